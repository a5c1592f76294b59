import { describe, expect, it } from "vitest";
import { bits, integer, keyFromSeed, permutation, split, threefry, uniform } from "../../src/base/random.ts";
import { RandomStream } from "../../src/base/random-stream.ts";
import { THREEFRY_VECTORS } from "./threefry-vectors.ts";

describe("threefry", () => {
  it.each(THREEFRY_VECTORS)("gives the known answer for counter $counter", ({ counter, key, expected }) => {
    const out = new Uint32Array(2);
    threefry(...key, ...counter, out);
    expect([...out]).toEqual(expected);
  });
});

describe("normal numbers", () => {
  const drawn = (seed: number, length: number) => {
    const stream = new RandomStream(keyFromSeed(seed));
    return Array.from({ length }, () => stream.normal());
  };

  it("have the moments and the tails that they should", () => {
    const values = drawn(1, 50_000);
    const moment = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / values.length;
    for (const [power, expected, within] of [
      [1, 0, 0.02],
      [2, 1, 0.03],
      [3, 0, 0.07],
      [4, 3, 0.2],
    ]) {
      expect(Math.abs(moment(power) - expected)).toBeLessThan(within);
    }
    const beyond = values.filter((value) => Math.abs(value) > 1.96).length / values.length;
    expect(beyond).toBeCloseTo(0.05, 2);
  });

  it("are the same everywhere", () => {
    expect(drawn(2, 3)).toMatchInlineSnapshot(`
      [
        0.16847755557543767,
        -1.3173080221209148,
        -2.3755870004995123,
      ]
    `);
  });
});

describe("keys", () => {
  it("differ for every seed, the high half of the seed included", () => {
    expect(keyFromSeed(1)).not.toEqual(keyFromSeed(2 ** 32 + 1));
    expect(() => keyFromSeed(-1)).toThrow("seed is -1");
    expect(() => keyFromSeed(0.5)).toThrow("seed is 0.5");
  });

  it("do not collide between names, numbers and paths", () => {
    const key = keyFromSeed(7);
    const keys = [key, split(key, 1), split(key, "1"), split(key, 1, 1), split(key, "1", 1), split(key, 0)];
    expect(new Set(keys.map(String)).size).toBe(keys.length);
    expect(split(key, "env", 3)).toEqual(split(split(key, "env"), 3));
  });
});

describe("draws", () => {
  const key = keyFromSeed(3);

  it("depend on key, counter and lane only", () => {
    expect(bits(key, 5)).toBe(bits(key, 5));
    expect(new Set([bits(key, 5), bits(key, 6), bits(key, 5, 1), bits(split(key, 0), 5)]).size).toBe(4);
  });

  it("are uniform in [0, 1): chi-square over 64 bins of 64,000 draws", () => {
    const bins = new Float64Array(64);
    for (let i = 0; i < 64_000; i++) bins[Math.floor(uniform(key, i) * 64)]++;
    const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 63 degrees of freedom: 0.1 % quantiles on both sides.
    expect(chiSquare).toBeGreaterThan(34);
    expect(chiSquare).toBeLessThan(104);
  });

  it("of integers cover exactly the range", () => {
    const seen = new Set(Array.from({ length: 1000 }, (_, i) => integer(key, i, 6)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("of orders hold every index once, each first equally often", () => {
    const first = new Float64Array(5);
    for (let i = 0; i < 5000; i++) {
      const order = permutation(split(key, i), 5);
      expect([...order].sort()).toEqual([0, 1, 2, 3, 4]);
      first[order[0]]++;
    }
    // Binomial(5000, 1/5): standard deviation 28.
    for (const count of first) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});
