// The parts of the Studies page that need no page.
import { describe, expect, it } from "vitest";
import { OFFICIAL_ARCHIVES } from "../../src/share/official-archives.ts";
import { OWN_SUITES } from "../../src/share/own-suites.ts";
import { parseStudy } from "../../src/studies/parse-study.ts";
import { PaceMeter } from "../../src/ui/pace.ts";
import { STUDY_EXAMPLES } from "../../src/ui/studies/examples.ts";
import { setIdOf } from "../../src/ui/studies/levels.ts";

describe("the examples", () => {
  it.each(STUDY_EXAMPLES)("$title: is a study on levels that there are, none in both parts", ({ text }) => {
    const { tasks, steps, stepsPerPart, methods, seeds } = parseStudy(text);
    const suites = OWN_SUITES.map(({ name }) => `own/${name}`);
    for (const { train, test } of tasks) {
      expect(suites).toContain(train.levels);
      expect(suites).toContain(test.levels);
      expect(train.levels).not.toBe(test.levels);
    }
    expect(steps % stepsPerPart).toBe(0);
    expect(stepsPerPart).toBeLessThan(steps);
    expect(methods.length).toBeGreaterThan(1);
    expect(seeds.length).toBeGreaterThanOrEqual(3);
  });
});

describe("levels by their name in a study", () => {
  it.each([
    ["own/append-still", "own-append-still"],
    [`official/${OFFICIAL_ARCHIVES[0].name}`, OFFICIAL_ARCHIVES[0].name],
    ["puzzles", "puzzles"],
    ["file:mine.npz", "file:mine.npz"],
  ])("%s is the set %s", (levels, id) => {
    expect(setIdOf(levels)).toBe(id);
  });
});

describe("the pace", () => {
  it("is that of the last twenty seconds", () => {
    const meter = new PaceMeter(1000);
    expect(meter.mark(0, 0).perSecond).toBeNaN();
    expect(meter.mark(100, 10_000)).toEqual({ perSecond: 10, secondsLeft: 90 });
    meter.mark(100, 30_000);
    meter.mark(100, 50_000);
    expect(meter.mark(200, 55_000)).toEqual({ perSecond: 4, secondsLeft: 200 });
  });
});
