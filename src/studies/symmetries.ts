// The eight ways to turn and mirror a square board. The rules know no direction, so what is right on one is right on all.
import type { Board } from "../core/board.ts";
import { AGENT, ORIENTATION_MASK, ORIENTATION_SHIFT } from "../core/cells.ts";
import type { Level, Orientation } from "../core/level.ts";

export const SYMMETRIES = 8;

/** @param symmetry from 0, which changes nothing; its last two bits are quarter turns to the right, after a mirror if it is
 *  4 or more */
export function turnedLevel(level: Level, symmetry: number): Level {
  const { board, goals, agents, orientation } = level;
  if (board.width !== board.height) throw new Error("Only square boards can be turned.");
  const size = board.width;
  return {
    ...level,
    board: turnedBoard(board, symmetry),
    goals: turnedBoard(goals, symmetry),
    agents: agents.map(({ row, col }) => placed(row, col, size, symmetry)),
    orientation: orientation === null ? null : turnedDirection(orientation, symmetry),
  };
}

/** 0 stays; then moves, then what is done to a neighbour, in four directions each. */
export const turnedAction = (action: number, symmetry: number): number =>
  action === 0
    ? 0
    : action - ((action - 1) & 3) + turnedDirection(((action - 1) & 3) as Orientation, symmetry);

/** Up, right, down, left. A mirror changes right and left. */
const turnedDirection = (direction: Orientation, symmetry: number): Orientation =>
  (((symmetry < 4 ? direction : 4 - direction) + symmetry) & 3) as Orientation;

function turnedBoard({ width, height, cells }: Board, symmetry: number): Board {
  const turned = new Uint16Array(cells.length);
  for (let row = 0; row < height; row++) {
    for (let col = 0; col < width; col++) {
      const place = placed(row, col, width, symmetry);
      turned[place.row * width + place.col] = turnedCell(cells[row * width + col], symmetry);
    }
  }
  return { width, height, cells: turned };
}

function turnedCell(cell: number, symmetry: number): number {
  if (!(cell & AGENT)) return cell;
  const direction = ((cell & ORIENTATION_MASK) >> ORIENTATION_SHIFT) as Orientation;
  return (cell & ~ORIENTATION_MASK) | (turnedDirection(direction, symmetry) << ORIENTATION_SHIFT);
}

function placed(row: number, col: number, size: number, symmetry: number) {
  let place = { row, col: symmetry < 4 ? col : size - 1 - col };
  for (let turn = 0; turn < (symmetry & 3); turn++) place = { row: place.col, col: size - 1 - place.row };
  return place;
}
