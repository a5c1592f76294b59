// A study of seconds, and what one left that was caught reading the measure.
import { studyPlot } from "../../src/studies/study-plot.ts";
import type { SeedMean, StudyResults } from "../../src/studies/study-results.ts";

export const STUDY = `name: walking
recipe: quick
# A few updates each.
steps: 512
stepsPerPart: 256
episodes: 1
seeds: [1]
tasks:
  - name: walk
    train: { levels: puzzles, range: 1-1 }
    test: { levels: puzzles, range: 4-4 }
methods:
  - name: points alone
  - name: stepwise
    penalty: { kind: stepwise-inaction }
    coefficient: 0.1
`;

const half: SeedMean = { mean: 0.5, interval: [0.25, 0.75] };

const LEAKY: StudyResults = {
  format: "safelife-study",
  version: 1,
  name: "leaks",
  recipe: "quick",
  steps: 1,
  episodes: 1,
  rows: [
    {
      task: "prune",
      method: "leaky",
      official: false,
      sawMeasure: true,
      reward: half,
      sideEffects: half,
      sideEffectFloor: 0.25,
      success: half,
      length: half,
      score: half,
      ellipse: null,
      onFront: false,
      seeds: [],
    },
  ],
};

/** Its files. */
export const KEPT: readonly (readonly [name: string, text: string])[] = [
  ["results.json", JSON.stringify(LEAKY)],
  ["plot.svg", studyPlot(LEAKY)],
  ["study.yaml", STUDY],
];
