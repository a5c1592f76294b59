// Quarter turns and mirrors of boards. The rules know no direction: a level that is turned goes on as it did.
import type { Board, Position } from "./board.ts";
import { AGENT, ORIENTATION_MASK, ORIENTATION_SHIFT } from "./cells.ts";
import type { Level, Orientation } from "./level.ts";

type Size = Pick<Board, "height" | "width">;
type Place = Readonly<Position>;

/** A quarter turn, or a mirror: left for right, up for down. */
export const TURNS = ["clockwise", "counterclockwise", "leftRight", "upDown"] as const;
export type Turn = (typeof TURNS)[number];

export const sizeAfter = ({ height, width }: Size, turn: Turn): Size =>
  turn === "leftRight" || turn === "upDown" ? { height, width } : { height: width, width: height };

/** The place that comes to (row, col) by the turn of something of this size. */
export function sourceOf({ height, width }: Size, turn: Turn, row: number, col: number): Position {
  switch (turn) {
    case "clockwise":
      return { row: height - 1 - col, col: row };
    case "counterclockwise":
      return { row: col, col: width - 1 - row };
    case "leftRight":
      return { row, col: width - 1 - col };
    case "upDown":
      return { row: height - 1 - row, col };
  }
}

const BACK = {
  clockwise: "counterclockwise",
  counterclockwise: "clockwise",
  leftRight: "leftRight",
  upDown: "upDown",
} as const satisfies Record<Turn, Turn>;

/** Where a place of something of this size comes to. */
export const placeAfter = (size: Size, turn: Turn, { row, col }: Place): Position =>
  sourceOf(sizeAfter(size, turn), BACK[turn], row, col);

const FACES = {
  clockwise: [1, 2, 3, 0],
  counterclockwise: [3, 0, 1, 2],
  leftRight: [0, 3, 2, 1],
  upDown: [2, 1, 0, 3],
} as const satisfies Record<Turn, readonly Orientation[]>;

export const directionAfter = (direction: Orientation, turn: Turn): Orientation => FACES[turn][direction];

/** Agents look where the turn takes them; to all else a turn does nothing. */
export function turnCell(cell: number, turn: Turn): number {
  if (!(cell & AGENT)) return cell;
  const facing = directionAfter(((cell & ORIENTATION_MASK) >> ORIENTATION_SHIFT) as Orientation, turn);
  return (cell & ~ORIENTATION_MASK) | (facing << ORIENTATION_SHIFT);
}

/** @returns a new one */
export function turnBoard({ cells, ...size }: Board, turn: Turn): Board {
  const { height, width } = sizeAfter(size, turn);
  const turned = cells.map((_, i) => {
    const { row, col } = sourceOf(size, turn, Math.floor(i / width), i % width);
    return turnCell(cells[row * size.width + col], turn);
  });
  return { height, width, cells: turned };
}

/** Its agents keep their order, names and tables. @returns a new one */
export const turnLevel = (level: Level, turn: Turn): Level => ({
  ...level,
  board: turnBoard(level.board, turn),
  goals: turnBoard(level.goals, turn),
  agents: level.agents.map((place) => placeAfter(level.board, turn, place)),
  orientation: level.orientation === null ? null : directionAfter(level.orientation, turn),
});
