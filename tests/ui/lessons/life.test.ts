// The figures of the first lesson, counted.
import { expect, it } from "vitest";
import { ALIVE } from "../../../src/core/cells.ts";
import { Game } from "../../../src/core/game.ts";
import type { Level } from "../../../src/core/level.ts";
import { life } from "../../../src/ui/lessons/life/lesson.ts";

/** Living cells after each of the first so many steps, those at the start first. */
function livingCells(level: Level, steps: number): number[] {
  const game = new Game(level, [0, 0]);
  const count = () => game.board.cells.reduce((sum, cell) => sum + (cell & ALIVE), 0);
  return Array.from({ length: steps + 1 }, (_, step) => {
    if (step > 0) game.takeTurn([]);
    return count();
  });
}

it("a block that has lost a cell is whole after one step", () => {
  expect(livingCells(life.levels["broken-block"], 3)).toEqual([3, 4, 4, 4]);
});

it("a beehive with a cell in its middle becomes four", () => {
  const { filled, most, mostAt, end, endAt } = life.figures!;
  const cells = livingCells(life.levels["filled-beehive"], 200);
  expect(cells[0]).toBe(filled);
  expect(Math.max(...cells)).toBe(most);
  expect(cells.indexOf(most)).toBe(mostAt);
  expect(cells.findLastIndex((count) => count !== end) + 1).toBe(endAt);
});

it("the green of the hedge is counted", () => {
  const { board } = life.levels.hedge;
  expect(board.cells.filter((cell) => cell & ALIVE)).toHaveLength(life.figures!.green);
});
