// The life step in WebAssembly, four words of a plane at a time: equal to `advanceByWords`.
import { instantiate } from "../base/wasm.ts";
import { ALIVE, DESTRUCTIBLE } from "./cells.ts";
import type { LifeOptions } from "./life.ts";
import type { BitBoard } from "./planes.ts";
import { LIFE_WASM } from "./simd/life-wasm.ts";

/** What `simd/life.ts` exports. */
interface LifeKernel {
  readonly memory: WebAssembly.Memory;
  prepare(height: number, width: number): number;
  advance(present: number, key0: number, key1: number, step: number, spawnBelow: number): number;
}

/** What `advance` returns when cells came to life. */
const SOME_BORN = 3;

/** A step as `advanceByWords`, or null where there can be none. */
export function loadSimdLife(): ((board: BitBoard, options: LifeOptions) => boolean) | null {
  const kernel = instantiate<LifeKernel>(LIFE_WASM);
  if (kernel === null) return null;
  let height = 0;
  let width = 0;
  let planes = new Int32Array(0);

  return (board, { spawnProb, key, step }) => {
    if (board.height !== height || board.width !== width) {
      ({ height, width } = board);
      // May grow the memory, which then has another buffer.
      const address = kernel.prepare(height, width);
      planes = new Int32Array(kernel.memory.buffer, address, board.planes.length);
    }
    planes.set(board.planes);
    const spawnBelow = Math.fround(spawnProb) * 2 ** 32;
    const outcome = kernel.advance(board.present, key[0], key[1], step, spawnBelow);
    if (outcome === 0) return false;
    board.planes.set(planes);
    if (outcome === SOME_BORN) board.present |= ALIVE | DESTRUCTIBLE;
    return true;
  };
}
