import fc from "fast-check";
import { expect, test } from "vitest";
import { ALIVE } from "../../src/core/cells.ts";
import { BitBoard } from "../../src/core/planes.ts";
import { PlaneCounter } from "../../src/safety/plane-counter.ts";
import { randomBoards } from "../support/random-board.ts";

test("counts each cell by itself, one set many times at once", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(randomBoards({ height: [3, 3], width: [40, 40] }), fc.nat(300)), { maxLength: 10 }),
      (sets) => {
        const total = sets.reduce((sum, [, times]) => sum + times, 1);
        const counter = new PlaneCounter(new BitBoard(3, 40), total);
        const expected = new Float64Array(120);
        for (const [board, times] of sets) {
          counter.add(BitBoard.from(board).planes.subarray(0, 6), times);
          for (let i = 0; i < 120; i++) if (board.cells[i] & ALIVE) expected[i] += times;
        }
        const shares = counter.shares(total);
        const isEmpty = expected.every((count) => count === 0);
        expect(shares).toEqual(isEmpty ? null : expected.map((count) => count / total));
      },
    ),
    { seed: 1, numRuns: 100 },
  );
});
