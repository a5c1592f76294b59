// In which cells two boards differ, and by what.
import type { Board } from "../core/board.ts";
import { AGENT, CELL, EXIT, ORIENTATION_MASK } from "../core/cells.ts";
import { type Replay, resimulate } from "../core/replay.ts";

/** Of a cell on one board, compared with another. */
export const SAME = 0;
export const GONE = 1;
export const NEW = 2;
/** Something else stands there. */
export const OTHER = 3;

export interface TypeDifference {
  readonly code: number;
  /** Cells of this type that only the untouched board has there, and those that only the played one has. */
  readonly gone: number;
  readonly new: number;
}

export interface Difference {
  /** `[cell]`: `SAME`, `GONE`, `NEW` or `OTHER`. */
  readonly marks: Uint8Array;
  /** By ascending code; only types that differ. */
  readonly byType: readonly TypeDifference[];
}

/** What the agent made of a board of the same size. Agents themselves do not count, nor whether exits are open. */
export function differenceOf(played: Board, untouched: Board): Difference {
  const marks = new Uint8Array(played.cells.length);
  const counts = new Map<number, { gone: number; new: number }>();
  const countOf = (code: number) => {
    const known = counts.get(code) ?? { gone: 0, new: 0 };
    counts.set(code, known);
    return known;
  };
  marks.forEach((_, cell) => {
    const [now, otherwise] = [seen(played.cells[cell]), seen(untouched.cells[cell])];
    if (now === otherwise) return;
    if (otherwise !== CELL.empty) countOf(otherwise).gone++;
    if (now !== CELL.empty) countOf(now).new++;
    marks[cell] = now === CELL.empty ? GONE : otherwise === CELL.empty ? NEW : OTHER;
  });
  const byType = [...counts].map(([code, count]) => ({ code, ...count })).sort((a, b) => a.code - b.code);
  return { marks, byType };
}

/** The end of an episode, compared with its beginning. */
export const changedBy = (replay: Replay): Difference =>
  differenceOf(resimulate(replay).board, replay.level.board);

const seen = (cell: number): number => {
  if (cell & AGENT) return CELL.empty;
  return cell & EXIT ? CELL.exit : cell & ~ORIENTATION_MASK;
};
