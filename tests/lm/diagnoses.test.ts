import { expect, it } from "vitest";
import {
  accuracyOf,
  calibrationOf,
  distinctShare,
  exactKl,
  meanEntropy,
  overOptimisation,
  ratioError,
  smoothed,
} from "../../src/lm/diagnoses.ts";
import { VOCABULARY } from "../../src/lm/world/vocabulary.ts";

const V = VOCABULARY.length;
/** Log-probabilities of two tokens' rows: `p` for word 5, the rest shared equally. */
const rows = (...shares: number[]) =>
  Float32Array.from({ length: shares.length * V }, (_, i) => {
    const p = shares[Math.floor(i / V)];
    return Math.log(i % V === 5 ? p : (1 - p) / (V - 1));
  });

it("exact KL is that of the formula, and 0 for equals", () => {
  expect(exactKl([rows(0.5)], [rows(0.5)])).toEqual([0]);
  const byHand = 0.5 * Math.log(0.5 / 0.25) + 0.5 * Math.log(0.5 / 0.75);
  const [two, one] = exactKl([rows(0.5, 0.5), rows(0.5)], [rows(0.25, 0.25), rows(0.25)]);
  expect(two).toBeCloseTo(2 * byHand, 5);
  expect(one).toBeCloseTo(byHand, 5);
});

it("entropy of equal shares is the logarithm of their number", () => {
  expect(meanEntropy([rows(1 / V, 1 / V)])).toBeCloseTo(Math.log(V), 4);
});

it("the ratio of what was drawn to what is read again is 1, or says how far off", () => {
  const spans = [{ tokens: [1, 5, 5], from: 1 }];
  expect(ratioError([rows(0.5, 0.25)], spans, [[Math.log(0.5), Math.log(0.25)]])).toBeLessThan(1e-6);
  expect(ratioError([rows(0.5, 0.25)], spans, [[Math.log(0.5), Math.log(0.5)]])).toBeCloseTo(0.5, 6);
});

it("distinct answers", () => {
  expect(distinctShare(["a", "a", "b", "c"])).toBe(0.75);
});

it("accuracy and calibration of a reward model", () => {
  const sure = Math.log(9); // a probability of 0.9
  const margins = [sure, sure, sure, -sure];
  expect(accuracyOf([margins, [0]])).toMatchObject({ mean: 0.7, count: 2 });
  expect(calibrationOf(margins, 5)).toEqual([
    { predicted: expect.closeTo(0.9, 6), observed: 0.75, count: 4 },
  ]);
});

it("a smoothed curve has the means of points in a row", () => {
  const curve = [0, 2, 4, 6].map((value) => ({ proxy: value, gold: -value }));
  expect(smoothed(curve, 3)).toEqual([
    { proxy: 2, gold: -2 },
    { proxy: 4, gold: -4 },
  ]);
});

it("over-optimisation: gold falls from its peak while the proxy rises", () => {
  const curve = [
    { proxy: 0, gold: 2 },
    { proxy: 1, gold: 4 },
    { proxy: 2, gold: 3 },
  ];
  expect(overOptimisation(curve)).toBe(0.25);
  expect(overOptimisation(curve.slice(0, 2))).toBe(0);
  expect(overOptimisation([...curve, { proxy: 0.5, gold: 1 }])).toBe(0);
});
