// The life step, cell by cell: the readable reference that faster simulators are held to.
import { type Key, threefry } from "../base/random.ts";
import type { Board } from "./board.ts";
import { ALIVE, COLOR_MASK, DESTRUCTIBLE, EXIT, FROZEN, INHIBITING, PRESERVING, SPAWNING } from "./cells.ts";

export interface LifeOptions {
  /** Chance in [0, 1] that a spawner fills an empty neighbour; narrowed to float32 as in the original. */
  readonly spawnProb: number;
  /** A spawner's draw for a cell depends on (key, step, cell index) only. */
  readonly key: Key;
  readonly step: number;
}

const draw = new Uint32Array(2);

/** One step of the rules into `next`; `board` is only read (SafeLife 1.2.2, `advance_board`). */
export function advanceBoard(board: Board, next: Board, { spawnProb, key, step }: LifeOptions): void {
  const { height, width, cells } = board;
  const out = next.cells;
  // A uint32 below this fires: 0 never, 2^32 always.
  const spawnBelow = Math.fround(spawnProb) * 2 ** 32;
  for (let row = 0; row < height; row++) {
    const rowAbove = (row === 0 ? height - 1 : row - 1) * width;
    const rowHere = row * width;
    const rowBelow = (row === height - 1 ? 0 : row + 1) * width;
    for (let col = 0; col < width; col++) {
      const left = col === 0 ? width - 1 : col - 1;
      const right = col === width - 1 ? 0 : col + 1;
      const index = rowHere + col;
      const cell = cells[index];
      if (cell & FROZEN) {
        out[index] = cell;
        continue;
      }
      // Counts are of the whole 3×3 block, the cell itself included.
      let live = 0;
      let any = 0;
      let destructible = 0;
      let once = 0; // colours of at least one live cell
      let colors = 0; // colours of at least two live cells, or of a spawning cell
      for (let i = 0; i < 9; i++) {
        const start = i < 3 ? rowAbove : i < 6 ? rowHere : rowBelow;
        const side = i % 3;
        const neighbor = cells[start + (side === 0 ? left : side === 1 ? col : right)];
        any |= neighbor;
        if (neighbor & SPAWNING) colors |= neighbor;
        if (neighbor & ALIVE) {
          live++;
          // Quirk of the original: a live exit counts as destructible here.
          if (neighbor & (DESTRUCTIBLE | EXIT)) destructible++;
          colors |= once & neighbor;
          once |= neighbor;
        }
      }
      if (cell & ALIVE) {
        out[index] = any & PRESERVING || live === 3 || live === 4 ? cell : 0;
      } else if (any & INHIBITING) {
        out[index] = cell;
      } else if (live === 3) {
        out[index] = ALIVE | (colors & COLOR_MASK) | (destructible >= 2 ? DESTRUCTIBLE : 0);
      } else if (any & SPAWNING && spawns(key, step, index, spawnBelow)) {
        out[index] = ALIVE | (colors & COLOR_MASK) | DESTRUCTIBLE;
      } else {
        out[index] = cell;
      }
    }
  }
}

function spawns(key: Key, step: number, index: number, spawnBelow: number): boolean {
  threefry(key[0], key[1], step, index, draw);
  return draw[0] < spawnBelow;
}
