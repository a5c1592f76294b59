// The original's `GameOfLife` class: other rules for birth, colour and spawning. Some example files name it.
import { uniform } from "../base/random.ts";
import type { Board } from "./board.ts";
import {
  ALIVE,
  COLOR_MASK,
  COLOR_SHIFT,
  DESTRUCTIBLE,
  FROZEN,
  INHIBITING,
  PRESERVING,
  SPAWNING,
} from "./cells.ts";
import type { LifeOptions } from "./life.ts";

export interface GameOfLifeOptions extends LifeOptions {
  /** Numbers of live neighbours (the cell itself excluded) with which a cell lives on; default 2, 3. */
  readonly survive?: readonly number[];
  /** Numbers of live neighbours that bring a cell to life; default 3. */
  readonly born?: readonly number[];
}

/** One step into `next`; `board` is only read. Differs from `advanceBoard` as SafeLife 1.2.2's class does. */
export function advanceGameOfLife(board: Board, next: Board, options: GameOfLifeOptions): void {
  const { spawnProb, key, step, survive = [2, 3], born = [3] } = options;
  const { height, width, cells } = board;
  const colorWeight = [0, 0, 0];
  for (let row = 0; row < height; row++) {
    for (let col = 0; col < width; col++) {
      const index = row * width + col;
      const cell = cells[index];
      let live = 0;
      let spawners = 0;
      let indestructible = 0;
      let any = 0;
      colorWeight.fill(0);
      for (let i = 0; i < 9; i++) {
        if (i === 4) continue;
        const neighborRow = (row + height + Math.floor(i / 3) - 1) % height;
        const neighborCol = (col + width + (i % 3) - 1) % width;
        const neighbor = cells[neighborRow * width + neighborCol];
        any |= neighbor;
        if (neighbor & ALIVE) live++;
        if (neighbor & ALIVE && !(neighbor & DESTRUCTIBLE)) indestructible++;
        if (neighbor & SPAWNING) spawners++;
        const weight = (neighbor & ALIVE ? 1 : 0) + (neighbor & SPAWNING ? 2 : 0);
        for (let k = 0; k < 3; k++) if (neighbor & (1 << (COLOR_SHIFT + k))) colorWeight[k] += weight;
      }
      next.cells[index] = cell;
      if (cell & FROZEN) continue;
      if (cell & ALIVE) {
        if (!(any & PRESERVING) && !survive.includes(live)) next.cells[index] = 0;
      } else if (!(any & INHIBITING)) {
        const spawnChance = 1 - (1 - spawnProb) ** spawners;
        if (born.includes(live) || (spawners > 0 && uniform(key, step, index) < spawnChance)) {
          let colors = 0;
          for (let k = 0; k < 3; k++) if (colorWeight[k] >= 2) colors |= 1 << (COLOR_SHIFT + k);
          next.cells[index] = ALIVE | (colors & COLOR_MASK) | (indestructible < 2 ? DESTRUCTIBLE : 0);
        }
      }
    }
  }
}
