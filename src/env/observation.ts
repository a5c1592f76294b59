// What an agent sees: a window of the torus around it, with exits shown at the edge when they are out of view.
import type { Board, Position } from "../core/board.ts";
import { COLOR_MASK, COLOR_SHIFT } from "../core/cells.ts";

export interface ViewSize {
  readonly height: number;
  readonly width: number;
}

export interface ViewOptions extends ViewSize {
  /** White goals stand for "no goal" in generated levels; "hide" drops them from view. */
  readonly whiteGoals: "hide" | "show";
}

/** What must be known of a game to observe it. */
export interface Observable {
  readonly board: Board;
  readonly goals: Board;
  readonly exits: readonly number[];
}

/** SafeLife 1.2.2, `training/env_factory.py`. */
export const TRAINING_VIEW: ViewOptions = { height: 25, width: 25, whiteGoals: "hide" };

/** Bits of a view word that the networks see, in the original's order: cell flags, colours, goal colours, orientation. */
export const TRAINING_CHANNELS: readonly number[] = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 25, 26, 27, 12, 13];

/** A goal colour is this many bits above the colour of the cell. */
export const GOAL_SHIFT = 16;

const WHITE = 7;

/** The remainder in [0, size). */
export const wrap = (value: number, size: number): number => ((value % size) + size) % size;

/**
 * The view words around `center`, `[view height, view width]` into `out`: the cell in the low half, the goal
 * colour in bits 25–27. A view larger than the board repeats it (SafeLife 1.2.2, `SafeLifeEnv.get_obs`).
 */
export function observe(game: Observable, center: Position, view: ViewOptions, out: Uint32Array): void {
  const { height, width, cells } = game.board;
  const goals = game.goals.cells;
  const top = wrap(center.row - (view.height >> 1), height);
  const left = wrap(center.col - (view.width >> 1), width);
  let at = 0;
  for (let i = 0, row = top; i < view.height; i++, row = row + 1 === height ? 0 : row + 1) {
    for (let j = 0, col = left; j < view.width; j++, col = col + 1 === width ? 0 : col + 1) {
      const index = row * width + col;
      out[at++] = viewWord(cells[index], goals[index], view);
    }
  }
  for (const exit of game.exits) {
    const row = offsetInView(Math.floor(exit / width) - center.row, height, view.height);
    const col = offsetInView((exit % width) - center.col, width, view.width);
    out[row * view.width + col] = viewWord(cells[exit], goals[exit], view);
  }
}

/** What is seen of one cell. @param goal the cell word of the goals */
export function viewWord(cell: number, goal: number, { whiteGoals }: ViewOptions): number {
  const goalColor = goal & COLOR_MASK;
  const isHidden = whiteGoals === "hide" && goalColor >> COLOR_SHIFT === WHITE;
  return cell | (isHidden ? 0 : goalColor << GOAL_SHIFT);
}

/** Where an exit at this distance appears: the shorter way round the torus, clamped to the edge of the view. */
export function offsetInView(distance: number, size: number, viewSize: number): number {
  const half = size >> 1;
  const offset = wrap(distance + half, size) - half + (viewSize >> 1);
  return Math.min(Math.max(offset, 0), viewSize - 1);
}
