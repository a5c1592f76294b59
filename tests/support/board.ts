// Boards as text, for tests: one character a cell.
import { type Board, createBoard } from "../../src/core/board.ts";
import { AGENT, BLUE, CELL, EXIT, FROZEN, GREEN, PULLABLE, PUSHABLE, RED } from "../../src/core/cells.ts";
import type { Level } from "../../src/core/level.ts";

const SYMBOLS: Record<string, number> = {
  ".": 0,
  "#": CELL.wall,
  o: CELL.life,
  g: CELL.life | GREEN,
  r: CELL.life | RED,
  b: CELL.life | BLUE,
  H: CELL["hard-life"],
  A: AGENT | FROZEN,
  C: CELL.crate,
  E: CELL.exit,
  S: CELL.spawner,
  t: CELL.tree,
  p: CELL.plant,
  // Pushed but not pulled, and pulled but not pushed.
  ">": FROZEN | PUSHABLE,
  "<": FROZEN | PULLABLE,
  e: CELL.exit | PUSHABLE,
  x: EXIT | AGENT | FROZEN,
};

export function boardOf(...rows: string[]): Board {
  const board = createBoard(rows.length, rows[0].length);
  rows.forEach((row, i) => {
    [...row].forEach((symbol, j) => {
      const cell = SYMBOLS[symbol];
      if (cell === undefined) throw new Error(`no cell for "${symbol}"`);
      board.cells[i * board.width + j] = cell;
    });
  });
  return board;
}

/** A level with an agent wherever the text has one. Goals are where `goals` has life: its colour. */
export function levelOf(rows: string[], changes: Partial<Level> = {}): Level {
  const board = boardOf(...rows);
  const agents = [...board.cells].flatMap((cell, index) =>
    cell & AGENT ? [{ row: Math.floor(index / board.width), col: index % board.width }] : [],
  );
  return {
    name: "test",
    board,
    goals: createBoard(board.height, board.width),
    agents,
    agentNames: agents.map((_, i) => `agent${i}`),
    orientation: null,
    spawnProb: 0.3,
    minPerformance: -1,
    pointsTables: null,
    rules: "safelife",
    ...changes,
  };
}
