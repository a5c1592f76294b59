// The plain, cell-by-cell life step on random boards.
import { keyFromSeed, split, uniform } from "../../src/base/random.ts";
import { type Board, createBoard } from "../../src/core/board.ts";
import { CELL } from "../../src/core/cells.ts";
import { advanceBoard } from "../../src/core/life.ts";
import { type Figure, medianMs } from "./measure.ts";

const DENSITY = 0.3;
/** Many boards, so that no branch predictor learns one by heart. */
const BOARDS = 64;

export function benchCore(): Figure[] {
  return [26, 64].map((side) => ({
    name: `core.plain_step_us_${side}`,
    value: plainStepMicroseconds(side),
    meaning: `µs per plain life step, ${side}×${side}, ${DENSITY * 100} % alive`,
  }));
}

function plainStepMicroseconds(side: number): number {
  const boards = Array.from({ length: BOARDS }, (_, i) => randomLife(side, i));
  const next = createBoard(side, side);
  const options = { spawnProb: 0.3, key: keyFromSeed(0), step: 0 };
  const passes = Math.ceil(150_000 / (BOARDS * side * side));
  const run = () => {
    for (let pass = 0; pass < passes; pass++) for (const board of boards) advanceBoard(board, next, options);
  };
  return (medianMs(run, { warmUps: 10, runs: 31 }) * 1000) / (passes * BOARDS);
}

function randomLife(side: number, index: number): Board {
  const board = createBoard(side, side);
  const key = split(keyFromSeed(1), "board", index);
  for (let i = 0; i < board.cells.length; i++) if (uniform(key, i) < DENSITY) board.cells[i] = CELL.life;
  return board;
}
