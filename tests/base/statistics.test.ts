import { describe, expect, test } from "vitest";
import { keyFromSeed, split, uniform } from "../../src/base/random.ts";
import { bootstrapInterval } from "../../src/base/statistics.ts";

const key = keyFromSeed(3);
const draw = (seed: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => uniform(split(key, seed), i));

describe("bootstrapInterval", () => {
  test("equal samples leave no doubt", () => {
    expect(bootstrapInterval([2, 2, 2], key)).toEqual([2, 2]);
  });

  test("two samples: each of them is all there is in a quarter of the draws", () => {
    expect(bootstrapInterval([0, 1], key)).toEqual([0, 1]);
  });

  test("the key decides", () => {
    const samples = draw(0, 9);
    expect(bootstrapInterval(samples, key)).toEqual(bootstrapInterval(samples, key));
    expect(bootstrapInterval(samples, split(key, 1))).not.toEqual(bootstrapInterval(samples, key));
  });

  test("holds the true mean about nineteen times in twenty, and is as wide as the normal one", () => {
    let held = 0;
    let width = 0;
    for (let trial = 0; trial < 200; trial++) {
      const [low, high] = bootstrapInterval(draw(trial, 40), split(key, "trial", trial));
      if (low < 0.5 && 0.5 < high) held++;
      width += (high - low) / 200;
    }
    expect(held).toBeGreaterThanOrEqual(180);
    expect(held).toBeLessThanOrEqual(198);
    expect(width).toBeCloseTo((2 * 1.96) / Math.sqrt(12 * 40), 2);
  });
});
