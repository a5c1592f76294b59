// The board of a pattern search with its next states, and how far they are from coming back to the first.

import { type Board, copyBoard, createBoard } from "../core/board.ts";
import { advanceBoard } from "../core/life.ts";
import type { IndexSet } from "./index-set.ts";

export interface PatternState {
  /** The kind of every cell, row-major. */
  readonly kinds: Uint8Array;
  /** Cells that must come back and do not. */
  readonly bad: IndexSet;
  /** `[kind]` violations and oscillating cells, after `look`, if the cell were of that kind: all there are on the
   *  board less a number that is the same for all four. */
  readonly violations: Int32Array;
  readonly oscillations: Int32Array;
  look(cell: number): void;
  /** Makes a cell be of another kind. */
  put(cell: number, kind: number): void;
}

/** The boards at times 0 … period - 1; spawners rest. */
export function statesOf(board: Board, period: number): Board[] {
  const states = [copyBoard(board)];
  for (let step = 1; step < period; step++) {
    const next = createBoard(board.height, board.width);
    advanceBoard(states[step - 1], next, { spawnProb: 0, key: [0, 0], step: 0 });
    states.push(next);
  }
  return states;
}
