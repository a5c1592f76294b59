// What is done to a whole level besides a turn: another size, all cells moved.
import type { Board } from "../../core/board.ts";
import type { Level } from "../../core/level.ts";
import { entriesOf, withEntries } from "./agents.ts";
import { indexAt, type Place, placeOf, type Size, wrap } from "./shapes.ts";

/** Over the edges: what leaves on one side comes in on the other. */
export const shiftLevel = (level: Level, down: number, right: number): Level =>
  rearrange(level, level.board, (row, col) => ({
    row: wrap(row - down, level.board.height),
    col: wrap(col - right, level.board.width),
  }));

/** Where rows and columns are added or taken away. */
export type Growth = "end" | "around";

export function resizeLevel(level: Level, size: Size, growth: Growth): Level {
  const before = (now: number, then: number) => (growth === "end" ? 0 : Math.floor((then - now) / 2));
  const top = before(level.board.height, size.height);
  const left = before(level.board.width, size.width);
  return rearrange(level, size, (row, col) => ({ row: row - top, col: col - left }));
}

/** @param source of each new cell; one beyond the edges is empty */
function rearrange(
  level: Level,
  { height, width }: Size,
  source: (row: number, col: number) => Place,
): Level {
  const { board, goals } = level;
  const sources = new Int32Array(height * width);
  const destination = new Map<number, number>();
  for (let index = 0; index < sources.length; index++) {
    const { row, col } = source(Math.floor(index / width), index % width);
    const isThere = row >= 0 && col >= 0 && row < board.height && col < board.width;
    sources[index] = isThere ? row * board.width + col : -1;
    if (isThere) destination.set(sources[index], index);
  }
  const take = ({ cells }: Board): Board => ({
    height,
    width,
    cells: Uint16Array.from(sources, (from) => (from < 0 ? 0 : cells[from])),
  });
  const entries = entriesOf(level).flatMap((entry) => {
    const index = destination.get(indexAt(board, entry.at));
    return index === undefined ? [] : [{ ...entry, at: placeOf({ height, width }, index) }];
  });
  return withEntries({ ...level, board: take(board), goals: take(goals) }, entries);
}
