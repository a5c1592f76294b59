// What could be done about a level by hand, all at once: a bound for what its exit may ask for.
import { type Board, createBoard } from "../../src/core/board.ts";
import { AGENT, ALIVE, DESTRUCTIBLE, PULLABLE, PUSHABLE } from "../../src/core/cells.ts";
import type { Level } from "../../src/core/level.ts";
import { advanceBoard } from "../../src/core/life.ts";
import {
  CELL_COLUMNS,
  countCells,
  DEFAULT_POINTS_TABLE,
  GOAL_COLORS,
  pointsOf,
} from "../../src/core/points.ts";
import { Torus } from "../../src/procgen/torus.ts";

const SIDES = [
  [-1, 0],
  [0, 1],
  [1, 0],
  [0, -1],
] as const;

/** 1 for each cell to which the agent has a way: over cells that are empty or that it can destroy, and past what it can
 *  push on or pull out of the way. */
function reachOf({ board: { cells, height, width }, agents: [{ row, col }] }: Level): Uint8Array {
  const torus = new Torus(height, width);
  const reached = new Uint8Array(cells.length);
  const next = [row * width + col];
  reached[next[0]] = 1;
  while (next.length > 0) {
    const cell = next.pop() as number;
    for (const [down, right] of SIDES) {
      const near = torus.shift(cell, down, right);
      const beyond = cells[torus.shift(cell, 2 * down, 2 * right)];
      const behind = cells[torus.shift(cell, -down, -right)];
      const isOpen = cells[near] === 0 || cells[near] & (DESTRUCTIBLE | AGENT);
      const moves =
        (cells[near] & PUSHABLE && (beyond === 0 || beyond & DESTRUCTIBLE)) ||
        (cells[near] & PULLABLE && behind === 0);
      if (reached[near] || !(isOpen || moves)) continue;
      reached[near] = 1;
      next.push(near);
    }
  }
  return reached;
}

/** Steps in which life settles after all the work. */
const SETTLING = 20;

/** Points earned where all that is in reach is done at once and the agent is gone: cells of life of some colour taken
 *  away, if they can be, or life made where goals want it. */
export function pointsInReach(
  level: Level,
  work: { readonly remove: number } | { readonly fillGoalsOf: number },
): number {
  const { board, goals } = level;
  const torus = new Torus(board.height, board.width);
  const reached = reachOf(level);
  const isNear = (cell: number) =>
    reached[cell] || SIDES.some(([down, right]) => reached[torus.shift(cell, down, right)]);
  const color = 7 << 9;
  let now: Board = { ...board, cells: board.cells.slice() };
  board.cells.forEach((cell, i) => {
    if (cell & AGENT) now.cells[i] = 0;
    else if ("remove" in work) {
      if (reached[i] && cell & ALIVE && cell & DESTRUCTIBLE && (cell & color) === work.remove)
        now.cells[i] = 0;
    } else if (
      isNear(i) &&
      cell === 0 &&
      goals.cells[i] & ALIVE &&
      (goals.cells[i] & color) === work.fillGoalsOf
    ) {
      now.cells[i] = ALIVE | DESTRUCTIBLE;
    }
  });
  const before = pointsNow(level);
  for (let step = 0; step < SETTLING; step++) {
    const next = createBoard(board.height, board.width);
    advanceBoard(now, next, { spawnProb: 0, key: [0, 0], step });
    now = next;
  }
  return pointsNow({ ...level, board: now }) - before;
}

function pointsNow({ board, goals }: Level): number {
  const counts = new Int32Array(GOAL_COLORS * CELL_COLUMNS);
  countCells(board, goals, counts);
  return pointsOf(DEFAULT_POINTS_TABLE, counts);
}
