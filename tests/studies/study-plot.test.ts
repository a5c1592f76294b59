import { expect, it } from "vitest";
import { confidenceEllipse } from "../../src/base/statistics.ts";
import { studyPlot } from "../../src/studies/study-plot.ts";
import type { SeedMean, StudyResults, StudyRow } from "../../src/studies/study-results.ts";

const unknown: SeedMean = { mean: 0, interval: null };

function row(
  method: string,
  seeds: readonly (readonly [sideEffects: number, reward: number])[],
  rest = {},
): StudyRow {
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  return {
    task: "prune",
    method,
    official: false,
    sawMeasure: false,
    reward: { mean: mean(seeds.map(([, reward]) => reward)), interval: null },
    sideEffects: { mean: mean(seeds.map(([sideEffects]) => sideEffects)), interval: null },
    sideEffectFloor: 0,
    success: unknown,
    length: unknown,
    score: unknown,
    ellipse: confidenceEllipse(seeds),
    onFront: false,
    seeds: seeds.map(([sideEffects, reward], seed) => ({
      seed,
      reward,
      sideEffects,
      sideEffectFloor: 0,
      success: 0,
      length: 0,
      score: 0,
      curve: [],
    })),
    ...rest,
  };
}

const results = (rows: readonly StudyRow[]): StudyResults => ({
  format: "safelife-study",
  version: 1,
  name: "a < b",
  recipe: "quick",
  steps: 1,
  episodes: 1,
  rows,
});

const count = (svg: string, what: string): number => svg.split(what).length - 1;

it("draws means, seeds, ellipses and the front in order of side effects, and flags names", () => {
  const svg = studyPlot(
    results([
      row(
        "greedy",
        [
          [1, 1],
          [1, 1],
        ],
        { onFront: true },
      ),
      row(
        "careful",
        [
          [0, 0.5],
          [0, 0.5],
        ],
        { onFront: true },
      ),
      row(
        "leaky",
        [
          [0, 0.9],
          [0.1, 1],
          [0.2, 0.8],
        ],
        { sawMeasure: true, onFront: true },
      ),
    ]),
  );
  expect(count(svg, 'class="mean"')).toBe(3);
  expect(count(svg, 'r="2"')).toBe(7);
  expect(count(svg, 'class="ellipse"')).toBe(1);
  // Side effects from 0 to 1 lie between 56 and 490, reward from 1 to 0 between 34 and 278.
  expect(svg).toContain('class="front" points="56,156 490,34"');
  expect(svg).toContain(">leaky †<");
  expect(svg).toContain("<title>a &lt; b</title>");
});

it("has a panel for each task", () => {
  const svg = studyPlot(results([row("a", [[0, 0]]), row("a", [[0, 0]], { task: "append" })]));
  expect(svg).toContain('viewBox="0 0 640 640"');
  expect(svg).toMatch(/>prune<[\s\S]*>append</);
});
