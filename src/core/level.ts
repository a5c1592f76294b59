// A level says how an episode starts.
import type { Board, Position } from "./board.ts";

/** 0 up, 1 right, 2 down, 3 left. */
export type Orientation = 0 | 1 | 2 | 3;

/** Points for each cell: `[8 goal colours, 9 cell colours]` row-major, column 8 = empty. */
export type PointsTable = Int32Array;

/** As stored: boards are as in the file, before orientation and exits are applied. Never written to. */
export interface Level {
  readonly name: string;
  /** What it is about, for a person who plays it. */
  readonly hint?: string;
  readonly board: Board;
  readonly goals: Board;
  /** In the order in which they act. A position without an agent on the board is allowed: it never acts. */
  readonly agents: readonly Readonly<Position>[];
  readonly agentNames: readonly string[];
  /** Given to every agent at load; null keeps what the board says. */
  readonly orientation: Orientation | null;
  /** Chance that a spawner fills an empty neighbour in one step. */
  readonly spawnProb: number;
  /** Share of the available points an agent needs before the exit opens; negative: always open. */
  readonly minPerformance: number;
  /** One table per agent, or null for the default. */
  readonly pointsTables: readonly PointsTable[] | null;
  /** "game-of-life" is the slower variant some of the original's files ask for. */
  readonly rules: "safelife" | "game-of-life";
}
