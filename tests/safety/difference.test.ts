import { expect, test } from "vitest";
import { CELL, GREEN, RED } from "../../src/core/cells.ts";
import { differenceOf, GONE, NEW, OTHER, SAME } from "../../src/safety/difference.ts";
import { boardOf } from "../support/board.ts";

const REST = [".....", "....."];

test("what is gone, new or something else, by type", () => {
  const { marks, byType } = differenceOf(boardOf("g.rC.", ...REST), boardOf("gggC.", ...REST));
  expect([...marks]).toEqual([SAME, GONE, OTHER, SAME, SAME, ...new Array(10).fill(SAME)]);
  expect(byType).toEqual([
    { code: CELL.life | RED, gone: 0, new: 1 },
    { code: CELL.life | GREEN, gone: 2, new: 0 },
  ]);
  expect([...differenceOf(boardOf("oC...", ...REST), boardOf("o....", ...REST)).marks].slice(0, 2)).toEqual([
    SAME,
    NEW,
  ]);
});

test("agents do not count, nor whether an exit is open", () => {
  const open = boardOf("A.E..", ...REST);
  open.cells[2] |= RED;
  expect(differenceOf(open, boardOf(".AE..", ...REST))).toEqual({ marks: new Uint8Array(15), byType: [] });
});
