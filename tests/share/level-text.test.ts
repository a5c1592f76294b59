import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boardText } from "../../src/cli/board-text.ts";
import { rowsToBoard, STANDARD_LEGEND, standardSymbol } from "../../src/share/board-text.ts";
import { readLevelText, writeLevelText } from "../../src/share/level-text.ts";
import { anyLevel } from "./files.ts";

const WALK = `! A walk past something green.
!minPerformance: 0.5
#####
#@.E#
#.gg#

.....
..4..
.....
`;

describe("a level in plain text", () => {
  test("needs a board and may have more", () => {
    const level = readLevelText(WALK, "folder/walk.txt");
    expect(level).toMatchObject({ name: "walk", agents: [{ row: 1, col: 1 }], minPerformance: 0.5 });
    expect([...level.board.cells.subarray(5)]).toEqual([16, 122, 0, 272, 16, 16, 0, 1033, 1033, 16]);
    expect([...level.goals.cells].flatMap((cell, i) => (cell ? [[i, cell]] : []))).toEqual([[7, 4 << 9]]);
  });

  test("is written without what is as usual", () => {
    const text = writeLevelText(readLevelText(WALK, "walk.txt"));
    expect(text).toBe(
      '!name: "walk"\n!spawnProb: 0.3\n!minPerformance: 0.5\n!rules: "safelife"\n#####\n#@.E#\n#.gg#\n\n.....\n..4..\n.....\n',
    );
  });

  test("comes back whole and is written the same way again", () => {
    fc.assert(
      fc.property(anyLevel, (level) => {
        const text = writeLevelText(level);
        const back = readLevelText(text, "x.txt");
        expect(back).toEqual(level);
        expect(writeLevelText(back)).toBe(text);
      }),
    );
  });

  test("means the same by every letter as ever", () => {
    const { board } = readLevelText(".#@AE\noHgrb\nyCpTS\nYFIwx\n12345\n67...\n", "x.txt");
    expect([...board.cells].map((cell) => cell.toString(16)).join(" ")).toBe(
      "0 10 7a 72 110 9 1 409 209 809 609 8014 8015 11 98 698 30 8074 35 55 200 400 600 800 a00 c00 e00 0 0 0",
    );
  });

  test("has one letter for a cell, in files and in a terminal", () => {
    const symbols = Object.keys(STANDARD_LEGEND);
    const board = rowsToBoard(
      [symbols.join(""), ...new Array(2).fill(".".repeat(symbols.length))],
      STANDARD_LEGEND,
      "",
    );
    const written = [...board.cells.subarray(0, symbols.length)].map(standardSymbol);
    expect(written).toEqual(symbols.map((symbol) => (symbol === "t" ? "T" : symbol)));
    const goals = { ...board, cells: new Uint16Array(board.cells.length) };
    const shown = boardText({ board, goals }, "plain").split("\n")[0].split(" ");
    expect(shown.filter((letter) => letter !== "^")).toEqual(
      written.filter((symbol) => !"@AaQ".includes(symbol ?? "")),
    );
  });

  const where = "x.txt, read as a plain-text board";
  test.each<[string, string, string]>([
    ["no board", "\n\n", `${where}: there is no board`],
    ["rows of different lengths", "...\n..\n...", `${where}: "board": row 1 has 2 cells, expected 3`],
    [
      "a cell without meaning",
      "...\n.?.\n...",
      `${where}: "board": row 1, column 1 is "?", which the legend`,
    ],
    [
      "goals of another size",
      "...\n...\n...\n\n....\n....\n....",
      `${where}: goals are 3×4 cells, the board 3×3`,
    ],
    [
      "a third board",
      "...\n...\n...\n\n...\n...\n...\n\n...",
      `${where}, line 9: more than a board and its goals`,
    ],
    ["no JSON", "!name: walk\n...\n...\n...", `${where}, line 1: "!name: walk" is no field. Write !name:`],
    ["no field", "!!\n...\n...\n...", `${where}, line 1: "!!" is no field`],
    [
      "a field of its own",
      '!board: ["..."]\n...\n...\n...',
      `${where}, line 1: "!board: ["..."]" is no field`,
    ],
    ["an unknown field", "!nmae: 1\n...\n...\n...", "nmae"],
    ["a wrong value", '!spawnProb: "x"\n...\n...\n...', `${where}: spawnProb`],
    ["a wrong legend", '!legend: "x"\n...\n...\n...', `${where}: legend`],
  ])("%s is refused with a sentence", (_, text, message) => {
    expect(() => readLevelText(text, "x.txt")).toThrow(message);
  });
});
