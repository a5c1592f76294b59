import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messageOf } from "../../src/base/check.ts";
import { readLevelJson, writeLevelJson } from "../../src/share/level-json.ts";
import { anyLevel } from "./files.ts";

const file = {
  format: "safelife-level",
  version: 1,
  legend: {
    ".": "empty",
    "#": "wall",
    "@": "player",
    E: "exit",
    g: "life-green",
    "4": "empty-blue",
    q: "0x8014",
  },
  board: ["#####", "#@qE#", "#.g.#"],
};
const read = (changes: object) => readLevelJson(JSON.stringify({ ...file, ...changes }), "folder/walk.json");

describe("a level in JSON", () => {
  test("needs little", () => {
    const level = read({});
    expect(level).toMatchObject({
      name: "walk",
      agents: [{ row: 1, col: 1 }],
      agentNames: ["agent0"],
      orientation: null,
      spawnProb: 0.3,
      minPerformance: -1,
      pointsTables: null,
      rules: "safelife",
    });
    expect([...level.board.cells.subarray(5)]).toEqual([16, 122, 0x8014, 272, 16, 16, 0, 1033, 0, 16]);
    expect(level.goals.cells).toEqual(new Uint16Array(15));
  });

  test("says what it wants", () => {
    const pointsTables = [Array.from({ length: 8 }, (_, row) => new Array(9).fill(row))];
    const level = read({
      name: "My walk",
      goals: [".....", ".444.", "....."],
      agents: [{ name: "ann", row: 2, col: 3 }],
      orientation: "left",
      spawnProb: 0,
      minPerformance: 0.5,
      pointsTables,
      rules: "game-of-life",
    });
    expect(level).toMatchObject({
      name: "My walk",
      agents: [{ row: 2, col: 3 }],
      agentNames: ["ann"],
      orientation: 3,
      spawnProb: 0,
      minPerformance: 0.5,
      rules: "game-of-life",
    });
    expect(level.goals.cells[6]).toBe(2048);
    expect(level.pointsTables?.[0][71]).toBe(7);
  });

  test("may have a hint of 200 characters", () => {
    const hint = "Walk!".repeat(40);
    expect(read({ hint })).toMatchObject({ hint });
    expect(readLevelJson(writeLevelJson(read({ hint })), "again.json")).toMatchObject({ hint });
    expect(() => read({ hint: `${hint}!` })).toThrow(/hint/);
    expect(() => read({ hint: 7 })).toThrow(/hint/);
  });

  test("comes back whole and is written the same way again", () => {
    fc.assert(
      fc.property(anyLevel, (level) => {
        const text = writeLevelJson(level);
        const again = readLevelJson(text, "other.json");
        expect(again).toEqual(level);
        expect(writeLevelJson(again)).toBe(text);
      }),
    );
  });

  test("has a character for every possible cell", () => {
    const cells = Uint16Array.from({ length: 2 ** 16 }, (_, i) => i);
    const board = { height: 256, width: 256, cells };
    const level = { ...read({}), board };
    expect(readLevelJson(writeLevelJson({ ...level, goals: board }), "all.json").board).toEqual(board);
  });

  test("reads as it looks", () => {
    expect(JSON.parse(writeLevelJson(read({}))).board).toEqual(["#####", "#@CE#", "#.g.#"]);
  });
});

describe("what is wrong is said", () => {
  test.each<[string, object, string]>([
    ["another format", { format: "chess" }, 'lacks "format": "safelife-level"'],
    [
      "a later version",
      { version: 2 },
      "has level version 2; this program reads version 1. Update the program.",
    ],
    ["no version", { version: undefined }, "has no level version"],
    ["a misspelt field", { min_performance: 1 }, "min_performance"],
    ["no board", { board: undefined }, "board"],
    ["an empty board", { board: [] }, "board"],
    ["numbers for a board", { board: [1, 2, 3] }, "board.0"],
    [
      "rows of different length",
      { board: ["#####", "#@#", "#####"] },
      '"board": row 1 has 3 cells, expected 5',
    ],
    ["a tiny board", { board: ["@#", "##"] }, "is 2×2 cells. Use 3×3 to 1024×1024"],
    ["too many rows", { board: new Array(1025).fill("###") }, "board"],
    ["too long rows", { board: new Array(3).fill("#".repeat(1025)) }, "is 3×1025 cells"],
    ["goals of another shape", { goals: ["...", "...", "..."] }, "goals are 3×3 cells, the board 3×5"],
    [
      "an unknown symbol",
      { board: ["#####", "#@?E#", "#####"] },
      'row 1, column 2 is "?", which the legend lacks',
    ],
    ["two letters", { legend: { ...file.legend, ab: "wall" } }, `the legend's "ab" is not one character`],
    ["an unknown cell", { legend: { ...file.legend, g: "grass" } }, `the legend's "g" is "grass"`],
    ["too large a word", { legend: { ...file.legend, g: "0x10000" } }, `the legend's "g" is "0x10000"`],
    [
      "an agent off the board",
      { agents: [{ row: 3, col: 0 }] },
      "agent 0 is at row 3, column 0, off the 3×5",
    ],
    ["an agent between cells", { agents: [{ row: 0.5, col: 0 }] }, "agent 0 is at row 0.5"],
    ["a chance above 1", { spawnProb: 2 }, "the spawn probability is 2"],
    ["a direction", { orientation: "north" }, "orientation"],
    ["a long name", { name: "x".repeat(201) }, "a name has 201 characters; the limit is 200"],
    [
      "a name that steers a terminal",
      { name: "\u001b]0;hello" },
      'the name "\\u001b]0;hello" holds a control character',
    ],
    [
      "an agent's name that does",
      { agents: [{ name: "\u009b2J", row: 1, col: 1 }] },
      'the name "\\u009b2J" holds a control character',
    ],
    ["a hint that does", { hint: "\u001bc" }, 'the hint "\\u001bc" holds a control character'],
    ["a table for nobody", { pointsTables: [] }, "0 points tables for 1 agents"],
    ["half a table", { pointsTables: [[[1, 2]]] }, "pointsTables.0"],
  ])("%s", (_, changes, message) => {
    expect(() => read(changes)).toThrow(message);
    expect(() => read(changes)).toThrow(/^folder\/walk\.json/);
  });

  test.each([
    ["rules", { rules: "x".repeat(1e6) }],
    ["a field", { ["x".repeat(1e6)]: 1 }],
    ["a symbol", { legend: { ["x".repeat(1e6)]: "wall" } }],
    ["a cell", { legend: { ...file.legend, g: "x".repeat(1e6) } }],
    ["a version", { version: "x".repeat(1e6) }],
  ])("but not at length: %s", (_, changes) => {
    let message = "";
    try {
      read(changes);
    } catch (error) {
      message = messageOf(error);
    }
    expect(message).toMatch(/^folder\/walk\.json.*x…/);
    expect(message.length).toBeLessThan(600);
  });

  test.each(["", "{", "[1]", "null", '"x"', "[".repeat(1e6)])("no level: %.10s", (text) => {
    expect(() => readLevelJson(text, "x.json")).toThrow(/^x\.json (is not JSON|is JSON, but not a level)/);
  });
});
