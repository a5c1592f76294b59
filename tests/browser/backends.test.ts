// Training must mean the same on every engine of the page. The WebGPU adapter here is a software one: small sizes.
import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { createNetwork, type NetworkConfig } from "../../src/agents/networks.ts";
import { type BackendName, prepareBackend } from "../../src/backends/prepare.ts";
import { bits, keyFromSeed } from "../../src/base/random.ts";
import { createTfPolicy } from "../../src/ppo/tf-policy.ts";
import { gradientsOf, LAYER_CASES, relativeError } from "../backends/layer-cases.ts";

const now = () => performance.now();

describe.each(LAYER_CASES)("$name", (layer) => {
  it("has the same gradient on cpu, wasm and webgpu", async () => {
    await prepareBackend("cpu", now);
    const expected = await gradientsOf(layer);
    for (const name of ["wasm", "webgpu"] as const) {
      await prepareBackend(name, now);
      const actual = await gradientsOf(layer);
      for (const [part, gradient] of actual.entries()) {
        expect(relativeError(gradient, expected[part]), `${name}, input ${part}`).toBeLessThan(1e-4);
      }
    }
  });
});

const NETWORK: NetworkConfig = {
  view: { height: 9, width: 9 },
  channels: [0, 1, 2, 3],
  convs: [
    { filters: 4, size: 3, stride: 2 },
    { filters: 6, size: 3, stride: 1 },
  ],
  near: { size: 3, units: 5 },
  hidden: 8,
  init: "scaled",
};

/** Weights of a network after three steps towards fixed logits and values. */
async function trainedOn(name: BackendName) {
  const policy = createTfPolicy(createNetwork(NETWORK, keyFromSeed(2)), await prepareBackend(name, now));
  const observations = Uint32Array.from({ length: 4 * 41 }, (_, i) => bits([1, 1], i) & 0xf000f);
  const step = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-5, maxGradNorm: 1 };
  const before = tf.memory().numTensors;
  for (let i = 0; i < 3; i++) {
    await policy.learn(
      [
        {
          observations,
          rows: 4,
          objective: (evaluation, gradient) => {
            for (let k = 0; k < 36; k++) gradient.logits[k] = evaluation.logits[k] - (k % 3);
            for (let k = 0; k < 4; k++) gradient.values[k] = evaluation.values[k] - k;
          },
        },
      ],
      step,
    );
  }
  expect(tf.memory().numTensors).toBe(before);
  const { logits } = await policy.evaluate(observations, 4);
  policy.dispose();
  return logits;
}

it("trains a policy to the same logits on cpu, wasm and webgpu", async () => {
  const expected = await trainedOn("cpu");
  expect(relativeError(await trainedOn("wasm"), expected)).toBeLessThan(1e-4);
  expect(relativeError(await trainedOn("webgpu"), expected)).toBeLessThan(1e-4);
});

it("passes over an emulated graphics card", async () => {
  const backend = await prepareBackend("auto", now);
  expect(backend.name).toBe("simd");
  expect(backend.reason).toMatch(/only emulated in software/);
});
