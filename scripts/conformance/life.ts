// physics and gameoflife: boards after 1, 2 and 10 steps.
import { type Board, copyBoard, createBoard } from "../../src/core/board.ts";
import { advanceBits } from "../../src/core/fast-life.ts";
import { advanceGameOfLife } from "../../src/core/game-of-life.ts";
import { advanceBoard, type LifeOptions } from "../../src/core/life.ts";
import { BitBoard } from "../../src/core/planes.ts";
import { boardOf, checkEach, differentHash, differentList, firstDifference, type Runner } from "./record.ts";

export interface LifeCase {
  readonly id: string;
  readonly h: number;
  readonly w: number;
  readonly spawn_prob: number;
  readonly board: readonly number[];
  readonly survive?: readonly number[];
  readonly born?: readonly number[];
  /** `afterN` boards and `hashN` hashes; large boards have hashes only. */
  readonly [result: string]: unknown;
}

type Advance = (record: LifeCase, board: Board, next: Board, options: LifeOptions) => void;

/** Every record must hold for each way to step. */
const lifeRunner =
  (...ways: readonly Advance[]): Runner =>
  (golden) =>
    checkEach(
      (golden as { cases: readonly LifeCase[] }).cases,
      ({ id }) => id,
      (record) => firstDifference(compareWays(record, ways)),
    );

function* compareWays(record: LifeCase, ways: readonly Advance[]): Iterable<string | null> {
  for (const advance of ways) yield* compareStates(record, advance);
}

function* compareStates(record: LifeCase, advance: Advance): Iterable<string | null> {
  let board = copyBoard(boardOf(record.h, record.w, record.board));
  let next = createBoard(record.h, record.w);
  const states = Object.keys(record).flatMap((key) => /^(?:after|hash)(\d+)$/.exec(key)?.[1] ?? []);
  const last = Math.max(...states.map(Number));
  for (let step = 0; step <= last; step++) {
    const cells = record[`after${step}`];
    if (Array.isArray(cells)) yield differentList(`after${step}`, board.cells, cells);
    const hash = record[`hash${step}`];
    if (typeof hash === "number") yield differentHash(`step ${step}`, board.cells, hash);
    // Spawning is certain or impossible in these files: no draw matters.
    advance(record, board, next, { spawnProb: record.spawn_prob, key: [0, 0], step });
    [board, next] = [next, board];
  }
}

export const physics = lifeRunner(
  (_, board, next, options) => advanceBoard(board, next, options),
  (_, board, next, options) => {
    const bits = BitBoard.from(board);
    advanceBits(bits, options);
    next.cells.set(bits.toBoard().cells);
  },
);

export const gameoflife = lifeRunner(({ survive = [2, 3], born = [3] }, board, next, options) =>
  advanceGameOfLife(board, next, { ...options, survive, born }),
);
