// Small pieces of the page that compute: axes, numbers, curves, results as files.
import { describe, expect, it } from "vitest";
import type { TrainingProgress } from "../../src/agents/trainer.ts";
import type { BenchmarkResult } from "../../src/studies/benchmark.ts";
import { resultsAsCsv } from "../../src/ui/benchmark/export.ts";
import { duration, fixed, milliseconds } from "../../src/ui/format.ts";
import { EMPTY_CURVE } from "../../src/ui/runs.ts";
import { tickStep, ticksBetween } from "../../src/ui/scale.ts";
import { curveAsCsv, extendCurve } from "../../src/ui/train/curve.ts";

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

  it("is written with empty fields where there was nothing to average", () => {
    const curve = { ...EMPTY_CURVE, steps: [5], episodeReturn: [Number.NaN], rewardFraction: [0.5] };
    expect(curveAsCsv({ ...curve, episodeLength: [7], entropy: [2] })).toBe(
      "steps,episodeReturn,rewardFraction,episodeLength,entropy\r\n5,,0.5,7,2\r\n",
    );
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
    const result = { official: false, seed: 7, episodes: [episode, noisy] } as unknown as BenchmarkResult;
    const lines = resultsAsCsv([{ title: "Acts at random", result }]).split("\r\n");
    expect(lines[0].split(",").slice(0, 5)).toEqual(["agent", "official", "seed", "episode", "level"]);
    expect(lines[1]).toBe('Acts at random,false,7,0,"say ""no"", twice",true,12,3,4,1,0.75,0,81,0');
    expect(lines[2]).toMatch(/,81,0\.5$/);
    expect(lines).toHaveLength(4);
  });
});
