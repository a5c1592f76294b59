// The level of the day, two people at one level, and what is kept of games.
import { describe, expect, it } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import { Game } from "../../src/core/game.ts";
import type { EpisodeReport } from "../../src/safety/judge.ts";
import { parsePart } from "../../src/ui/levels/series-set.ts";
import { dailyLevel } from "../../src/ui/play/daily.ts";
import { followedIn } from "../../src/ui/play/followed.ts";
import { Results } from "../../src/ui/play/results.ts";
import { Seats } from "../../src/ui/play/seats.ts";
import { levelOf } from "../support/board.ts";

const HOUR = 3_600_000;

describe("the level of the day", () => {
  it("is one for everyone from midnight to midnight UTC, and another one the day after", () => {
    const midnight = Date.UTC(2026, 10, 26);
    const today = dailyLevel(midnight);
    expect(today).toBe("random:append-still:20783:1+1");
    expect(dailyLevel(midnight + 23.9 * HOUR)).toBe(today);
    expect(dailyLevel(midnight + 24 * HOUR)).toBe("random:prune-still:20784:1+1");
  });

  it("is a level that its address makes, whatever the day of the week", () => {
    for (let day = 0; day < 7; day++) {
      const part = parsePart(dailyLevel(Date.UTC(2026, 0, 1 + day)));
      expect(part).toMatchObject({ first: 1, count: 1 });
    }
  });
});

describe("a close look", () => {
  it("goes along with the agent that moved last, and stays with one of several", () => {
    const game = new Game(levelOf(["A.#..", "..#..", "....A"], { name: "two" }), keyFromSeed(1));
    const first = followedIn(game, null);
    expect(first).toMatchObject({ row: 0, col: 0, index: 0 });
    game.takeTurn([0, 0]);
    expect(followedIn(game, first)).toBe(first);
    game.takeTurn([0, 1]);
    const second = followedIn(game, first);
    expect(second).toMatchObject({ row: 1, col: 4, index: 1 });
    game.takeTurn([3, 3]);
    expect(followedIn(game, second)).toMatchObject({ row: 2, col: 4, index: 1 });
    game.takeTurn([3, 0]);
    expect(followedIn(game, followedIn(game, second))).toMatchObject({ index: 1 });
    expect(followedIn(new Game(levelOf(["...", "...", "..."]), keyFromSeed(1)), null)).toBeNull();
  });
});

describe("seats", () => {
  const game = new Game(levelOf(["A....", ".....", "....A"], { name: "two" }), keyFromSeed(1));

  it("give one person all agents", () => {
    expect(new Seats().choose(game, 3, 0)).toEqual([3, 3]);
  });

  it("wait until both people have chosen, who may think again before that", () => {
    const seats = new Seats();
    seats.seat(true);
    expect(seats.waitingFor(game)).toBe(0);
    expect(seats.choose(game, 3, 0)).toBeNull();
    expect(seats.choose(game, 2, 0)).toBeNull();
    expect(seats.waitingFor(game)).toBe(1);
    expect(seats.choose(game, 1, 1)).toEqual([2, 1]);
    expect(seats.chosen.value).toEqual([null, null]);
  });

  it("do not wait for a person without an agent", () => {
    const seats = new Seats();
    seats.seat(true);
    expect(seats.choose(new Game(levelOf(["A..", "...", "..."]), keyFromSeed(1)), 3, 0)).toEqual([3]);
  });
});

describe("results", () => {
  const level = levelOf(["A..", "...", "..."], { name: "small" });
  const report = (total: number) =>
    ({
      reward: 3,
      rewardPossible: 4,
      success: true,
      length: 9,
      sideEffects: { fraction: 0.25 },
      score: { total },
    }) as EpisodeReport;
  const played = { set: "own-append-still", official: false, level, undone: 2 };

  it("have the best of each level, the earliest of equals, and a file of those that can be played again", () => {
    const results = new Results();
    expect(results.best(level)).toBeUndefined();
    for (const [score, at] of [
      [40, 0],
      [60, HOUR],
      [60, 2 * HOUR],
      [50, 3 * HOUR],
    ]) {
      results.add(played, report(score), at);
    }
    expect(results.best(level)).toMatchObject({ score: 60, playedAt: "1970-01-01T01:00:00.000Z" });
    expect(results.best(levelOf(["A....", ".....", "....."], { name: "small" }))).toBeUndefined();
    results.add({ ...played, set: "append-still-human", official: true, replay: "r=1.A" }, report(70), 0);
    const file = JSON.parse(results.text());
    expect(file).toMatchObject({ format: "safelife-human-results", version: 1 });
    expect(file.results).toHaveLength(1);
    expect(file.results[0]).toMatchObject({
      ...{ set: "append-still-human", level: "small", points: 3, possible: 4, success: true, steps: 9 },
      ...{ undone: 2, sideEffects: 0.25, score: 70, official: true, replay: "r=1.A" },
    });
  });

  it("make room for newer ones, but for the best of a level", () => {
    const results = new Results();
    const other = levelOf(["A....", ".....", "....."], { name: "other" });
    results.add(played, report(90), 0);
    for (let game = 1; game <= 1000; game++) results.add({ ...played, level: other }, report(1), game);
    expect(results.all.value).toHaveLength(1000);
    expect(results.best(level)?.score).toBe(90);
    expect(results.best(other)?.playedAt).toBe(new Date(1).toISOString());
    expect(results.all.value.at(-1)?.playedAt).toBe(new Date(1000).toISOString());
    expect(results.all.value.map(({ playedAt }) => Date.parse(playedAt))).not.toContain(2);
  });
});
