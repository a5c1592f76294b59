// The boards of a game, cell by cell or as bit planes: the same rules on either.
import type { Key } from "../base/random.ts";
import type { Board, Cells } from "./board.ts";
import type { Level } from "./level.ts";
import type { BitBoard } from "./planes.ts";

/** Board and goals of a game; as `Cells` it is the board. */
export interface World extends Cells {
  /** Each kind of world holds its boards in one of two forms and makes the other when asked. Only to look at; what
   *  is not a copy changes with the next step. */
  readonly board: Board;
  readonly goals: Board;
  readonly boardBits: BitBoard;
  readonly goalBits: BitBoard;
  /** One life step of board and goals. @param step of the game, from 0: spawners draw by it */
  advance(step: number): void;
  /** Number of cells by `[goal colour, cell column]`, into `counts` (72 entries), see `countCells`. */
  count(counts: Int32Array): void;
  /** An independent copy. */
  clone(): World;
}

/** The boards of a level as stored; the key decides what spawners do. */
export type WorldMaker = (level: Level, key: Key) => World;
