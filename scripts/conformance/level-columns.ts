// What the statistics of generated levels are made of: one number a column and level.

import { type Key, split } from "../../src/base/random.ts";
import { type Board, copyBoard } from "../../src/core/board.ts";
import {
  AGENT,
  ALIVE,
  COLOR_NAMES,
  cellName,
  colorOf,
  ORIENTATION_MASK,
  SPAWNING,
} from "../../src/core/cells.ts";
import { advanceBits } from "../../src/core/fast-life.ts";
import { Game } from "../../src/core/game.ts";
import { BitBoard } from "../../src/core/planes.ts";
import type { GeneratedLevel } from "../../src/procgen/generate.ts";

/** Life steps after which boards are compared with their start. */
const LAST_STEP = 12;

/** Null where a share has nothing to be a share of. Columns that are missing are 0. */
export type Columns = Readonly<Record<string, number | null>>;

export function columnsOf({ level, regions, filled }: GeneratedLevel, key: Key): Columns {
  const game = new Game(level, split(key, "game"));
  const { board, goals } = game;
  const columns: Record<string, number | null> = {};
  const count = (name: string) => {
    columns[name] = (columns[name] ?? 0) + 1;
  };
  const regionCount = regions.reduce((a, b) => Math.max(a, b));
  const buffer = regions.filter((region) => region === 0).length;
  columns.n_regions = regionCount;
  columns.buffer_area = buffer;
  columns.region_area_mean = (regions.length - buffer) / regionCount;
  columns.n_populated_masks = filled;
  columns.required_points = game.required(0);
  columns.initial_available_points = game.available(0);
  columns.current_points = game.points(0);
  columns.min_performance = level.minPerformance;
  columns.n_exits = game.exits.length;
  columns.agent_exit_distance_wrapped_manhattan = exitDistance(game);
  for (const cell of board.cells) {
    count(`cells.${cellName(cell & ~ORIENTATION_MASK)}`);
    if (cell & SPAWNING) count("spawners");
    if (cell & ALIVE) count("alive");
  }
  for (const goal of goals.cells) {
    count(`goals.${colorOf(goal) === 0 ? "black" : COLOR_NAMES[colorOf(goal)]}`);
    if (goal & ALIVE) count("goal_cells_alive");
  }
  Object.assign(columns, stability(board, split(key, "life")));
  return columns;
}

function exitDistance({ agents: [agent], exits: [exit], board: { height, width } }: Game): number {
  const rows = Math.abs(agent.row - Math.floor(exit / width));
  const cols = Math.abs(agent.col - (exit % width));
  return Math.min(rows, height - rows) + Math.min(cols, width - cols);
}

function stability(board: Board, key: Key): Columns {
  const start = copyBoard(board);
  start.cells.forEach((cell, i) => {
    if (cell & AGENT) start.cells[i] = 0;
  });
  const columns: Record<string, number | null> = {};
  const moving = BitBoard.from(start);
  const alive = start.cells.filter((cell) => cell & ALIVE).length;
  for (let step = 0; step < LAST_STEP; step++) {
    advanceBits(moving, { spawnProb: 0.3, key, step });
    const { cells } = moving.toBoard();
    let same = 0;
    let sameAlive = 0;
    start.cells.forEach((cell, i) => {
      if (cells[i] !== cell) return;
      same++;
      if (cell & ALIVE) sameAlive++;
    });
    columns[`stable_all.${step + 1}`] = same / start.cells.length;
    columns[`stable_alive.${step + 1}`] = alive > 0 ? sameAlive / alive : null;
  }
  return columns;
}
