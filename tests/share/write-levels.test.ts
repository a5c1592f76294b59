import { expect, test } from "vitest";
import { LEVEL_ENDINGS } from "../../src/share/level-endings.ts";
import { readLevels } from "../../src/share/read-levels.ts";
import { writeLevels } from "../../src/share/write-levels.ts";
import { levelOf } from "../support/board.ts";

const level = levelOf([".A.", "gg.", "gg."]);
const any = { color: "any", target: "board" } as const;

test.each(LEVEL_ENDINGS)("a level comes back from %s", (ending) => {
  const [back] = readLevels(writeLevels([level], ending, any), `test${ending}`);
  expect(back.name).toBe("test");
  // Patterns have only life.
  const cells =
    ending === ".rle" ? level.board.cells.map((cell) => (cell & 1 ? cell : 0)) : level.board.cells;
  expect(back.board.cells).toEqual(cells);
});

test("formats of one level refuse more", () => {
  expect(readLevels(writeLevels([level, level], ".npz", any), "x.npz")).toHaveLength(2);
  expect(() => writeLevels([level, level], ".json", any)).toThrow(
    "There are 2 levels, and a .json file holds one. Choose one of them, or write .npz.",
  );
});
