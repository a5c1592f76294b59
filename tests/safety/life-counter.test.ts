import fc from "fast-check";
import { expect, test } from "vitest";
import { AGENT, ALIVE, colorOf, EXIT, FROZEN } from "../../src/core/cells.ts";
import { BitBoard } from "../../src/core/planes.ts";
import { LifeCounter } from "../../src/safety/life-counter.ts";
import { randomBoards } from "../support/random-board.ts";

const CELLS = 3 * 40;

test("counts each cell in each colour by itself, a board many times at once", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(randomBoards({ height: [3, 3], width: [40, 40] }), fc.nat(300)), { maxLength: 10 }),
      (visits) => {
        const most = visits.reduce((sum, [, times]) => sum + times, 1);
        const counter = new LifeCounter(new BitBoard(3, 40), most);
        const expected = Array.from({ length: 8 }, () => new Float64Array(CELLS));
        for (const [board, times] of visits) {
          counter.add(BitBoard.from(board), times);
          board.cells.forEach((cell, i) => {
            if ((cell & (ALIVE | AGENT | EXIT | FROZEN)) === ALIVE) expected[colorOf(cell)][i] += times;
          });
        }
        for (const [color, counts] of expected.entries()) {
          const shares = counts.map((count) => count / most);
          expect(counter.shares(color) ?? new Float64Array(CELLS)).toEqual(shares);
        }
      },
    ),
    { seed: 1, numRuns: 50 },
  );
});
