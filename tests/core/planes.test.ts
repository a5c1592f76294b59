import fc from "fast-check";
import { expect, test } from "vitest";
import { copyBoard } from "../../src/core/board.ts";
import { BitBoard } from "../../src/core/planes.ts";
import { randomBoards } from "../support/random-board.ts";

const ANY_SIZE = { height: [3, 40], width: [3, 100] } as const;

test("planes hold the board they were made from, cell by cell", () => {
  fc.assert(
    fc.property(randomBoards(ANY_SIZE), (board) => {
      const bits = BitBoard.from(board);
      expect(bits.toBoard()).toEqual(board);
      expect(Uint16Array.from(board.cells, (_, i) => bits.cell(i))).toEqual(board.cells);
    }),
    { seed: 1, numRuns: 100 },
  );
});

test("a cell that is set is the only one that changes", () => {
  fc.assert(
    fc.property(randomBoards(ANY_SIZE), fc.nat(), fc.nat(0xffff), (board, place, cell) => {
      const index = place % board.cells.length;
      const bits = BitBoard.from(board);
      const untouched = bits.clone();
      bits.setCell(index, cell);
      const expected = copyBoard(board);
      expected.cells[index] = cell;
      expect(bits.toBoard()).toEqual(expected);
      expect(bits.present & cell).toBe(cell);
      expect(untouched.toBoard()).toEqual(board);
    }),
    { seed: 2, numRuns: 100 },
  );
});
