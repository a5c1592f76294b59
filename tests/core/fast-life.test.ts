import { fail } from "node:assert";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBoard, sameCells } from "../../src/core/board.ts";
import { advanceBits } from "../../src/core/fast-life.ts";
import { advanceBoard } from "../../src/core/life.ts";
import { BitBoard } from "../../src/core/planes.ts";
import { loadSimdLife } from "../../src/core/simd-life.ts";
import { advanceByWords } from "../../src/core/word-life.ts";
import { randomBoards, randomKeys, type Sizes } from "../support/random-board.ts";

const STEPS = 3;
const advanceBySimd = loadSimdLife() ?? fail("this engine has no vectors");

/** Steps random boards in all three ways. */
function compareSteps(sizes: Sizes, numRuns: number, seed: number): void {
  fc.assert(
    fc.property(randomBoards(sizes), fc.constantFrom(0, 0.3, 0.7, 1), randomKeys, (start, spawnProb, key) => {
      const words = BitBoard.from(start);
      const simd = words.clone();
      let board = start;
      for (let step = 0; step < STEPS; step++) {
        const next = createBoard(board.height, board.width);
        const life = { spawnProb, key, step };
        advanceBoard(board, next, life);
        const changes = !sameCells(board.cells, next.cells);
        // An expectation for each of so many would take minutes.
        const isRight = (advance: typeof advanceByWords, bits: BitBoard) =>
          advance(bits, life) === changes && sameCells(bits.toBoard().cells, next.cells);
        if (!isRight(advanceByWords, words)) throw new Error(`words differ in step ${step}`);
        if (!isRight(advanceBySimd, simd)) throw new Error(`vectors differ in step ${step}`);
        board = next;
      }
    }),
    { seed, numRuns },
  );
}

// 100,000 boards in all; most are small, so that they take seconds.
describe("equal to the plain step on random boards", () => {
  test("of few rows, one to three words wide", { timeout: 120_000 }, () => {
    compareSteps({ height: [3, 5], width: [3, 70] }, 58_000, 1);
  });

  test("of one word a row", { timeout: 120_000 }, () => {
    compareSteps({ height: [3, 12], width: [3, 12] }, 40_000, 2);
  });

  test("of any size up to 100×130", { timeout: 120_000 }, () => {
    compareSteps({ height: [3, 100], width: [3, 130] }, 2000, 3);
  });

  test("of many words a row", { timeout: 120_000 }, () => {
    compareSteps({ height: [3, 20], width: [160, 1024] }, 300, 4);
  });
});

test("vectors are used where there are some", () => {
  expect(advanceBits).not.toBe(advanceByWords);
});
