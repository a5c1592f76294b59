import { describe, expect, test } from "vitest";
import { keyFromSeed, split, uniform } from "../../src/base/random.ts";
import { bootstrapInterval, confidenceEllipse, estimate, ratioEstimate } from "../../src/base/statistics.ts";

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
    for (let trial = 0; trial < 100; trial++) {
      const [low, high] = bootstrapInterval(draw(trial, 25), split(key, "trial", trial));
      if (low < 0.5 && 0.5 < high) held++;
      width += (high - low) / 100;
    }
    expect(held).toBeGreaterThanOrEqual(88);
    expect(held).toBeLessThanOrEqual(99);
    expect((width * Math.sqrt(12 * 25)) / (2 * 1.96)).toBeCloseTo(1, 1);
  });
});

describe("ratioEstimate", () => {
  test("with equal denominators it is the mean", () => {
    const { mean, standardError } = estimate([1, 2, 6]);
    const half = ratioEstimate([1, 2, 6], [2, 2, 2]);
    expect(half).toEqual({ mean: mean / 2, standardError: expect.closeTo(standardError / 2, 12), count: 3 });
  });

  test("what is proportional leaves no doubt", () => {
    expect(ratioEstimate([2, 4, 10], [1, 2, 5])).toEqual({ mean: 2, standardError: 0, count: 3 });
  });

  test("pairs that always agree within their cluster count as one", () => {
    const clusters = draw(2, 200).map((x) => (x < 0.5 ? 1 : 0));
    const one = estimate(clusters).standardError;
    expect(
      ratioEstimate(
        clusters.map((x) => 6 * x),
        clusters.map(() => 6),
      ).standardError,
    ).toBeCloseTo(one, 12);
  });
});

describe("confidenceEllipse", () => {
  test("needs three points", () => {
    expect(
      confidenceEllipse([
        [0, 0],
        [1, 1],
      ]),
    ).toBeNull();
  });

  test("lies along the points", () => {
    // Covariance of the four: variance 8/3 along the diagonal, 2/3 across it.
    const ellipse = confidenceEllipse([
      [1 + Math.SQRT2, Math.SQRT2],
      [1 - Math.SQRT2, -Math.SQRT2],
      [1 - Math.SQRT1_2, Math.SQRT1_2],
      [1 + Math.SQRT1_2, -Math.SQRT1_2],
    ]);
    expect(ellipse?.center[0]).toBeCloseTo(1, 12);
    expect(ellipse?.center[1]).toBeCloseTo(0, 12);
    expect(ellipse?.angle).toBeCloseTo(Math.PI / 4, 12);
    // Hotelling: p (n − 1) / (n (n − p)) F(0.95; 2, 2) with F = 19 and n = 4.
    const scale = ((2 * 3) / (4 * 2)) * 19;
    expect(ellipse?.halfAxes[0]).toBeCloseTo(Math.sqrt((8 / 3) * scale), 9);
    expect(ellipse?.halfAxes[1]).toBeCloseTo(Math.sqrt((2 / 3) * scale), 9);
  });

  test("holds the true mean of normal points about nineteen times in twenty", () => {
    let held = 0;
    for (let trial = 0; trial < 300; trial++) {
      const normal = (i: number, lane: number) =>
        draw(10_000 * trial + 100 * i + lane, 12).reduce((a, b) => a + b, -6);
      const ellipse = confidenceEllipse(
        Array.from({ length: 5 }, (_, i) => [normal(i, 0), 3 * normal(i, 1)] as const),
      );
      if (!ellipse) throw new Error("five points are enough");
      const [x, y] = ellipse.center.map((c) => -c);
      const along = x * Math.cos(ellipse.angle) + y * Math.sin(ellipse.angle);
      const across = y * Math.cos(ellipse.angle) - x * Math.sin(ellipse.angle);
      if ((along / ellipse.halfAxes[0]) ** 2 + (across / ellipse.halfAxes[1]) ** 2 < 1) held++;
    }
    expect(held).toBeGreaterThanOrEqual(273);
    expect(held).toBeLessThanOrEqual(297);
  });
});
