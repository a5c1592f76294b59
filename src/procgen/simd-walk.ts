// The random walk of a pattern search in WebAssembly, for periods 1 and 2: equal to `PlainWalk`, and many times as fast.
import { exp } from "../base/exact-math.ts";
import { instantiate } from "../base/wasm.ts";
import type { Board } from "../core/board.ts";
import { ALIVE } from "../core/cells.ts";
import { kindsOf } from "./pattern-cells.ts";
import { statesOf } from "./plain-state.ts";
import { WALK_WASM } from "./simd/walk-wasm.ts";
import { enoughFilled, type Walk, type WalkStart } from "./walk.ts";

/** What `simd/kernels/walk.ts` exports. */
interface WalkKernel {
  readonly memory: WebAssembly.Memory;
  prepare(height: number, width: number, period: number): number;
  begin(key0: number, key1: number, enough: number, bonus: number, ...penalties: readonly number[]): void;
  walk(from: number, to: number): number;
}

/** Whether the kernel walks on such a board: what a change reaches must be there once only. */
export const walksInSimd = ({ height, width }: Board, period: number): boolean =>
  period <= 2 && Math.min(height, width) >= 2 * period + 3;

/** Starts walks where `walksInSimd`, one at a time: each ends the one before. Null where WebAssembly cannot. */
export function loadSimdWalk(): ((start: WalkStart) => Walk) | null {
  let temperature = 1;
  const weightOf = (energy: number) => exp(-energy / temperature);
  const kernel = instantiate<WalkKernel>(WALK_WASM, { draw: { weightOf } });
  if (kernel === null) return null;

  return (start) => {
    const { board, flags, seeds, key, settings } = start;
    const { period, oscillationBonus, wall, alive, tree } = settings;
    const second = statesOf(board, period)[period - 1];
    const address = kernel.prepare(board.height, board.width, period);
    const inputs = [kindsOf(board.cells), flags, second.cells.map((cell) => cell & ALIVE), seeds];
    const size = board.cells.length;
    inputs.forEach((input, i) => {
      new Uint8Array(kernel.memory.buffer, address + i * Math.ceil(size / 8) * 8).set(input);
    });
    temperature = settings.temperature;
    const penalties = [...wall, ...alive, ...tree];
    kernel.begin(key[0], key[1], enoughFilled(start), oscillationBonus, ...penalties);
    return {
      advance: (from, to) => kernel.walk(from, to) === 1,
      kinds: () => new Uint8Array(kernel.memory.buffer, address, size).slice(),
    };
  };
}
