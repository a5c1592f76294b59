// The part of a board that is in sight.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CELL, GREEN } from "../../../src/core/cells.ts";
import { paint } from "../../../src/ui/edit/pieces.ts";
import {
  inView,
  markedIn,
  moved,
  partOf,
  pictureOf,
  showing,
  wholeView,
  zoomed,
} from "../../../src/ui/edit/view.ts";
import { boardOf, levelOf } from "../../support/board.ts";

const size = fc.record({ height: fc.integer({ min: 3, max: 200 }), width: fc.integer({ min: 3, max: 200 }) });
const place = fc.record({ row: fc.nat(199), col: fc.nat(199) });

const isSeen = (view: { height: number; width: number }, { row, col }: { row: number; col: number }) =>
  row < view.height && col < view.width;

describe("a view", () => {
  it("begins with the whole board, or as much as can be drawn on", () => {
    expect(wholeView({ height: 15, width: 26 })).toEqual({ row: 0, col: 0, height: 15, width: 26 });
    expect(wholeView({ height: 1000, width: 26 })).toEqual({ row: 0, col: 0, height: 64, width: 26 });
  });

  it("shows any place after the smallest move, and zooming keeps it in sight", () => {
    fc.assert(
      fc.property(size, place, place, fc.constantFrom(0.5, 0.8, 1.25, 2), (board, from, at, factor) => {
        const there = { row: at.row % board.height, col: at.col % board.width };
        const view = moved(wholeView(board), board, from.row, from.col);
        const shown = showing(view, board, there);
        expect(isSeen(shown, inView(there, board, shown))).toBe(true);
        expect(showing(shown, board, there)).toEqual(shown);
        const closer = zoomed(shown, board, factor, there);
        expect(isSeen(closer, inView(there, board, closer))).toBe(true);
        expect(closer.height).toBeLessThanOrEqual(board.height);
        expect(Math.max(closer.height, closer.width)).toBeLessThanOrEqual(96);
      }),
    );
  });

  it("goes over the edge", () => {
    const board = boardOf("gr..", "....", "...b", "....");
    const view = { row: 3, col: 3, height: 2, width: 3 };
    expect(partOf(board, view)).toEqual({
      height: 2,
      width: 3,
      cells: boardOf("...", ".gr", "...").cells.slice(0, 6),
    });
    expect(
      markedIn(
        Uint8Array.from(board.cells, (cell) => (cell ? 1 : 0)),
        board,
        view,
        9,
      ),
    ).toEqual([
      { row: 1, col: 1 },
      { row: 1, col: 2 },
    ]);
  });

  it("of goals has the board faintly behind them", () => {
    const level = paint(
      paint(levelOf(["C..", "...", "..."]), "goals", [0], GREEN),
      "goals",
      [4],
      CELL.life | GREEN,
    );
    const picture = pictureOf(level, "goals", wholeView(level.board));
    expect([picture.board.cells[0], picture.board.cells[4]]).toEqual([CELL.crate, CELL.life | GREEN]);
    expect([...picture.faint!]).toEqual([1, 1, 1, 1, 0, 1, 1, 1, 1]);
    expect(pictureOf(level, "board", wholeView(level.board)).faint).toBeUndefined();
  });
});
