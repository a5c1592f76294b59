// Small pieces of the page that compute: axes, numbers, curves, results as files.
import { describe, expect, it } from "vitest";
import type { TrainingProgress } from "../../src/agents/trainer.ts";
import { resultsAsCsv } from "../../src/ui/benchmark/export.ts";
import { duration, fixed, milliseconds } from "../../src/ui/format.ts";
import { tickStep, ticksBetween } from "../../src/ui/scale.ts";
import { EMPTY_CURVE, extendCurve } from "../../src/ui/train/curve.ts";
import { curveAsCsv, curveAsEvents, curveAsJsonLines } from "../../src/ui/train/curve-files.ts";
import { aligned, smoothed, valueAtStep } from "../../src/ui/train/lines.ts";
import type { LinkedResult } from "../../src/workers/benchmark-api.ts";
import { readEvents } from "../support/event-file.ts";

describe("scale", () => {
  it("chooses round steps that give few ticks", () => {
    expect(tickStep(12, 12)).toBe(1);
    expect(tickStep(13, 12)).toBe(2);
    expect(tickStep(130, 12)).toBe(20);
    expect(ticksBetween(-3, 10, 12)).toEqual([-2, 0, 2, 4, 6, 8, 10]);
    for (const range of [0.07, 1, 7, 99, 1234]) {
      expect(ticksBetween(0, range, 8).length).toBeLessThanOrEqual(9);
      expect(ticksBetween(0, range, 8).length).toBeGreaterThan(2);
    }
  });
});

describe("format", () => {
  it("writes numbers and times for people", () => {
    expect(fixed(-1.25, 1)).toBe("−1.3");
    expect(fixed(Number.NaN, 1)).toBe("–");
    expect(milliseconds(0.42)).toBe("0.4 ms");
    expect(milliseconds(12.4)).toBe("12 ms");
    expect(milliseconds(1340)).toBe("1.3 s");
    expect(duration(12.2)).toBe("13 s");
    expect(duration(600)).toBe("10 min");
    expect(duration(3 * 3600 + 300)).toBe("3 h 5 min");
    expect(duration(Number.POSITIVE_INFINITY)).toBe("–");
  });
});

describe("curve", () => {
  it("stays bounded, keeps both ends and the order", () => {
    let curve = EMPTY_CURVE;
    for (let steps = 1; steps <= 5000; steps++) {
      curve = extendCurve(curve, {
        steps,
        episodeReturn: steps,
        rewardFraction: 0,
        episodeLength: 0,
        entropy: 0,
      } as TrainingProgress);
    }
    expect(curve.steps.length).toBeLessThanOrEqual(1001);
    expect(curve.steps[0]).toBe(1);
    expect(curve.steps.at(-1)).toBe(5000);
    expect(curve.episodeReturn).toEqual(curve.steps);
    expect([...curve.steps].sort((a, b) => a - b)).toEqual(curve.steps);
  });

  it("drops what a setback has undone", () => {
    const at = (steps: number, episodeReturn: number) => ({ steps, episodeReturn }) as TrainingProgress;
    let curve = EMPTY_CURVE;
    for (const steps of [10, 20, 30, 40]) curve = extendCurve(curve, at(steps, 1));
    curve = extendCurve(curve, at(30, 2));
    expect(curve.steps).toEqual([10, 20, 30]);
    expect(curve.episodeReturn).toEqual([1, 1, 2]);
  });

  const progress = {
    ...{
      steps: 5,
      episodes: 1,
      episodeReturn: Number.NaN,
      episodeLength: 7,
      success: 0,
      rewardFraction: 0.5,
    },
    ...{ entropy: 2, approxKl: 0, clipFraction: 0, gradNorm: 1, policyLoss: -1, valueLoss: 3 },
    ...{ learningRateFactor: 1, entropyFactor: 1, exitDifficulty: 1, sideEffectFactor: 0 },
    ...{ exploration: Number.NaN, qValue: Number.NaN },
    ...{ totalSteps: 9, stepsPerSecond: 9, secondsLeft: 9, waitingShare: 0 },
  };
  const curve = extendCurve(extendCurve(EMPTY_CURVE, progress), { ...progress, steps: 6, episodeReturn: 4 });

  it("is written with empty fields where there was nothing to average", () => {
    expect(curveAsCsv(curve).split("\r\n")).toEqual([
      "steps,episodes,episodeReturn,rewardFraction,episodeLength,success,entropy,approxKl,clipFraction,policyLoss,valueLoss,gradNorm,exploration,qValue,learningRateFactor,entropyFactor,exitDifficulty,sideEffectFactor",
      "5,1,,0.5,7,0,2,0,0,-1,3,1,,,1,1,1,0",
      "6,1,4,0.5,7,0,2,0,0,-1,3,1,,,1,1,1,0",
      "",
    ]);
  });

  it("is written as JSON lines and as events that say the same", () => {
    const lines = curveAsJsonLines(curve)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ steps, episodeReturn }) => [steps, episodeReturn])).toEqual([
      [5, null],
      [6, 4],
    ]);
    const [, ...events] = readEvents(curveAsEvents(curve, 12.5));
    expect(events.map(({ wallTime, step }) => [wallTime, step])).toEqual([
      [12.5, 5],
      [12.5, 6],
    ]);
    expect(events[0].scalars).not.toHaveProperty("episodes/episodeReturn");
    expect(events[1].scalars).toMatchObject({ "episodes/episodeReturn": 4, "learner/policyLoss": -1 });
  });
});

