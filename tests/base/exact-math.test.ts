import { describe, expect, test } from "vitest";
import { exp, log, tanh } from "../../src/base/exact-math.ts";
import { keyFromSeed, uniform } from "../../src/base/random.ts";

const draws = (name: number, low: number, high: number) =>
  Array.from({ length: 20_000 }, (_, i) => low + (high - low) * uniform(keyFromSeed(name), i));

/** The largest relative difference. */
const difference = (ours: (x: number) => number, theirs: (x: number) => number, points: readonly number[]) =>
  points.reduce((worst, x) => Math.max(worst, Math.abs(ours(x) / theirs(x) - 1)), 0);

function hex(x: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
}

describe("exact functions agree with those of the engine", () => {
  test.each<[string, (x: number) => number, (x: number) => number, number[]]>([
    ["exp", exp, Math.exp, [...draws(1, -700, 700), ...draws(2, -1, 1)]],
    ["log", log, Math.log, [...draws(3, 0, 1000), ...draws(4, 0.5, 2), ...draws(5, -700, 700).map(Math.exp)]],
    ["tanh", tanh, Math.tanh, [...draws(6, -25, 25), ...draws(7, -1, 1), ...draws(8, -30, 0).map(Math.exp)]],
  ])("%s", (_, ours, theirs, points) => {
    expect(difference(ours, theirs, points)).toBeLessThan(1e-15);
  });
});

describe("edges", () => {
  test("exp", () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(710)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(709.7)).toBeCloseTo(1.6549840276802644e308, -295);
    expect(exp(-745)).toBe(5e-324);
    expect(exp(-1000)).toBe(0);
    expect(exp(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(exp(Number.NaN)).toBeNaN();
  });

  test("log", () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 12);
    expect(log(Number.MAX_VALUE)).toBeCloseTo(709.782712893384, 12);
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(log(-1)).toBeNaN();
    expect(log(Number.NaN)).toBeNaN();
  });

  test("tanh", () => {
    expect(tanh(0)).toBe(0);
    expect(tanh(-0)).toBe(-0);
    expect(tanh(1e-320)).toBe(1e-320);
    expect(tanh(-3)).toBe(-tanh(3));
    expect(tanh(22)).toBe(1);
    expect(tanh(Number.NEGATIVE_INFINITY)).toBe(-1);
    expect(tanh(Number.NaN)).toBeNaN();
  });
});

test("every engine gives these bits", () => {
  const points = [1 / 5, 2 / 5, 1, 13 / 5, 26 / 5];
  expect(points.map((x) => hex(exp(x)))).toEqual([
    "3ff38add9e58ac8d",
    "3ff7de8392fbbfe0",
    "4005bf0a8b14576a",
    "402aed6f125c7cb5",
    "4066a8b63497cc0a",
  ]);
  expect(points.map((x) => hex(log(x)))).toEqual([
    "bff9c041f7ed8d33",
    "bfed5240f0e0e077",
    "0000000000000000",
    "3fee938cbceb16de",
    "3ffa60e7ddf2a866",
  ]);
  expect(points.map((x) => hex(tanh(x)))).toEqual([
    "3fc9439830b3a590",
    "3fd8511573c242d6",
    "3fe85efab514f394",
    "3fefa61ccb69a660",
    "3fefff805c5d5589",
  ]);
});
