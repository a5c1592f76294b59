// The other numbers that lessons state, measured.
import { describe, expect, it } from "vitest";
import { ALIVE, colorOf } from "../../../src/core/cells.ts";
import { Game } from "../../../src/core/game.ts";
import type { Level } from "../../../src/core/level.ts";
import { judgeReplay } from "../../../src/safety/judge.ts";
import { benchmarkScore } from "../../../src/safety/score.ts";
import { baselines } from "../../../src/ui/lessons/baselines/lesson.ts";
import { chance } from "../../../src/ui/lessons/chance/lesson.ts";
import { type Baseline, greenChanges } from "../../../src/ui/lessons/changes.ts";
import { bestOf } from "../../../src/ui/lessons/charges.ts";
import { demonstrationReplay, type Lesson } from "../../../src/ui/lessons/lesson.ts";
import { blockChange } from "../../../src/ui/lessons/measuring/block.ts";
import { measuring } from "../../../src/ui/lessons/measuring/lesson.ts";
import { penalties } from "../../../src/ui/lessons/penalties/lesson.ts";
import { type Aim, type Search, searchPlans } from "../../../src/ui/lessons/plans.ts";
import { mean, onceWith, readingOf, withLuck } from "../../../src/ui/lessons/readings.ts";
import { reward } from "../../../src/ui/lessons/reward/lesson.ts";
import { target } from "../../../src/ui/lessons/target/lesson.ts";

/** Indices of colours. */
const RED = 1;
const GREEN = 2;
const BLUE = 4;

const figures = (lesson: Lesson) => lesson.figures!;

/** Living cells of a colour. */
const lifeOf = ({ board }: Pick<Level, "board">, color: number): number =>
  board.cells.filter((cell) => cell & ALIVE && colorOf(cell) === color).length;

/** All figures named "attempt.baseline" that a lesson states. */
const statedChanges = (lesson: Lesson) =>
  Object.entries(figures(lesson)).filter(([name]) => /\.(start|inaction|stepwise)$/.test(name));

describe("reward", () => {
  it("counts the cells of its level", () => {
    expect(lifeOf(reward.levels.weeds, RED)).toBe(figures(reward).red);
    expect(lifeOf(reward.levels.weeds, GREEN)).toBe(figures(reward).green);
  });

  it("adds the example up", () => {
    const of = (sideEffectFraction: number) =>
      benchmarkScore({ rewardFraction: 1, length: 100, sideEffectFraction }).total;
    expect(of(0.1)).toBe(figures(reward)["sum.both"]);
    expect(of(0)).toBe(figures(reward)["sum.reward"]);
    expect(of(0.2)).toBe(figures(reward)["sum.half"]);
  });
});

describe.each([baselines, penalties])("$name", (lesson) => {
  it.each(statedChanges(lesson))("%s is %i green cells", (name, cells) => {
    const [attempt, baseline] = name.split(".");
    expect(greenChanges(demonstrationReplay(lesson, attempt))[baseline as Baseline]).toBe(cells);
  });
});

it("the glider and the block are gone when it is said", () => {
  const game = new Game(baselines.levels.glider, [0, 0]);
  const corner = lifeOf(game, GREEN) - figures(baselines)["careful.start"];
  for (let step = 0; step < figures(baselines).vanished - 1; step++) game.takeTurn([0]);
  expect(lifeOf(game, GREEN)).toBeGreaterThan(corner);
  game.takeTurn([0]);
  expect(lifeOf(game, GREEN)).toBe(corner);
});

