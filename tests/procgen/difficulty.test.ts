import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { DIFFICULTY_STEPS, difficultyParameters } from "../../src/procgen/difficulty.ts";
import { BUILT_IN_DEFAULTS, readParameterFile } from "../../src/procgen/read-parameters.ts";
import { DIFFICULTY_STEPS as STEPS_OF_SUITES } from "../../src/share/own-suites.ts";

describe.each(["append", "prune"] as const)("%s, step by step", (task) => {
  const steps = Array.from({ length: DIFFICULTY_STEPS }, (_, i) => difficultyParameters(task, i + 1));

  test("is possible", () => {
    for (const file of steps) {
      expect(readParameterFile(stringify(file), "x.yaml", BUILT_IN_DEFAULTS)).toEqual(file);
    }
  });

  test("never becomes easier", () => {
    const layers = steps.map((file) => file.named_regions?.graded as never as Record<string, never>[]);
    const rising = {
      regions: steps.map(({ partitioning }) => (partitioning as { max_regions: number }).max_regions),
      fill: layers.map(([, work]) => (work.pattern as { min_fill: number }).min_fill),
      temperature: layers.map(([, work]) => (work.pattern as { temperature: number }).temperature),
      hardened: layers.map((pair) => pair[task === "append" ? 0 : 1].hardened_life as number),
    };
    for (const [what, numbers] of Object.entries(rising)) {
      expect([what, numbers]).toEqual([what, [...numbers].sort((a, b) => a - b)]);
      expect(new Set(numbers).size).toBeGreaterThan(what === "regions" ? 4 : 11);
    }
  });
});

test("the suites have every step", () => {
  expect(STEPS_OF_SUITES).toBe(DIFFICULTY_STEPS);
});