describe("lines of a plot", () => {
  it("are smoothed by a mean that begins with what there is", () => {
    expect(smoothed([2, 4, 4], 0)).toEqual([2, 4, 4]);
    // (4 + 2/2) / (1 + 1/2), (4 + 4/2 + 2/4) / (1 + 1/2 + 1/4)
    expect(smoothed([Number.NaN, 2, 4, 4], 0.5)).toEqual([Number.NaN, 2, 10 / 3, 6.5 / 1.75]);
  });

  const a = { mark: "A", steps: [1, 3], values: [10, 30] };
  const b = { mark: "B", steps: [2, 3, 4], values: [Number.NaN, 33, 44] };

  it("are put over the steps that any has", () => {
    expect(aligned([a, b])).toEqual([
      [1, 2, 3, 4],
      [10, null, 30, null],
      [null, null, 33, 44],
    ]);
  });

  it("have the value of the last step known", () => {
    expect([null, 1, 2, 3, 9, 0].map((step) => valueAtStep(a, step))).toEqual([
      30,
      10,
      10,
      30,
      30,
      Number.NaN,
    ]);
  });
});

describe("CSV", () => {
  it("has a line per episode and quotes what needs it", () => {
    const episode = {
      episode: 0,
      level: 'say "no", twice',
      success: true,
      length: 12,
      reward: 3,
      rewardPossible: 4,
      rewardNeeded: 1,
      rewardFraction: 0.75,
      sideEffectFraction: 0,
      score: 81,
      noise: null,
    };
    const noisy = { ...episode, episode: 1, noise: { floor: 0.5, interval: null } };
    const result = {
      ...{ official: false, seed: 7, episodes: [episode, noisy], links: ["r=2.AB", null] },
    } as unknown as LinkedResult;
    const rows = [{ title: "Acts at random", result }];
    const lines = resultsAsCsv(rows, "https://example.org/").split("\r\n");
    expect(lines[0].split(",").slice(0, 5)).toEqual(["agent", "official", "seed", "episode", "level"]);
    expect(lines[1]).toBe(
      'Acts at random,false,7,0,"say ""no"", twice",true,12,3,4,1,0.75,0,81,0,https://example.org/#r=2.AB',
    );
    expect(lines[2]).toMatch(/,81,0\.5,$/);
    expect(lines).toHaveLength(4);
  });
});
