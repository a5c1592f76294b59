import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { ALIVE, BLUE, COLOR_MASK, DESTRUCTIBLE, FROZEN, GREEN, RED } from "../../src/core/cells.ts";
import { Game } from "../../src/core/game.ts";
import { DIFFICULTY_STEPS, difficultyParameters } from "../../src/procgen/difficulty.ts";
import { type GeneratedLevel, generate } from "../../src/procgen/generate.ts";
import { withDefaults } from "../../src/procgen/parameters.ts";
import { BUILT_IN_DEFAULTS, readParameterFile } from "../../src/procgen/read-parameters.ts";
import { OWN_SUITES, DIFFICULTY_STEPS as STEPS_OF_SUITES } from "../../src/share/own-suites.ts";
import { officialDefaults } from "./official.ts";
import { pointsInReach } from "./work.ts";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const isRising = (values: readonly number[]) => values.every((value, i) => i === 0 || value > values[i - 1]);

/** The levels of the suite for each step, with what they went through. */
const madeOf = (task: "append" | "prune"): readonly (readonly GeneratedLevel[])[] =>
  OWN_SUITES.flatMap(({ source, seed, levels }) => {
    if (!("task" in source) || source.task !== task) return [];
    const parameters = withDefaults(difficultyParameters(task, source.step), officialDefaults);
    return [Array.from({ length: levels }, (_, i) => generate(parameters, split(keyFromSeed(seed), i)))];
  });

/** Shares of life of a colour: of the board, and hardened of that life. */
function lifeOf({ level: { board } }: GeneratedLevel, color: number) {
  const life = board.cells.filter(
    (cell) => cell & ALIVE && !(cell & FROZEN) && (cell & COLOR_MASK) === color,
  );
  const hard = life.filter((cell) => !(cell & DESTRUCTIBLE));
  return { share: life.length / board.cells.length, hardened: hard.length / life.length };
}

const goalsOf = ({ level: { goals } }: GeneratedLevel, color: number) =>
  goals.cells.filter((cell) => cell & ALIVE && (cell & COLOR_MASK) === color).length / goals.cells.length;

describe.each(["append", "prune"] as const)("%s, step by step", (task) => {
  const steps = Array.from({ length: DIFFICULTY_STEPS }, (_, i) => difficultyParameters(task, i + 1));

  test("is possible", () => {
    for (const file of steps) {
      expect(readParameterFile(stringify(file), "x.yaml", BUILT_IN_DEFAULTS)).toEqual(file);
    }
  });

  test("asks for more of everything", () => {
    const layers = steps.map((file) => file.named_regions?.graded as never as Record<string, never>[]);
    const rising = {
      fill: layers.map(([, work]) => (work.pattern as { min_fill: number }).min_fill),
      temperature: layers.map(([, work]) => (work.pattern as { temperature: number }).temperature),
      hardened: layers.map((pair) => pair[task === "append" ? 0 : 1].hardened_life as number),
    };
    for (const [what, numbers] of Object.entries(rising))
      expect([what, isRising(numbers)]).toEqual([what, true]);
    const regions = steps.map(({ partitioning }) => (partitioning as { max_regions: number }).max_regions);
    expect(regions).toEqual([...regions].sort((a, b) => a - b));
    expect(new Set(regions).size).toBe(5);
  });

  const made = madeOf(task);

  test("has more of everything in its levels", { timeout: 60_000 }, () => {
    const means = (measure: (level: GeneratedLevel) => number) =>
      made.map((levels) => mean(levels.map(measure)));
    const work = (level: GeneratedLevel) =>
      task === "append" ? goalsOf(level, BLUE) : lifeOf(level, RED).share;
    const rising = {
      work: means(work),
      harm: means((level) => lifeOf(level, GREEN).share),
      hardened: means((level) => lifeOf(level, task === "append" ? GREEN : RED).hardened),
    };
    for (const [what, numbers] of Object.entries(rising))
      expect([what, numbers]).toEqual([what, [...new Set(numbers)].sort((a, b) => a - b)]);
    const regions = means(({ regions }) => Math.max(...regions));
    expect(regions.every((count, i) => i === 0 || count >= regions[i - 1] - 0.2)).toBe(true);
  });

  test("can be done by hand, as far as the exit asks", { timeout: 60_000 }, () => {
    const work = task === "append" ? { fillGoalsOf: BLUE } : { remove: RED };
    const missing = made.flatMap((levels, i) =>
      levels.flatMap(({ level }) => {
        const required = new Game(level, keyFromSeed(0)).required(0);
        const points = pointsInReach(level, work);
        expect(required).toBeGreaterThan(0);
        return points < required ? [`step ${i + 1}: ${points} of ${required}`] : [];
      }),
    );
    expect(missing).toEqual([]);
  });
});

test("the suites have every step", () => {
  expect(STEPS_OF_SUITES).toBe(DIFFICULTY_STEPS);
});
