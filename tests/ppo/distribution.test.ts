import { describe, expect, it } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import { greedyActions, logSoftmax, sampleActions } from "../../src/ppo/distribution.ts";

describe("sampleActions", () => {
  const logits = Float32Array.of(1, 0, -1, 2);
  const key = keyFromSeed(5);

  it("draws with the probabilities of the softmax", () => {
    const rows = 4;
    const draws = 20_000;
    const counts = new Float64Array(4);
    const repeated = Float32Array.from({ length: rows * 4 }, (_, i) => logits[i % 4]);
    const out = new Uint8Array(rows);
    for (let step = 0; step < draws / rows; step++) {
      sampleActions(repeated, key, step, out);
      for (const action of out) counts[action]++;
    }
    const logProbs = new Float64Array(4);
    logSoftmax(logits, 0, 4, logProbs);
    for (let a = 0; a < 4; a++) {
      const p = Math.exp(logProbs[a]);
      // Four standard errors.
      expect(Math.abs(counts[a] / draws - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws));
    }
  });

  it("gives a row the same action however many rows there are", () => {
    const one = new Uint8Array(1);
    const two = new Uint8Array(2);
    for (let step = 0; step < 50; step++) {
      sampleActions(new Float32Array(9), key, step, one);
      sampleActions(new Float32Array(18), key, step, two);
      expect(two[0]).toBe(one[0]);
    }
  });
});

it("logSoftmax survives logits of any size", () => {
  const out = new Float64Array(2);
  logSoftmax(Float32Array.of(0, 0, 1e30, -1e30), 1, 2, out);
  expect([...out]).toEqual([0, -2 * Math.fround(1e30)]);
});

it("greedyActions takes the likeliest, the first of equals", () => {
  const out = new Uint8Array(2);
  greedyActions(Float32Array.of(0, 3, 3, -1, -2, -3), out);
  expect([...out]).toEqual([1, 0]);
});
