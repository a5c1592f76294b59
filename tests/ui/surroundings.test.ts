// What a person hears who asks what is around.
import { afterEach, describe, expect, it } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import { CELL, COLOR_MASK, RED } from "../../src/core/cells.ts";
import { Game } from "../../src/core/game.ts";
import type { Level } from "../../src/core/level.ts";
import { DEFAULT_POINTS_TABLE } from "../../src/core/points.ts";
import { describeSurroundings, describeWork } from "../../src/ui/play/surroundings.ts";
import { payOf } from "../../src/ui/play/words.ts";
import { speak } from "../../src/ui/words/words.ts";
import { boardOf, levelOf } from "../support/board.ts";

const gameOf = (level: Level) => new Game(level, keyFromSeed(0));
const heard = (level: Level, heading: number | null = null) => describeSurroundings(gameOf(level), heading);

/** Ground of the colours of life. */
const groundOf = (...rows: string[]) => {
  const board = boardOf(...rows);
  return { ...board, cells: board.cells.map((cell) => cell & COLOR_MASK) };
};

/** The corners of a board of 5 × 5 are closed by walls. */
const CORNER = ["#....", "#A...", "#....", ".....", "....E"];

afterEach(() => speak("en"));

describe("the way out", () => {
  it("is told across the board, and round the edge where that is shorter", () => {
    const game = gameOf(levelOf(CORNER));
    game.takeTurn([2]);
    expect(describeSurroundings(game)).toBe(
      "Row 2, column 3. Up: empty; right: empty; down: empty; left: empty. Exit, open: 3 down and 2 right, or 2 up and 2 right round the edge.",
    );
  });

  it("does not lead through walls that close the edge", () => {
    const walled = levelOf(["########", "#A.....#", "#......#", "#.....E#", "########"]);
    expect(heard(walled)).toMatch(/Exit, open: 2 down and 5 right\.$/);
  });

  it("does not lead round the edge where the way across the board is as short", () => {
    expect(heard(levelOf([".....", ".....", ".....", "...A.", "....E"]))).toMatch(
      /Exit, open: 1 down and 1 right\.$/,
    );
  });

  it("is shut until enough is earned, and is missing where there is none", () => {
    const goals = groundOf("...b.", ".....", ".....");
    expect(heard(levelOf(["A....", "....E", "....."], { goals, minPerformance: 0.5 }))).toMatch(
      /Exit, shut: 1 down and 4 right, or 1 down and 1 left round the edge\.$/,
    );
    expect(heard(levelOf(["A....", ".....", "....."]))).toMatch(/This level has no exit\.$/);
  });
});

describe("what there is to do", () => {
  const build = levelOf(["#########", "#A......#", "#..b....#", "#.......#", "#########"], {
    goals: groundOf(".........", ".bb......", "...bb....", ".....bb..", "........."),
  });

  it("is open ground where one's life pays: how much, and where the nearest is", () => {
    expect(heard(build)).toBe(
      "Row 2, column 2, on blue ground. Up: wall; right: empty, on blue ground; down: empty; left: wall. To fill: 4 cells of blue ground, nearest: 1 right. This level has no exit.",
    );
    const game = gameOf(build);
    game.takeTurn([6]);
    expect(describeSurroundings(game)).toContain("right: life, on blue ground;");
    expect(describeSurroundings(game)).toContain(
      "To fill: 4 cells of blue ground, nearest: 1 down and 2 right.",
    );
  });

  it("is life that costs where it is: how much, and where the nearest is", () => {
    const prune = levelOf(["#########", "#A...gg.#", "#....gg.#", "#.rr....#", "#.rr..r.#", "#########"]);
    expect(heard(prune)).toContain("To remove: 5 red cells, nearest: 2 down and 1 right.");
    const onGround = {
      ...prune,
      goals: groundOf(".........", ".....rr..", ...Array<string>(4).fill(".........")),
    };
    expect(heard(onGround)).toContain(
      "To remove: 2 green cells on red ground, nearest: 4 right; 5 red cells, nearest: 2 down and 1 right.",
    );
  });

  it("is ground for life of other colours that there is", () => {
    const sort = levelOf(["A....", ".....", "....."], { goals: groundOf("..rr.", "...g.", ".....") });
    expect(heard(sort)).not.toContain("another colour");
    sort.board.cells[12] = CELL.plant | RED;
    expect(heard(sort)).toContain("Life of another colour pays on: 2 cells of red ground, nearest: 2 right.");
  });

  it("follows the points of the player, whatever they say of colours", () => {
    const yellowPays = DEFAULT_POINTS_TABLE.slice();
    yellowPays.fill(0);
    yellowPays[3 * 9] = 2;
    yellowPays[2] = -4;
    const level = levelOf(["A.g..", ".....", "...r."], {
      goals: groundOf(".....", "..yb.", "....."),
      pointsTables: [yellowPays],
    });
    expect(heard(level)).toContain(
      "To fill: 1 cell of yellow ground, nearest: 1 down and 2 right. To remove: 1 green cell, nearest: 2 right.",
    );
  });

  it("says so when nothing is left", () => {
    const level = levelOf(["A....", ".....", "....."], { goals: groundOf(".b...", ".....", ".....") });
    const game = gameOf(level);
    game.board.cells[1] = CELL.life;
    expect(describeSurroundings(game)).toContain("Nothing is left that would pay.");
    expect(heard(levelOf(["A....", ".....", "....."]))).not.toContain("Nothing is left");
  });

  it("is summed up for a board that nobody plays", () => {
    expect(describeWork(build.board, build.goals, payOf(build))).toBe("To fill: 4 cells of blue ground.");
  });
});

