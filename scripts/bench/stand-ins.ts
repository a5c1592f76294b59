// Levels made on the spot, of the size and make of official tasks, so that figures need no files.
import { integer, type Key, keyFromSeed, split, uniform } from "../../src/base/random.ts";
import { createBoard } from "../../src/core/board.ts";
import { BLUE, CELL, GREEN, RED } from "../../src/core/cells.ts";
import type { Level } from "../../src/core/level.ts";

const SIDE = 26;
const SPACING = 5;
const AGENT = { row: 14, col: 15 };
/** Cells around the agent where nothing is put, as in official levels. */
const CLEARANCE = 4;

/** A still level: blocks of green and red life, trees and walls, blue goals; the agent amid, an exit away. */
export function stillLevel(index: number): Level {
  const key = split(keyFromSeed(2), "still", index);
  const board = createBoard(SIDE, SIDE);
  const goals = createBoard(SIDE, SIDE);
  let draw = 0;
  for (let row = 0; row + SPACING <= SIDE; row += SPACING) {
    for (let col = 0; col + SPACING <= SIDE; col += SPACING) {
      if (Math.max(Math.abs(row - AGENT.row), Math.abs(col - AGENT.col)) <= CLEARANCE) continue;
      placeSomething(key, draw++, { board: board.cells, goals: goals.cells, at: row * SIDE + col });
    }
  }
  board.cells[AGENT.row * SIDE + AGENT.col] = CELL.player;
  board.cells[25 * SIDE + 25] = CELL.exit;
  return {
    name: `stand-in-${index}`,
    board,
    goals,
    agents: [AGENT],
    agentNames: ["agent0"],
    orientation: 1,
    spawnProb: 0.3,
    minPerformance: 0.5,
    pointsTables: null,
    rules: "safelife",
  };
}

function placeSomething(key: Key, draw: number, to: { board: Uint16Array; goals: Uint16Array; at: number }) {
  const kind = uniform(key, draw);
  const block = [0, 1, SIDE, SIDE + 1].map((offset) => to.at + offset);
  if (kind < 0.5) {
    const color = integer(key, draw, 3, 1) === 0 ? RED : GREEN;
    for (const index of block) to.board[index] = CELL.life | color;
  } else if (kind < 0.6) {
    to.board[to.at] = CELL.tree;
  } else if (kind < 0.7) {
    to.board[to.at] = CELL.wall;
  } else if (kind < 0.85) {
    for (const index of block) to.goals[index] = BLUE;
  }
}
