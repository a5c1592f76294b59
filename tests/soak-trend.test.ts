// What a soak says of figures that grow, and of those that do not.
import { expect, it } from "vitest";
import { grows, slopeOf } from "../scripts/soak/trend.ts";
import { keyFromSeed, uniform } from "../src/base/random.ts";

const key = keyFromSeed(7);
const samples = (at: (hours: number, i: number) => number) =>
  Array.from({ length: 45 }, (_, i) => ({ hours: i / 60, value: at(i / 60, i) }));

it("finds a slope, and is sure of it where there is no noise", () => {
  const { mean, margin } = slopeOf(samples((hours) => 40 + 3 * hours));
  expect(mean).toBeCloseTo(3, 10);
  expect(margin).toBeLessThan(1e-6);
});

it("takes noise for noise", () => {
  const { mean, margin } = slopeOf(samples((_, i) => 40 + uniform(key, i)));
  expect(Math.abs(mean)).toBeLessThan(margin);
  const steep = slopeOf(samples((hours, i) => 40 + 5 * hours + uniform(key, i)));
  expect(steep.mean - steep.margin).toBeGreaterThan(0);
});

it("is less sure where neighbours go the same way", () => {
  const alone = slopeOf(samples((_, i) => uniform(key, i)));
  const together = slopeOf(samples((_, i) => uniform(key, i >> 3)));
  expect(together.margin).toBeGreaterThan(1.5 * alone.margin);
});

it("tells counts that grow from counts that come back", () => {
  expect(grows([5, 5, 5, 5, 5, 5])).toBe(false);
  expect(grows([5, 9, 4, 5, 9, 5])).toBe(false);
  expect(grows([5, 6, 7, 8, 9, 10])).toBe(true);
});
