// A level to begin with: one agent in the middle of nothing.
import { createBoard } from "../../core/board.ts";
import { CELL, GREEN } from "../../core/cells.ts";
import type { Level } from "../../core/level.ts";
import { words } from "../words/words.ts";

/** As `safelife new` of the original. */
const SIDE = 15;

export function blankLevel(): Level {
  const [board, goals] = [createBoard(SIDE, SIDE), createBoard(SIDE, SIDE)];
  const middle = (SIDE - 1) / 2;
  board.cells[middle * SIDE + middle] = CELL.player | GREEN;
  return {
    name: words.peek().edit.myLevel,
    board,
    goals,
    agents: [{ row: middle, col: middle }],
    agentNames: ["agent0"],
    orientation: null,
    spawnProb: 0.3,
    minPerformance: -1,
    pointsTables: null,
    rules: "safelife",
  };
}
