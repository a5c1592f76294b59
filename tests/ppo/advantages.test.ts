import { describe, expect, it } from "vitest";
import { bits, type Key, uniform } from "../../src/base/random.ts";
import { computeReturns, type RewardTrace } from "../../src/ppo/advantages.ts";

/** One row of the given numbers. */
const trace = (rewards: number[], values: number[], nextValues: number[], ended: number[]): RewardTrace => ({
  steps: rewards.length,
  rows: 1,
  rewards: Float32Array.from(rewards),
  values: Float32Array.from(values),
  nextValues: Float32Array.from(nextValues),
  ended: Uint8Array.from(ended),
});

const GAE = { gamma: 0.5, lambda: 0.5, advantages: "gae", valueTargets: "advantagePlusValue" } as const;
const ORIGINAL = { ...GAE, advantages: "lambdaOnly", valueTargets: "discountedSum" } as const;

describe("three steps worked by hand, γ = λ = 1/2", () => {
  // TD errors: 1 + 2/2 - 4 = -2, 0 + 4/2 - 2 = 0, 3 + 8/2 - 4 = 3.
  const open = trace([1, 0, 3], [4, 2, 4], [2, 4, 8], [0, 0, 0]);

  it("GAE", () => {
    // From the end: 3, then 0 + 3/4, then -2 + 0.75/4.
    const { advantages, valueTargets } = computeReturns(open, GAE);
    expect([...advantages]).toEqual([-1.8125, 0.75, 3]);
    expect([...valueTargets]).toEqual([2.1875, 2.75, 7]);
  });

  it("SafeLife 1.2: decays by λ alone, targets are discounted sums", () => {
    // Advantages: 3, 0 + 3/2, -2 + 1.5/2. Sums: 3 + 8/2, 0 + 7/2, 1 + 3.5/2.
    const { advantages, valueTargets } = computeReturns(open, ORIGINAL);
    expect([...advantages]).toEqual([-1.25, 1.5, 3]);
    expect([...valueTargets]).toEqual([2.75, 3.5, 7]);
  });

  it("nothing flows back over the end of an episode, but the value of a truncated one counts", () => {
    const terminated = trace([1, 0, 3], [4, 2, 4], [2, 0, 8], [0, 1, 0]);
    // TD errors: -2, 0 + 0 - 2 = -2, 3.
    expect([...computeReturns(terminated, GAE).advantages]).toEqual([-2.5, -2, 3]);
    const truncated = trace([1, 0, 3], [4, 2, 4], [2, 6, 8], [0, 1, 0]);
    // TD errors: -2, 0 + 6/2 - 2 = 1, 3.
    expect([...computeReturns(truncated, GAE).advantages]).toEqual([-1.75, 1, 3]);
    expect([...computeReturns(truncated, ORIGINAL).valueTargets]).toEqual([2.5, 3, 7]);
  });
});

describe("against sums written out", () => {
  const steps = 17;
  const rows = 3;
  const key: Key = [7, 1];
  const random = (lane: number) =>
    Float32Array.from({ length: steps * rows }, (_, i) => 4 * uniform(key, i, lane) - 2);
  const ended = Uint8Array.from({ length: steps * rows }, (_, i) => (bits(key, i, 9) % 5 === 0 ? 1 : 0));
  const values = random(1);
  const nextValues = random(2);
  const random3: RewardTrace = { steps, rows, rewards: random(0), values, nextValues, ended };

  it.each([
    ["gae", 0.97 * 0.9],
    ["lambdaOnly", 0.9],
  ] as const)("%s", (advantages, decay) => {
    const config = { gamma: 0.97, lambda: 0.9, advantages, valueTargets: "discountedSum" } as const;
    const result = computeReturns(random3, config);
    for (let row = 0; row < rows; row++) {
      for (let t = 0; t < steps; t++) {
        let advantage = 0;
        let sum = 0;
        for (let k = t; k < steps; k++) {
          const i = k * rows + row;
          advantage += decay ** (k - t) * (random3.rewards[i] + 0.97 * nextValues[i] - values[i]);
          sum += 0.97 ** (k - t) * random3.rewards[i];
          if (ended[i] || k === steps - 1) {
            sum += 0.97 ** (k - t + 1) * nextValues[i];
            break;
          }
        }
        expect(result.advantages[t * rows + row]).toBeCloseTo(advantage, 4);
        expect(result.valueTargets[t * rows + row]).toBeCloseTo(sum, 4);
      }
    }
  });
});
