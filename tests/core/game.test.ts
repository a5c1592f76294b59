import { describe, expect, test } from "vitest";
import { CELL, cellName, EXIT, RED } from "../../src/core/cells.ts";
import { Game } from "../../src/core/game.ts";
import { resimulate } from "../../src/core/replay.ts";
import { boardOf, levelOf } from "../support/board.ts";

const ROOM = [".......", ".A..rE.", ".......", ".......", "......."];
const WAIT = [0];
const RIGHT = [2];

describe("Game", () => {
  test("removing red from plain ground earns the point the table says and opens the exit", () => {
    const game = new Game(levelOf(["......", ".A.r..", "...r.E", "......"], { minPerformance: 1 }), [1, 2]);
    expect([game.available(0), game.required(0), game.canExit(0)]).toEqual([2, 2, false]);
    // The two cells starve in one step, whatever the agent does.
    game.takeTurn(WAIT);
    expect([game.earned(0), game.canExit(0)]).toEqual([2, true]);
    const [exit] = game.exits;
    expect(game.board.cells[exit]).toBe(CELL.exit | RED);
  });

  test("leaving is worth one point, once", () => {
    const game = new Game(levelOf(["......", ".A.E..", "......"]), [1, 2]);
    game.takeTurn(RIGHT);
    expect([game.points(0), game.isActive(0), game.hasExited(0)]).toEqual([0, true, false]);
    game.takeTurn(RIGHT);
    expect([game.points(0), game.isActive(0), game.hasExited(0)]).toEqual([1, false, true]);
    game.takeTurn(RIGHT);
    expect(game.points(0)).toBe(1);
    expect([...game.board.cells].some((cell) => cellName(cell).startsWith("agent"))).toBe(false);
  });

  test("does not write to its level", () => {
    const level = levelOf(ROOM);
    const before = level.board.cells.slice();
    const game = new Game(level, [1, 2]);
    for (let i = 0; i < 5; i++) game.takeTurn(RIGHT);
    expect(level.board.cells).toEqual(before);
    expect(level.agents).toEqual([{ row: 1, col: 1 }]);
  });

  test("a clone goes on like the original and leaves it alone", () => {
    const level = levelOf(["..S...", ".A....", "......", "......"], { spawnProb: 0.5 });
    const game = new Game(level, [3, 4]);
    for (let i = 0; i < 7; i++) game.takeTurn(RIGHT);
    const copy = game.clone();
    const frozen = game.board.cells.slice();
    for (let i = 0; i < 9; i++) copy.takeTurn([6]);
    expect(game.board.cells).toEqual(frozen);
    for (let i = 0; i < 9; i++) game.takeTurn([6]);
    expect(copy.board.cells).toEqual(game.board.cells);
    expect(copy.points(0)).toBe(game.points(0));
  });

  test("a replay gives the same board again", () => {
    const level = levelOf(["..S...", ".A....", "......", "......"], { spawnProb: 0.5 });
    const actions = [2, 6, 3, 0, 7, 1, 2, 2, 5].map((action) => [action]);
    const game = new Game(level, [3, 4]);
    for (const turn of actions) game.takeTurn(turn);
    expect(resimulate({ level, key: [3, 4], actions }).board.cells).toEqual(game.board.cells);
  });

  test("goals move by the same rules, and every cell is counted on the goal it lies on", () => {
    const goals = boardOf(".....", "..b..", "..b..", "..b..", ".....");
    const game = new Game(levelOf([".....", "..b..", "..b..", "..b..", "A...."], { goals }), [1, 2]);
    expect(game.points(0)).toBe(15);
    game.takeTurn(WAIT);
    expect(game.points(0)).toBe(15);
    expect([...game.goals.cells].filter((cell) => cell & 1).length).toBe(3);
  });

  test("a level nobody may leave yet hides the exit from agents", () => {
    const game = new Game(levelOf(["A.E.", "....", "...r", "...."], { minPerformance: 1 }), [1, 2]);
    expect(game.board.cells[0] & EXIT).toBe(0);
    expect(game.board.cells[2]).toBe(CELL.exit);
  });
});
