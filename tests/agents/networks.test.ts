import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import {
  createNetwork,
  initialWeights,
  type NetworkConfig,
  parameterCount,
  REFERENCE_NETWORK,
  REFERENCE_Q_NETWORK,
  TWO_EYED_NETWORK,
  weightShapes,
} from "../../src/agents/networks.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { hash32 } from "../../src/base/hash.ts";
import { bits, keyFromSeed } from "../../src/base/random.ts";
import { observationWords } from "../../src/env/packed-observation.ts";
import { DEFAULT_PPO } from "../../src/ppo/config.ts";
import { createTfPolicy } from "../../src/ppo/tf-policy.ts";
import type { Batch } from "../../src/ppo/types.ts";

it("has the 365,450 parameters of the original's Q network: two heads of 256 units each", () => {
  expect(parameterCount(REFERENCE_Q_NETWORK)).toBe(365_450);
  const shapes = weightShapes(REFERENCE_Q_NETWORK);
  expect(["hidden/kernel", "policy/kernel", "value/kernel"].map((name) => shapes.get(name))).toEqual([
    [576, 512],
    [256, 9],
    [256, 1],
  ]);
});

describe("the reference network", () => {
  it("has the 368,010 parameters of the original", () => {
    expect(parameterCount(REFERENCE_NETWORK)).toBe(368_010);
    const weights = initialWeights(REFERENCE_NETWORK, keyFromSeed(0));
    expect(weights.reduce((sum, { values }) => sum + values.length, 0)).toBe(368_010);
    expect(weights.map(({ name, shape }) => `${name} ${shape}`)).toEqual([
      "conv1/kernel 5,5,15,32",
      "conv1/bias 32",
      "conv2/kernel 3,3,32,64",
      "conv2/bias 64",
      "conv3/kernel 3,3,64,64",
      "conv3/bias 64",
      "hidden/kernel 576,512",
      "hidden/bias 512",
      "policy/kernel 512,9",
      "policy/bias 9",
      "value/kernel 512,1",
      "value/bias 1",
    ]);
  });

  it("starts from the same bits everywhere, within the bounds of torch's layers if asked", () => {
    const weights = initialWeights({ ...TWO_EYED_NETWORK, init: "pytorch" }, keyFromSeed(1));
    const [kernel, bias] = weights;
    expect(hash32(new Uint32Array(kernel.values.buffer))).toMatchInlineSnapshot(`3062129785`);
    const bound = 1 / Math.sqrt(5 * 5 * 15);
    for (const values of [kernel.values, bias.values]) {
      const largest = Math.max(...values.map(Math.abs));
      expect(largest).toBeLessThanOrEqual(bound);
      expect(largest).toBeGreaterThan(0.7 * bound);
    }
  });
});

/** What the same layers give when written out cell by cell. */
function plainForward(config: NetworkConfig, seen: (row: number, col: number, channel: number) => number) {
  const weights = new Map(initialWeights(config, keyFromSeed(3)).map(({ name, values }) => [name, values]));
  const get = (name: string) => weights.get(name) as Float32Array;
  const { filters, size, stride } = config.convs[0];
  const channels = config.channels.length;
  const side = Math.floor((config.view.height - size) / stride) + 1;
  const features: number[] = [];
  for (let row = 0; row < side; row++) {
    for (let col = 0; col < side; col++) {
      for (let filter = 0; filter < filters; filter++) {
        let sum = get("conv1/bias")[filter];
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            for (let k = 0; k < channels; k++) {
              const weight = get("conv1/kernel")[((i * size + j) * channels + k) * filters + filter];
              sum += weight * seen(row * stride + i, col * stride + j, k);
            }
          }
        }
        features.push(Math.max(0, sum));
      }
    }
  }
  if (config.near !== "none") {
    const first = (config.view.height - config.near.size) / 2;
    for (let unit = 0; unit < config.near.units; unit++) {
      let sum = get("near/bias")[unit];
      for (let i = 0; i < config.near.size; i++) {
        for (let j = 0; j < config.near.size; j++) {
          for (let k = 0; k < channels; k++) {
            const weight = ((i * config.near.size + j) * channels + k) * config.near.units + unit;
            sum += get("near/kernel")[weight] * seen(first + i, first + j, k);
          }
        }
      }
      features.push(Math.max(0, sum));
    }
  }
  const layer = (inputs: number[], name: string) => {
    const bias = get(`${name}/bias`);
    return [...bias].map((offset, out) =>
      inputs.reduce((sum, value, i) => sum + value * get(`${name}/kernel`)[i * bias.length + out], offset),
    );
  };
  const hidden = layer(features, "hidden").map((value) => Math.max(0, value));
  const half = config.hidden / 2;
  const [ofPolicy, ofValue] =
    config.heads === "apart" ? [hidden.slice(0, half), hidden.slice(half)] : [hidden, hidden];
  return { logits: layer(ofPolicy, "policy"), values: layer(ofValue, "value") };
}

it("learns 200 times on wasm without holding more memory", async () => {
  const config: NetworkConfig = {
    view: { height: 9, width: 9 },
    channels: [0, 1, 2],
    convs: [
      { filters: 4, size: 3, stride: 2 },
      { filters: 4, size: 2, stride: 1 },
    ],
    near: { size: 3, units: 5 },
    hidden: 6,
    init: "scaled",
  };
  const backend = await prepareBackend("wasm", () => 0);
  const policy = createTfPolicy(createNetwork(config, keyFromSeed(3)), backend);
  const batch: Batch = {
    observations: Uint32Array.from(
      { length: 2 * observationWords(config.view, config.channels) },
      (_, i) => bits([4, 5], i) & 0x1ff,
    ),
    rows: 2,
    objective: (_, gradient) => {
      gradient.logits.fill(0.1);
      gradient.values.fill(-0.1);
    },
  };
  const held = () => [tf.memory().numTensors, tf.backend().numDataIds()];
  const before = held();
  for (let i = 0; i < 200; i++) await policy.learn([batch], DEFAULT_PPO);
  expect(held()).toEqual(before);
  policy.dispose();
});

it.each(["together", "apart"] as const)("computes what its layers say, with heads %s", async (heads) => {
  const config: NetworkConfig = {
    view: { height: 7, width: 7 },
    channels: [0, 1, 2],
    convs: [{ filters: 4, size: 3, stride: 2 }],
    near: { size: 3, units: 5 },
    hidden: 16,
    heads,
    init: "pytorch",
  };
  const words = 3 * 7;
  const observations = Uint32Array.from({ length: 2 * words }, (_, i) => bits([4, 4], i) & 0x7f);
  const backend = await prepareBackend("cpu", () => 0);
  const policy = createTfPolicy(createNetwork(config, keyFromSeed(3)), backend);
  const { logits, values } = await policy.evaluate(observations, 2);
  for (const sample of [0, 1]) {
    const expected = plainForward(
      config,
      (row, col, channel) => (observations[sample * words + channel * 7 + row] >>> col) & 1,
    );
    expected.logits.forEach((logit, a) => {
      expect(logits[sample * 9 + a]).toBeCloseTo(logit, 5);
    });
    expect(values[sample]).toBeCloseTo(expected.values[0], 5);
  }
  policy.dispose();
});
