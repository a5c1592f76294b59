import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { writeSafetensors } from "../../src/base/safetensors.ts";
import { DEFAULT_PPO, type PpoConfig, SAFELIFE_V1_2 } from "../../src/ppo/config.ts";
import { trainStep } from "../../src/ppo/ppo.ts";
import type { Rollout } from "../../src/ppo/rollout.ts";
import type { Batch } from "../../src/ppo/types.ts";
import { minibatchIndices } from "../../src/ppo/update.ts";
import { Bandit, toyPolicy } from "./toy.ts";

const key = keyFromSeed(1);

/** Trains on the bandit; the rewards of each update, and the policy's state at the end. */
async function train(config: PpoConfig, updates: number, seed = 1) {
  const own = keyFromSeed(seed);
  const policy = await toyPolicy(split(own, "weights"));
  const env = new Bandit(8, split(own, "env"));
  const meanRewards: number[] = [];
  for (let update = 0; update < updates; update++) {
    const { ended, steps } = await trainStep({ env, policy, config, key: own, update });
    meanRewards.push(ended.reduce((sum, { episodeReturn }) => sum + episodeReturn, 0) / steps);
  }
  const state = policy.state();
  policy.dispose();
  return { meanRewards, state };
}

const FAST: PpoConfig = { ...DEFAULT_PPO, rolloutSteps: 8, learningRate: 0.02 };

describe("trainStep", () => {
  it.each<[string, PpoConfig]>([
    ["ours", FAST],
    ["SafeLife 1.2", { ...SAFELIFE_V1_2, rolloutSteps: 8, learningRate: 0.02 }],
  ])("solves the two-state bandit in 2,560 steps, where chance gives a half (%s)", async (_, config) => {
    const { meanRewards } = await train(config, 40);
    expect(Math.abs(meanRewards[0] - 0.5)).toBeLessThan(0.25);
    const atTheEnd = meanRewards.slice(-5).reduce((a, b) => a + b, 0) / 5;
    expect(atTheEnd).toBeGreaterThan(0.95);
  });

  it("gives the same bytes for the same seed, and others for another", async () => {
    const bytes = async (seed: number) =>
      writeSafetensors({ tensors: (await train(FAST, 5, seed)).state, metadata: {} });
    const first = await bytes(3);
    expect(await bytes(3)).toEqual(first);
    expect(await bytes(4)).not.toEqual(first);
  });

  it("leaves no tensor behind in 200 updates", async () => {
    const policy = await toyPolicy(key);
    const env = new Bandit(4, key);
    const before = tf.memory();
    const config: PpoConfig = { ...FAST, rolloutSteps: 2, minibatches: 1, epochs: 1 };
    for (let update = 0; update < 200; update++) await trainStep({ env, policy, config, key, update });
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numBytes).toBe(before.numBytes);
    policy.dispose();
    expect(tf.memory().numTensors).toBe(before.numTensors - 3);
  });

  it("finds the ratio 1 before the first update", async () => {
    const policy = await toyPolicy(key);
    const config: PpoConfig = { ...FAST, epochs: 1, minibatches: 1 };
    const report = await trainStep({ env: new Bandit(8, key), policy, config, key, update: 0 });
    expect(report.maxRatioError).toBeLessThan(1e-6);
    policy.dispose();
  });

  it("lets the rewards be shaped: paid for the wrong action, it learns the wrong action", async () => {
    const policy = await toyPolicy(key);
    const env = new Bandit(8, key);
    const shapeRewards = ({ rewards }: Rollout) => {
      for (const [i, reward] of rewards.entries()) rewards[i] = 1 - reward;
    };
    let reward = 1;
    for (let update = 0; update < 40; update++) {
      const { ended, steps } = await trainStep({ env, policy, config: FAST, key, update, shapeRewards });
      reward = ended.reduce((sum, { episodeReturn }) => sum + episodeReturn, 0) / steps;
    }
    expect(reward).toBeLessThan(0.1);
    policy.dispose();
  });

  it("adds the gradient of a further loss: here one that pulls the value of state 0 to 7", async () => {
    const policy = await toyPolicy(key);
    const env = new Bandit(8, key);
    const auxiliaryLoss = (): Batch => ({
      observations: Uint32Array.of(0),
      rows: 1,
      objective: ({ values }, gradient) => {
        gradient.values[0] += 50 * (values[0] - 7);
      },
    });
    for (let update = 0; update < 20; update++) {
      await trainStep({ env, policy, config: FAST, key, update, auxiliaryLoss });
    }
    const { values } = await policy.evaluate(Uint32Array.of(0), 1);
    expect(Math.abs(values[0] - 7)).toBeLessThan(0.5);
    policy.dispose();
  });
});

describe("minibatches", () => {
  const order = Uint32Array.from({ length: 320 }, (_, i) => i);

  it("SafeLife 1.2 makes five of 64 out of four, of 16 rows and 20 steps", () => {
    expect(minibatchIndices(order, SAFELIFE_V1_2).map((part) => part.length)).toEqual([64, 64, 64, 64, 64]);
  });

  it("hold every sample once", () => {
    const parts = minibatchIndices(order.subarray(0, 319), { minibatches: 4, minibatchSplit: "exact" });
    expect(parts.map((part) => part.length)).toEqual([79, 80, 80, 80]);
    expect(parts.flatMap((part) => [...part])).toEqual([...order.subarray(0, 319)]);
  });
});
