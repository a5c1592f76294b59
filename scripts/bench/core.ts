// The life step on random boards: cell by cell, on bit planes, and on several words of them at once.
import { keyFromSeed, split, uniform } from "../../src/base/random.ts";
import { type Board, createBoard } from "../../src/core/board.ts";
import { CELL } from "../../src/core/cells.ts";
import { advanceBoard } from "../../src/core/life.ts";
import { BitBoard } from "../../src/core/planes.ts";
import { loadSimdLife } from "../../src/core/simd-life.ts";
import { advanceByWords } from "../../src/core/word-life.ts";
import { type Figure, medianMs, timesOriginal } from "./measure.ts";

const DENSITY = 0.3;
/** Many boards, so that no branch predictor learns one by heart. */
const BOARDS = 64;
/** µs per step of the original's C code on boards of that side and density. */
const ORIGINAL_US: Record<number, number> = { 26: 4.8974, 64: 34.7539 };
/** Cells per run: enough for the clock, and for the compiler to have seen it all before the first that counts. */
const PLAIN_CELLS = 150_000;
const FAST_CELLS = 3_000_000;
const OPTIONS = { spawnProb: 0.3, key: keyFromSeed(0), step: 0 };

export function benchCore(): Figure[] {
  return [26, 64].flatMap((side) => {
    const boards = Array.from({ length: BOARDS }, (_, i) => randomLife(side, i));
    const figure = (name: string, what: string, pass: () => void, cells: number): Figure => {
      const value = microsecondsPerStep(pass, Math.ceil(cells / (BOARDS * side * side)));
      const meaning = `µs per ${what}, ${side}×${side}, ${DENSITY * 100} % alive`;
      return {
        name: `core.${name}_step_us_${side}`,
        value,
        meaning: `${meaning}: ${timesOriginal(ORIGINAL_US[side] / value)}`,
      };
    };
    const simd = loadSimdLife();
    return [
      figure("plain", "plain life step", plainSteps(boards), PLAIN_CELLS),
      figure("fast", "life step on bit planes in TypeScript", fastSteps(boards, advanceByWords), FAST_CELLS),
      ...(simd
        ? [figure("batch", "life step on bit planes in WebAssembly", fastSteps(boards, simd), FAST_CELLS)]
        : []),
    ];
  });
}

/** @param pass steps every board once */
function microsecondsPerStep(pass: () => void, passes: number): number {
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
function fastSteps(boards: readonly Board[], advance: typeof advanceByWords): () => void {
  const starts = boards.map((board) => BitBoard.from(board));
  const board = starts[0].clone();
  return () => {
    for (const start of starts) {
      board.copyFrom(start);
      advance(board, OPTIONS);
    }
  };
}

function randomLife(side: number, index: number): Board {
  const board = createBoard(side, side);
  const key = split(keyFromSeed(1), "board", index);
  for (let i = 0; i < board.cells.length; i++) if (uniform(key, i) < DENSITY) board.cells[i] = CELL.life;
  return board;
}
