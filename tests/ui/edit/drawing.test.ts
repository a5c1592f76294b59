// Tools → cells, and cells → levels.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AGENT, CELL, FROZEN, GREEN } from "../../../src/core/cells.ts";
import { TURNS } from "../../../src/core/turns.ts";
import { cutOut, paint, putDown, trim, turnPiece, wipe } from "../../../src/ui/edit/pieces.ts";
import {
  fillFrom,
  indexAt,
  indicesOf,
  isInside,
  lineBetween,
  placesIn,
  rectBetween,
} from "../../../src/ui/edit/shapes.ts";
import { boardOf, levelOf } from "../../support/board.ts";

const place = fc.record({ row: fc.integer({ min: -9, max: 9 }), col: fc.integer({ min: -9, max: 9 }) });

describe("a line", () => {
  it("goes from end to end without gaps or repeats", () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const line = lineBetween(from, to);
        expect(line[0]).toEqual(from);
        expect(line.at(-1)).toEqual(to);
        expect(line.length).toBe(Math.max(Math.abs(from.row - to.row), Math.abs(from.col - to.col)) + 1);
        for (let i = 1; i < line.length; i++) {
          expect(Math.abs(line[i].row - line[i - 1].row)).toBeLessThanOrEqual(1);
          expect(Math.abs(line[i].col - line[i - 1].col)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("goes over the edge and comes back on the other side", () => {
    const line = lineBetween({ row: 0, col: 3 }, { row: 0, col: 6 });
    expect(indicesOf({ height: 3, width: 5 }, line)).toEqual([3, 4, 0, 1]);
  });
});

describe("a rectangle", () => {
  const size = { height: 6, width: 7 };
  it("is the same from any corner, filled or only its rim", () => {
    const rect = rectBetween({ row: 3, col: 5 }, { row: 1, col: 2 }, size);
    expect(rect).toEqual({ row: 1, col: 2, height: 3, width: 4 });
    expect(placesIn(rect)).toHaveLength(12);
    expect(placesIn(rect, false)).toHaveLength(10);
  });

  it("is never larger than the board, and knows what is in it beyond the edge", () => {
    expect(rectBetween({ row: -9, col: 0 }, { row: 9, col: 0 }, size).height).toBe(6);
    const rect = rectBetween({ row: 5, col: 6 }, { row: 6, col: 7 }, size);
    expect(isInside(rect, { row: 0, col: 0 }, size)).toBe(true);
    expect(isInside(rect, { row: 1, col: 0 }, size)).toBe(false);
  });
});

describe("a fill", () => {
  it("takes all that hangs together, over the edges, and stops at walls and corners", () => {
    const board = boardOf(
      "..#..", //
      ".##..",
      "#.#..",
      "###..",
      "..#..",
    );
    const filled = new Set(fillFrom(board, { row: 0, col: 0 }));
    expect(filled.has(indexAt(board, { row: 4, col: 3 }))).toBe(true);
    expect(filled.has(indexAt(board, { row: 2, col: 1 }))).toBe(false);
    expect(filled.size).toBe([...board.cells].filter((cell) => cell === 0).length - 1);
  });
});

describe("a piece", () => {
  const level = levelOf([
    "g..#.", //
    "gg...",
    ".....",
    ".....",
  ]);
  const rect = { row: 0, col: 0, height: 2, width: 2 };

  it("is put down over the edge; empty cells wipe only when asked to", () => {
    const piece = cutOut(level, rect, ["board"]);
    const there = putDown(level, piece, { row: 3, col: 4 }, false);
    expect(there.board).toEqual(
      boardOf(
        "g..#g", //
        "gg...",
        ".....",
        "....g",
      ),
    );
    expect(putDown(level, piece, { row: 0, col: 2 }, true).board.cells[3]).toBe(0);
    expect(putDown(level, piece, { row: 0, col: 2 }, false).board.cells[3]).toBe(CELL.wall);
    expect(there.goals).toBe(level.goals);
  });

  it("can be of both layers", () => {
    const painted = paint(level, "goals", [0], GREEN);
    const moved = putDown(painted, cutOut(painted, rect, ["board", "goals"]), { row: 2, col: 2 }, false);
    expect(moved.goals.cells[2 * 5 + 2]).toBe(GREEN);
    expect(wipe(moved, { row: 2, col: 2, height: 2, width: 2 }, ["goals"]).goals).toEqual(painted.goals);
  });

  it("is turned, and agents in it look the other way", () => {
    const agent = (facing: number) => AGENT | FROZEN | (facing << 12);
    const piece = { height: 1, width: 3, cells: { board: Uint16Array.of(agent(0), 0, CELL.wall) } };
    const turned = (turn: (typeof TURNS)[number]) => [...turnPiece(piece, turn).cells.board!];
    expect(turned("clockwise")).toEqual([agent(1), 0, CELL.wall]);
    expect(turned("counterclockwise")).toEqual([CELL.wall, 0, agent(3)]);
    expect(turned("leftRight")).toEqual([CELL.wall, 0, agent(0)]);
    expect(turned("upDown")).toEqual([agent(2), 0, CELL.wall]);
    expect(turnPiece(piece, "clockwise")).toMatchObject({ height: 3, width: 1 });
  });

  it("is itself again after four quarter turns or two mirrors", () => {
    const board = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([height, width]) =>
        fc.record({
          height: fc.constant(height),
          width: fc.constant(width),
          words: fc.uint16Array({ minLength: height * width, maxLength: height * width }),
        }),
      );
    fc.assert(
      fc.property(board, fc.constantFrom(...TURNS), ({ height, width, words }, turn) => {
        const piece = { height, width, cells: { board: words } };
        const times = turn.endsWith("clockwise") ? 4 : 2;
        let turned = turnPiece(piece, turn);
        for (let i = 1; i < times; i++) turned = turnPiece(turned, turn);
        expect(turned).toEqual(piece);
      }),
    );
  });

  it("loses the empty rim", () => {
    const piece = trim(cutOut(level, { row: 0, col: 0, height: 4, width: 3 }, ["board"]));
    expect(piece).toMatchObject({ height: 2, width: 2 });
    expect(trim(cutOut(level, { row: 2, col: 0, height: 2, width: 5 }, ["board"]))).toBeNull();
  });
});