describe("directions", () => {
  const level = levelOf(["#######", "#..b..#", "#..A..#", "#.....#", "#.E...#", "#######"], {
    goals: groundOf(".......", ".......", ".....b.", ".......", ".......", "......."),
  });

  it("are those of the board, or, when arrows steer, those of the agent", () => {
    expect(heard(level)).toBe(
      "Row 3, column 4. Up: life, blue; right: empty; down: empty; left: empty. To fill: 1 cell of blue ground, nearest: 2 right. Exit, open: 2 down and 1 left.",
    );
    expect(heard(level, 1)).toBe(
      "Row 3, column 4, facing right. Ahead: empty; right: empty; behind: empty; left: life, blue. To fill: 1 cell of blue ground, nearest: 2 ahead. Exit, open: 1 behind and 2 right.",
    );
    expect(heard(level, 2)).toContain("Exit, open: 2 ahead and 1 right.");
    expect(heard(level, 3)).toContain("nearest: 2 behind. Exit, open: 1 ahead and 2 left.");
  });

  it("are told in German, too", async () => {
    await speak("de");
    expect(heard(level, 1)).toBe(
      "Zeile 3, Spalte 4, Blick nach rechts. Vorn: Leer; rechts: Leer; hinten: Leer; links: Leben, blau. Zu füllen: 1 Zelle blauer Boden, am nächsten: 2 nach vorn. Ausgang, offen: 1 nach hinten und 2 nach rechts.",
    );
  });
});

describe("several agents", () => {
  const level = levelOf(["A....E.", ".......", ".......", ".......", "..A...."], {
    goals: groundOf(".......", ".......", ".......", ".......", "...b..."),
  });

  it("are told one after another, each by its own points, and who has left", () => {
    const worthless = new Int32Array(72);
    const game = gameOf({ ...level, pointsTables: [worthless, DEFAULT_POINTS_TABLE] });
    expect(describeSurroundings(game)).toBe(
      "Agent 1: Row 1, column 1. Up: empty; right: empty; down: empty; left: empty. Exit, open: 5 right, or 2 left round the edge. " +
        "Agent 2: Row 5, column 3. Up: empty; right: empty, on blue ground; down: empty; left: empty. To fill: 1 cell of blue ground, nearest: 1 right. Exit, open: 4 up and 3 right, or 1 down and 3 right round the edge.",
    );
    for (let turn = 0; turn < 2; turn++) game.takeTurn([4, 0]);
    expect(game.hasExited(0)).toBe(true);
    expect(describeSurroundings(game, null, true)).toMatch(
      /^Player 1 has left through the exit\. Player 2: Row 5/,
    );
  });

  it("may be one, which left, or none", () => {
    const one = gameOf(levelOf(["AE.", "...", "..."]));
    one.takeTurn([2]);
    expect(describeSurroundings(one)).toBe("You left through the exit.");
    expect(heard(levelOf(["...", "...", "..."]))).toBe("There is no agent on the board.");
  });
});
