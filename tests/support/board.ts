// Boards as text, for tests: plain-text boards without a file around them.
import { type Board, createBoard } from "../../src/core/board.ts";
import { AGENT } from "../../src/core/cells.ts";
import type { Level } from "../../src/core/level.ts";
import { rowsToBoard, STANDARD_LEGEND } from "../../src/share/board-text.ts";

export const boardOf = (...rows: string[]): Board => rowsToBoard(rows, STANDARD_LEGEND, "the test");

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
