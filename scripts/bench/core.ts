// The life step on random boards: cell by cell, and on bit planes.
import { keyFromSeed, split, uniform } from "../../src/base/random.ts";
import { type Board, createBoard } from "../../src/core/board.ts";
import { CELL } from "../../src/core/cells.ts";
import { advanceBits } from "../../src/core/fast-life.ts";
import { advanceBoard } from "../../src/core/life.ts";
import { BitBoard } from "../../src/core/planes.ts";
import { type Figure, medianMs, timesOriginal } from "./measure.ts";

const DENSITY = 0.3;
/** Many boards, so that no branch predictor learns one by heart. */
const BOARDS = 64;
/** µs per step of the original's C code on boards of that side and density. */
const ORIGINAL_US: Record<number, number> = { 26: 4.8974, 64: 34.7539 };
const OPTIONS = { spawnProb: 0.3, key: keyFromSeed(0), step: 0 };

export function benchCore(): Figure[] {
  return [26, 64].flatMap((side) => {
    const boards = Array.from({ length: BOARDS }, (_, i) => randomLife(side, i));
    const random = `${side}×${side}, ${DENSITY * 100} % alive`;
    const plain = microsecondsPerStep(plainSteps(boards), side);
    const fast = microsecondsPerStep(fastSteps(boards), side);
    return [
      { name: `core.plain_step_us_${side}`, value: plain, meaning: `µs per plain life step, ${random}` },
      {
        name: `core.fast_step_us_${side}`,
        value: fast,
        meaning: `µs per life step on bit planes, ${random}: ${timesOriginal(ORIGINAL_US[side] / fast)}`,
      },
    ];
  });
}

/** @param pass steps every board once */
function microsecondsPerStep(pass: () => void, side: number): number {
  const passes = Math.ceil(150_000 / (BOARDS * side * side));
  const run = () => {
    for (let i = 0; i < passes; i++) pass();
  };
  return (medianMs(run, { warmUps: 10, runs: 31 }) * 1000) / (passes * BOARDS);
}

function plainSteps(boards: readonly Board[]): () => void {
  const next = createBoard(boards[0].height, boards[0].width);
  return () => {
    for (const board of boards) advanceBoard(board, next, OPTIONS);
  };
}

/** Each step begins with a copy, which counts too. */
function fastSteps(boards: readonly Board[]): () => void {
  const starts = boards.map((board) => BitBoard.from(board));
  const board = starts[0].clone();
  return () => {
    for (const start of starts) {
      board.copyFrom(start);
      advanceBits(board, OPTIONS);
    }
  };
}

function randomLife(side: number, index: number): Board {
  const board = createBoard(side, side);
  const key = split(keyFromSeed(1), "board", index);
  for (let i = 0; i < board.cells.length; i++) if (uniform(key, i) < DENSITY) board.cells[i] = CELL.life;
  return board;
}
