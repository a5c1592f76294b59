// Levels made on the spot, of the size and make of the official append-still, so that figures need no files.
import { integer, type Key, keyFromSeed, split, uniform } from "../../src/base/random.ts";
import { type Board, createBoard } from "../../src/core/board.ts";
import { BLUE, CELL, GREEN, RED } from "../../src/core/cells.ts";
import type { Level } from "../../src/core/level.ts";

const SIDE = 26;
/** Blocks of four live cells, and blocks of goals. */
const BLOCKS = 9;
const GOALS = 12;
const SPAWNERS = 6;
/** Share of the other cells that hold a crate; they keep disorder from spreading. */
const CRATES = 0.2;
const AGENT = { row: 14, col: 15 };

/** A still level: blocks of green life among crates, blue goals, the agent amid, an exit in a corner. */
export function stillLevel(index: number): Level {
  const key = split(keyFromSeed(2), "still", index);
  const board = createBoard(SIDE, SIDE);
  const goals = createBoard(SIDE, SIDE);
  board.cells.forEach((_, i, cells) => {
    if (uniform(split(key, "crates"), i) < CRATES) cells[i] = CELL.crate;
  });
  placeBlocks(board, split(key, "life"), BLOCKS, CELL.life | GREEN);
  placeBlocks(goals, split(key, "goals"), GOALS, BLUE);
  fill(board, AGENT.row - 1, AGENT.col - 1, 3, CELL.empty);
  board.cells[AGENT.row * SIDE + AGENT.col] = CELL.player;
  board.cells[SIDE * SIDE - 1] = CELL.exit;
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

/** The same with spawners here and there, as in the official append-spawn. */
export function spawningLevel(index: number): Level {
  const level = stillLevel(index);
  const key = split(keyFromSeed(2), "spawners", index);
  for (let i = 0; i < SPAWNERS; i++) {
    level.board.cells[integer(key, i, SIDE * SIDE)] = CELL.spawner | RED | GREEN;
  }
  return level;
}

/** 2×2 blocks with an empty margin, in places of a 6×6 grid, some perhaps twice. */
function placeBlocks(board: Board, key: Key, count: number, cell: number): void {
  for (let i = 0; i < count; i++) {
    const row = 4 * integer(key, i, 6);
    const col = 4 * integer(key, i, 6, 1);
    fill(board, row, col, 4, CELL.empty);
    fill(board, row + 1, col + 1, 2, cell);
  }
}

function fill(board: Board, top: number, left: number, side: number, cell: number): void {
  for (let row = top; row < top + side; row++) {
    for (let col = left; col < left + side; col++) board.cells[row * SIDE + col] = cell;
  }
}
