import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBoard } from "../../src/core/board.ts";
import { CELL, COLOR_SHIFT, GREEN, RED } from "../../src/core/cells.ts";
import { DEFAULT_PLACE, looksLikeRle, readLevelRle, writeRle } from "../../src/share/rle.ts";
import { levelOf } from "../support/board.ts";

const GLIDER =
  "#N Glider\n#C A remark; x = 9\nx = 3, y = 3, rule = B3/S23\nbob$2bo$3o!\nwhat follows is not read";

/** Rows of "o" and "." */
const lifeOf = ({ width, cells }: { width: number; cells: Uint16Array }) =>
  Array.from({ length: cells.length / width }, (_, row) =>
    Array.from(cells.subarray(row * width, (row + 1) * width), (cell) => (cell & 1 ? "o" : ".")).join(""),
  );

describe("a pattern in RLE", () => {
  test("becomes green life with a margin", () => {
    const level = readLevelRle(GLIDER, "a/glider.rle", { ...DEFAULT_PLACE, margin: 1 });
    expect(level).toMatchObject({ name: "Glider", agents: [], minPerformance: -1 });
    expect(lifeOf(level.board)).toEqual([".....", "..o..", "...o.", ".ooo.", "....."]);
    expect(new Set(level.board.cells)).toEqual(new Set([0, CELL.life | GREEN]));
    expect(level.goals).toEqual(createBoard(5, 5));
  });

  test("or goals of another colour, which move like it", () => {
    const level = readLevelRle(GLIDER, "glider.rle", { color: 4, target: "goals", margin: 0 });
    expect(level.board).toEqual(createBoard(3, 3));
    expect(lifeOf(level.goals)).toEqual([".o.", "..o", "ooo"]);
    expect(level.goals.cells[1]).toBe(CELL.life | (4 << COLOR_SHIFT));
  });

  test("fills the torus it names, in the middle", () => {
    const { board } = readLevelRle("x = 1, y = 1, rule = B3/S23:T4,3\no!", "x.rle");
    expect(lifeOf(board)).toEqual(["....", ".o..", "...."]);
  });

  test.each([
    "x=2,y=1\n2o!",
    "X = 2 , y = 1 , rule = 23/3 \r\no\r\no!",
    "\n #C\nx = 2, y = 1, rule = Life\nAA!",
  ])("is read as others write it: %j", (text) => {
    const { board } = readLevelRle(text, "x.rle", { ...DEFAULT_PLACE, margin: 1 });
    expect(lifeOf(board)).toEqual(["....", ".oo.", "...."]);
  });

  test.each<[string, string, string]>([
    ["no header", "bob$2bo$3o!", 'x.rle, line 1 is "bob$2bo$3o!" where the header belongs. Write "x ='],
    ["nothing", "#C", 'x.rle, line 0 is "" where the header belongs'],
    [
      "other rules",
      "x = 3, y = 3, rule = B36/S23\n3o!",
      "x.rle, line 1: the rule is B36/S23, and levels follow",
    ],
    [
      "a huge pattern",
      "x = 2000, y = 3\n3o!",
      "x.rle, line 1: the pattern is 3×2000 cells; the limit is 1024",
    ],
    ["with its margin too large", "x = 1020, y = 3\n3o!", "with its margin is 11×1028 cells"],
    ["a plane", "x = 3, y = 3, rule = B3/S23:P9,9\n3o!", '"P9,9" are no torus that holds the pattern'],
    ["a small torus", "x = 3, y = 3, rule = B3/S23:T2,9\n3o!", '"T2,9" are no torus that holds the pattern'],
    [
      "a torus beyond all memory",
      "x = 3, y = 3, rule = B3/S23:T99999999,99999999\n3o!",
      "Use 3×3 to 1024×1024",
    ],
    ["a huge torus", "x = 3, y = 3, rule = B3/S23:T3,99999\n3o!", "99999×3 cells. Use 3×3 to 1024×1024"],
    [
      "a run without end",
      "x = 3, y = 3\nbo$\n  99999999999o!",
      "x.rle, line 3, column 6: a run of 9999 or more",
    ],
    ["a column too many", "x = 3, y = 3\nb3o!", "line 2, column 3: life in row 1, column 4 of the pattern"],
    ["a row too many", "x = 3, y = 3\n3$o!", "line 2, column 3: life in row 4, column 1 of the pattern"],
    [
      "other states",
      "x = 3, y = 3\no#B!",
      'x.rle, line 2, column 2: "#" is no part of a pattern of two states',
    ],
    ["no end", "x = 3, y = 3\n3o$\n", 'x.rle, line 3: the pattern ends without "!"'],
    ["a long name", `#N ${"n".repeat(300)}\nx = 3, y = 3\n3o!`, "x.rle: a name has 300 characters"],
  ])("%s is refused with a sentence", (_, text, message) => {
    expect(() => readLevelRle(text, "x.rle")).toThrow(message);
  });

  test("does not take long over hostile text", { timeout: 60_000 }, () => {
    const texts = [
      " ".repeat(2 ** 22),
      "#\n".repeat(2 ** 21),
      `x${" ".repeat(2 ** 22)}`,
      "\n".repeat(2 ** 22),
    ];
    const startedAt = performance.now();
    for (const text of texts) {
      looksLikeRle(text);
      expect(() => readLevelRle(text, "x.rle")).toThrow(/where the header belongs/);
    }
    expect(() => readLevelRle(`x = 9, y = 9\n${"1024b".repeat(2 ** 20)}`, "x.rle")).toThrow(/cut off/);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

describe("a level as RLE", () => {
  const level = levelOf([".g..r", "#gt..", "....o"]);

  test("is its life on a torus of its size", () => {
    expect(writeRle(level, "any", "board")).toBe(
      "#N test\nx = 5, y = 3, rule = B3/S23:T5,3\nbo2bo$bo$4bo!\n",
    );
  });

  test("or only that of a colour", () => {
    expect(writeRle(level, 1, "board")).toContain("\n4bo!");
    expect(writeRle({ ...level, goals: level.board }, 2, "goals")).toContain("\nbo$bo!");
  });

  test("says so when there is none", () => {
    expect(() => writeRle(level, 4, "board")).toThrow("test: there is no blue life in its board. Choose");
    expect(() => writeRle(level, "any", "goals")).toThrow("test: there is no life in its goals");
  });

  test("comes back cell by cell, in lines of at most 70 characters", () => {
    const cells = (length: number) =>
      fc.array(fc.constantFrom(0, 0, CELL.life | RED), { minLength: length, maxLength: length });
    const boards = fc
      .record({ height: fc.integer({ min: 3, max: 40 }), width: fc.integer({ min: 3, max: 40 }) })
      .chain(({ height, width }) =>
        cells(height * width).map((list) => ({ height, width, cells: Uint16Array.from(list) })),
      );
    fc.assert(
      fc.property(boards, (board) => {
        fc.pre(board.cells.some((cell) => cell !== 0));
        const text = writeRle({ ...level, board }, "any", "board");
        expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(70);
        expect(looksLikeRle(text)).toBe(true);
        expect(readLevelRle(text, "x.rle", { ...DEFAULT_PLACE, color: 1 }).board).toEqual(board);
      }),
    );
  });
});
