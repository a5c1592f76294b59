// A board of everything.
import { keyFromSeed, uniform } from "../../src/base/random.ts";
import { createBoard } from "../../src/core/board.ts";
import { CELL, COLOR_SHIFT } from "../../src/core/cells.ts";
import type { BoardPicture } from "../../src/ui/render/board-stage.ts";

const KINDS = Object.values(CELL);

/** 12 × 9, on goals. */
export function soup(seed: number): BoardPicture {
  const key = keyFromSeed(seed);
  const [board, goals] = [createBoard(12, 9), createBoard(12, 9)];
  for (let i = 0; i < board.cells.length; i++) {
    board.cells[i] = KINDS[Math.floor(KINDS.length * uniform(key, i))];
    goals.cells[i] = Math.floor(8 * uniform(key, i, 1)) << COLOR_SHIFT;
  }
  return { board, goals };
}
