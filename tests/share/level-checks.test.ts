import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkLevel } from "../../src/share/level-checks.ts";
import { levelOf } from "../support/board.ts";
import { anyLevel } from "./files.ts";

const LEVEL = levelOf(["....", ".A..", "...."]);
const { board } = LEVEL;
const table = new Int32Array(72);

describe("a level that was kept", () => {
  test("comes back as it is", () => {
    fc.assert(
      fc.property(anyLevel, (level) => {
        expect(checkLevel(level, 0)).toEqual(level);
        const hinted = { ...level, hint: "Walk." };
        expect(checkLevel(hinted, 0)).toEqual(hinted);
      }),
    );
  });

  test.each<[string, unknown, RegExp]>([
    ["nothing", undefined, /^Level 3 is damaged \(the whole: .*\)\. Choose the levels anew\.$/],
    ["an empty board", { board: {} }, /damaged \(name: /],
    ["a board without cells", { ...LEVEL, board: {} }, /damaged \(board\.height: /],
    ["half a row", { ...LEVEL, board: { ...board, height: 1.5, width: 8 } }, /damaged \(board\.height: /],
    ["too few goals", { ...LEVEL, goals: { ...board, cells: new Uint16Array(11) } }, /damaged \(goals: not/],
    ["cells of another type", { ...LEVEL, board: { ...board, cells: [] } }, /damaged \(board\.cells: /],
    ["a tiny board", { ...LEVEL, board: { height: 1, width: 1, cells: new Uint16Array(1) } }, /is 1×1 cells/],
    [
      "goals of another shape",
      { ...LEVEL, goals: { ...board, height: 4, width: 3 } },
      /goals are 4×3 cells, the board 3×4/,
    ],
    ["an agent off the board", { ...LEVEL, agents: [{ row: 99, col: 0 }] }, /agent 0 is at row 99, column 0/],
    ["a name too few", { ...LEVEL, agentNames: [] }, /^Level 3 has not one name and one points table for/],
    ["a table too many", { ...LEVEL, pointsTables: [table, table] }, /has not one name and one points table/],
    ["half a table", { ...LEVEL, pointsTables: [new Int32Array(36)] }, /damaged \(pointsTables\.0: /],
    ["endless points", { ...LEVEL, pointsTables: [table.with(3, 2e6)] }, /pointsTables\.0: more points than/],
    ["a name that steers", { ...LEVEL, name: "\u001bc" }, /holds a control character/],
    ["a hint that does", { ...LEVEL, hint: "\u001bc" }, /the hint "\\u001bc" holds a control character/],
    ["a NaN chance", { ...LEVEL, spawnProb: Number.NaN }, /damaged \(spawnProb: /],
    ["a chance above 1", { ...LEVEL, spawnProb: 2 }, /the spawn probability is 2/],
    [
      "endless performance",
      { ...LEVEL, minPerformance: Number.POSITIVE_INFINITY },
      /performance is Infinity/,
    ],
    ["a diagonal", { ...LEVEL, orientation: 4 }, /damaged \(orientation: /],
    ["unknown rules", { ...LEVEL, rules: "x".repeat(1e6) }, /damaged \(rules: .{200}…\)/],
  ])("says what is wrong with %s", (_, level, message) => {
    expect(() => checkLevel(level, 2)).toThrow(message);
  });
});
