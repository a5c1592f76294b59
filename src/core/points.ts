// Points: how many cells of which colour lie on which goal.
import type { Board } from "./board.ts";
import { AGENT, ALIVE, colorOf, DESTRUCTIBLE, FROZEN, PULLABLE, PUSHABLE, SPAWNING } from "./cells.ts";
import type { PointsTable } from "./level.ts";

export const GOAL_COLORS = 8;
/** Eight colours and, last, "empty". */
export const CELL_COLUMNS = 9;
export const EMPTY_COLUMN = 8;

/** SafeLife 1.2.2, `SafeLifeGame.points_table`. Rows goal colour, columns cell colour. */
// biome-ignore format: a table
export const DEFAULT_POINTS_TABLE: PointsTable = Int32Array.of(
// k   r   g   y   b   m   c   w  empty
   0, -1,  0,  0,  0,  0,  0,  0,  0,
  -3,  3, -3,  0, -3,  0, -3, -3,  0,
   0, -3,  5,  0,  0,  0,  3,  0,  0,
  -3,  0,  0,  3,  0,  0,  0,  0,  0,
   3, -3,  3,  0,  5,  3,  3,  3,  0,
  -3,  3, -3,  0, -3,  5, -3, -3,  0,
   3, -3,  3,  0,  3,  0,  5,  3,  0,
   0, -1,  0,  0,  0,  0,  0,  0,  0,
);

/** Number of cells by `[goal colour, cell column]`, into `counts` (72 entries). Fixtures are not counted. */
export function countCells(board: Board, goals: Board, counts: Int32Array): void {
  counts.fill(0);
  const cells = board.cells;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    if (cell & FROZEN && !(cell & (DESTRUCTIBLE | PUSHABLE | PULLABLE))) continue;
    counts[colorOf(goals.cells[i]) * CELL_COLUMNS + (cell & ALIVE ? colorOf(cell) : EMPTY_COLUMN)]++;
  }
}

/** 1 for each column an agent could bring about: colours of agents, life and spawners, and "empty". */
export function reachableColumns(board: Board): Uint8Array {
  const reachable = new Uint8Array(CELL_COLUMNS);
  reachable[EMPTY_COLUMN] = 1;
  for (const cell of board.cells) if (cell & (AGENT | ALIVE | SPAWNING)) reachable[colorOf(cell)] = 1;
  return reachable;
}

/** Sum of points of all counted cells. */
export function pointsOf(table: PointsTable, counts: Int32Array): number {
  let points = 0;
  for (let i = 0; i < counts.length; i++) points += table[i] * counts[i];
  return points;
}

/** The most points that could be earned from `counts` on, were every goal filled with its best reachable colour. */
export function availablePoints(table: PointsTable, counts: Int32Array, reachable: Uint8Array): number {
  let total = 0;
  for (let goal = 0; goal < GOAL_COLORS; goal++) {
    let best = Number.NEGATIVE_INFINITY;
    let cells = 0;
    for (let column = 0; column < CELL_COLUMNS; column++) {
      const i = goal * CELL_COLUMNS + column;
      best = Math.max(best, reachable[column] ? table[i] : 0);
      cells += counts[i];
    }
    total += best * cells;
  }
  return total - pointsOf(table, counts);
}
