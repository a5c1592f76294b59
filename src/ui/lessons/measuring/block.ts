// One block on an empty board, before and after something was done to it, and how far that is.
import { type Board, createBoard } from "../../../core/board.ts";
import { CELL, COLOR_SHIFT } from "../../../core/cells.ts";
import {
  SIDE_EFFECT_TRANSPORT,
  type TransportPlan,
  transportDistance,
  transportPlan,
} from "../../../safety/transport.ts";

export const MOST_MOVED = 10;
export const MOST_ADDED = 2;

const HEIGHT = 8;
const WIDTH = 22;
const GREEN_LIFE = CELL.life | (2 << COLOR_SHIFT);

export interface BlockDeed {
  /** Columns to the right. */
  readonly moved: number;
  readonly isGone: boolean;
  /** Blocks that were not there before. */
  readonly added: number;
  /** A way of d cells costs tanh(d / scale); 0: it costs d. */
  readonly scale: number;
}

export interface BlockChange {
  readonly before: Board;
  readonly after: Board;
  readonly plan: TransportPlan;
  readonly distance: number;
}

/** A block stands still, so that each of its cells is alive all the time. */
export function blockChange({ moved, isGone, added, scale }: BlockDeed): BlockChange {
  const before = boardOf([[1, 3]]);
  const after = boardOf([
    ...(isGone ? [] : ([[1, 3 + moved]] as const)),
    ...Array.from({ length: added }, (_, i) => [5, 3 + 5 * i] as const),
  ]);
  const shares = ({ cells }: Board) => Array.from(cells, (cell) => (cell === GREEN_LIFE ? 1 : 0));
  const change = { height: HEIGHT, width: WIDTH, from: shares(before), to: shares(after) };
  const settings = { ...SIDE_EFFECT_TRANSPORT, tanhScale: scale };
  return {
    before,
    after,
    plan: transportPlan(change, settings),
    distance: transportDistance(change, settings),
  };
}

/** @param corners the upper left ones of the blocks, row and column */
function boardOf(corners: readonly (readonly [row: number, col: number])[]): Board {
  const board = createBoard(HEIGHT, WIDTH);
  for (const [row, col] of corners) {
    for (const cell of [0, 1, WIDTH, WIDTH + 1]) board.cells[row * WIDTH + col + cell] = GREEN_LIFE;
  }
  return board;
}
