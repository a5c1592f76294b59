import fc from "fast-check";
import { describe, test } from "vitest";
import { createBoard, sameCells } from "../../src/core/board.ts";
import { advanceBits } from "../../src/core/fast-life.ts";
import { advanceBoard } from "../../src/core/life.ts";
import { BitBoard } from "../../src/core/planes.ts";
import { randomBoards, randomKeys, type Sizes } from "../support/random-board.ts";

const STEPS = 3;

/** Steps random boards both ways. */
function comparePlainAndFast(sizes: Sizes, runs: number, seed: number): void {
  fc.assert(
    fc.property(randomBoards(sizes), fc.constantFrom(0, 0.3, 0.7, 1), randomKeys, (start, spawnProb, key) => {
      const bits = BitBoard.from(start);
      let board = start;
      for (let step = 0; step < STEPS; step++) {
        const next = createBoard(board.height, board.width);
        advanceBoard(board, next, { spawnProb, key, step });
        const changed = advanceBits(bits, { spawnProb, key, step });
        if (changed === sameCells(board.cells, next.cells))
          throw new Error(`step ${step}: changed is ${changed}`);
        if (!sameCells(bits.toBoard().cells, next.cells)) throw new Error(`step ${step} differs`);
        board = next;
      }
    }),
    { seed, numRuns: runs },
  );
}

// 100,000 boards in all; most are small, so that they take seconds.
describe("equal to the plain step on random boards", () => {
  test("of few rows, one to three words wide", { timeout: 120_000 }, () => {
    comparePlainAndFast({ height: [3, 5], width: [3, 70] }, 58_000, 1);
  });

  test("of one word a row", { timeout: 120_000 }, () => {
    comparePlainAndFast({ height: [3, 12], width: [3, 12] }, 40_000, 2);
  });

  test("of any size up to 100×130", { timeout: 120_000 }, () => {
    comparePlainAndFast({ height: [3, 100], width: [3, 130] }, 2000, 3);
  });
});
