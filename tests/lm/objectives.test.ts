import { describe, expect, it } from "vitest";
import { uniform } from "../../src/base/random.ts";
import { comparisonBatch, nextTokenBatch } from "../../src/lm/objectives.ts";
import type { Batch } from "../../src/ppo/types.ts";

const random = (length: number) => Float32Array.from({ length }, (_, i) => 4 * uniform([6, 1], i) - 2);
const ACTIONS = 5;

/** Loss at `evaluation`, and its gradient. */
function at(batch: (onLoss: (loss: number) => void) => Batch, logits: Float32Array, values: Float32Array) {
  let loss = Number.NaN;
  const gradient = { logits: new Float32Array(logits.length), values: new Float32Array(values.length) };
  batch((seen) => {
    loss = seen;
  }).objective({ logits, values }, gradient);
  return { loss, gradient };
}

function expectSlope(analytic: Float32Array, point: Float32Array, lossAt: (moved: Float32Array) => number) {
  for (let i = 0; i < point.length; i++) {
    const [up, down] = [point.slice(), point.slice()];
    up[i] += 2 ** -8;
    down[i] -= 2 ** -8;
    expect(analytic[i]).toBeCloseTo((lossAt(up) - lossAt(down)) / (up[i] - down[i]), 4);
  }
}

describe("the next token", () => {
  const lessons = [
    { tokens: [1, 4, 2, 3], from: 2 },
    { tokens: [1, 2], from: 1 },
  ];
  const batch = (onLoss: (loss: number) => void) => nextTokenBatch(lessons, 8, 1, onLoss);

  it("is learned from the first wanted token on, each seeing only what is before it", () => {
    const { observations, rows } = batch(() => undefined);
    expect(rows).toBe(3);
    expect([0, 1, 2].map((row) => (observations as Uint32Array)[3 * row])).toEqual([2, 3, 1]);
  });

  it("has the mean cross entropy for a loss, and its gradient", () => {
    const logits = random(3 * ACTIONS);
    const { loss, gradient } = at(batch, logits, new Float32Array(3));
    const logProb = (row: number, token: number) => {
      const own = logits.subarray(row * ACTIONS, (row + 1) * ACTIONS);
      return own[token] - Math.log(own.reduce((sum, logit) => sum + Math.exp(logit), 0));
    };
    expect(loss).toBeCloseTo(-(logProb(0, 2) + logProb(1, 3) + logProb(2, 2)) / 3, 5);
    expectSlope(gradient.logits, logits, (moved) => at(batch, moved, new Float32Array(3)).loss);
  });
});

describe("comparisons", () => {
  const comparisons = [
    {
      texts: [[1], [1, 2], [1, 3]],
      pairs: [
        [0, 1],
        [0, 2],
        [1, 2],
      ],
    },
    {
      texts: [
        [1, 4],
        [1, 2, 3],
      ],
      pairs: [[1, 0]],
    },
  ] as const;
  const batch = (onLoss: (loss: number) => void) => comparisonBatch(comparisons, 8, onLoss);

  it("weigh every prompt alike, and have the gradient of their loss", () => {
    const values = random(5);
    const { loss, gradient } = at(batch, new Float32Array(5), values);
    const term = (better: number, worse: number) => Math.log(1 + Math.exp(values[worse] - values[better]));
    expect(loss).toBeCloseTo((term(0, 1) + term(0, 2) + term(1, 2)) / 6 + term(4, 3) / 2, 5);
    expectSlope(gradient.values, values, (moved) => at(batch, new Float32Array(5), moved).loss);
  });

  it("read every answer once", () => {
    expect(batch(() => undefined).rows).toBe(5);
  });
});