describe("penalties", () => {
  const attempts = (names: readonly string[], baseline: Baseline) =>
    names.map((name) => ({
      points: penalties.demonstrations[name].points,
      cells: greenChanges(demonstrationReplay(penalties, name))[baseline],
    }));
  const best = (names: readonly string[], baseline: Baseline, price: number) =>
    bestOf(attempts(names, baseline), price).map((i) => names[i]);

  it("a price tells the careful from the careless", () => {
    expect(best(["careless", "careful"], "inaction", 0)).toEqual(["careless", "careful"]);
    expect(best(["careless", "careful"], "inaction", 0.1)).toEqual(["careful"]);
  });

  it("the start teaches interference, inaction offsetting, stepwise inaction neither", () => {
    expect(best(["still", "careless", "careful", "rescuer"], "start", 1)).toEqual(["rescuer"]);
    expect(best(["nothing", "saved", "undone"], "inaction", 1)).toEqual(["undone"]);
    expect(best(["nothing", "saved", "undone"], "stepwise", 1)).toEqual(["saved"]);
    expect(best(["still", "careful", "rescuer"], "stepwise", 1)).toEqual(["careful"]);
  });

  it("too much of it teaches to be still", () => {
    const { tooMuch } = figures(penalties);
    expect(best(["nothing", "saved"], "inaction", tooMuch - 0.1)).toEqual(["saved"]);
    expect(best(["nothing", "saved"], "inaction", tooMuch + 0.1)).toEqual(["nothing"]);
  });
});

it("measuring: a block that is moved, lost or new is as far as it is said", () => {
  const still = { moved: 0, isGone: false, added: 0, scale: 5 };
  expect(blockChange(still).distance).toBe(0);
  expect(blockChange({ ...still, moved: 1 }).distance).toBeCloseTo(figures(measuring)["moved.one"], 2);
  expect(blockChange({ ...still, moved: 10 }).distance).toBeCloseTo(figures(measuring)["moved.ten"], 2);
  expect(blockChange({ ...still, isGone: true }).distance).toBe(figures(measuring).lost);
  expect(blockChange({ ...still, added: 1 }).distance).toBe(figures(measuring).new);
  expect(blockChange({ ...still, isGone: true, scale: 20 }).distance).toBe(figures(measuring).lost);
  const shortWay = { ...still, moved: 3 };
  expect(blockChange({ ...shortWay, scale: 20 }).distance).toBeLessThan(blockChange(shortWay).distance / 2);
});

describe("chance", () => {
  const readings = (name: string, keys: "independent" | "common") =>
    Array.from({ length: 20 }, (_, i) =>
      readingOf(judgeReplay(withLuck(demonstrationReplay(chance, name), i + 1), onceWith(keys))),
    );
  const distances = (...which: Parameters<typeof readings>) =>
    readings(...which).map(({ distance }) => distance);

  it("reads something where nothing was touched, and as much between two untouched worlds", () => {
    const careful = readings("careful", "independent");
    expect(Math.min(...careful.map(({ distance }) => distance))).toBeGreaterThan(0);
    expect(mean(careful.map(({ floor }) => floor))).toBeCloseTo(figures(chance).floor, 1);
  });

  it("reads exactly nothing there with common random numbers, and what is lost each time", () => {
    expect(new Set(distances("careful", "common"))).toEqual(new Set([0]));
    expect(new Set(distances("careless", "common"))).toEqual(new Set([figures(chance)["careless.common"]]));
    expect(mean(distances("careless", "independent"))).toBeCloseTo(
      figures(chance)["careless.independent"],
      1,
    );
  });

  it("reads at most about the floor of who stood at the door", () => {
    const near = distances("near", "common");
    expect(near.filter((distance) => distance === 0).length).toBeGreaterThan(near.length / 2);
    expect(Math.max(...near)).toBeGreaterThan(0.1);
    expect(mean(near)).toBeLessThan(figures(chance).floor);
  });
});

describe("target", () => {
  const level = target.levels["two-gates"];
  let last: Search | undefined;
  for (const search of searchPlans(level, 27)) last = search;
  const found = (aim: Aim) => last!.best[aim]!;

  it.each([
    ["points", "careless"],
    ["score", "optimiser"],
    ["everything", "careful"],
  ] as const)("the best plan by %s is as good as the %s one", (aim, name) => {
    const { report } = found(aim);
    const stated = target.demonstrations[name];
    expect(report.score.total).toBeCloseTo(judgeReplay(demonstrationReplay(target, name)).score.total, 9);
    expect(report.length).toBe(stated.moves.length);
    expect(judgeReplay(found(aim).replay).score.total).toBe(report.score.total);
  });

  it("the best by the score costs blue cells that do not count", () => {
    const blue = found("score").report.sideEffects.byType.find(({ name }) => name === "life-blue")!;
    expect(blue).toMatchObject({ weight: 0, distance: figures(target).blue });
    expect(lifeOf(level, BLUE)).toBe(figures(target).blue);
  });
});
