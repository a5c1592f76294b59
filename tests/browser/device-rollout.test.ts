// A policy's network and the boards on one GPU: tfjs and our shaders share buffers, nothing is read back between.
import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { onDevice } from "../../src/agents/device-env.ts";
import { DeviceImages, evaluateOnDevice } from "../../src/agents/device-evaluation.ts";
import { createNetwork, type NetworkConfig } from "../../src/agents/networks.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { bufferOf, flush, tfDevice } from "../../src/backends/shared-device.ts";
import { bits, keyFromSeed, split } from "../../src/base/random.ts";
import { BoardVectorEnv } from "../../src/env/board-vector-env.ts";
import { GpuVectorEnv } from "../../src/env/gpu-vector-env.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { TRAINING_CHANNELS } from "../../src/env/observation.ts";
import { observationWords, unpackObservations } from "../../src/env/packed-observation.ts";
import { Gpu } from "../../src/gpu/gpu.ts";
import { SAFELIFE_V1_2 } from "../../src/ppo/config.ts";
import { trainStep } from "../../src/ppo/ppo.ts";
import { collectRollout, type DeviceVectorEnv } from "../../src/ppo/rollout.ts";
import { createTfPolicy, type TensorPolicy } from "../../src/ppo/tf-policy.ts";
import type { VectorEnv } from "../../src/ppo/types.ts";
import { relativeError } from "../backends/layer-cases.ts";
import { randomLevel } from "../gpu/random-levels.ts";

const ROWS = 8;
const STEPS = 20;
const now = () => performance.now();
const key = keyFromSeed(9);
const view = { height: 9, width: 9, whiteGoals: "hide" } as const;
const network: NetworkConfig = {
  view: { height: 9, width: 9 },
  channels: TRAINING_CHANNELS,
  convs: [{ filters: 4, size: 3, stride: 2 }],
  near: { size: 3, units: 8 },
  hidden: 16,
  init: "pytorch",
};
const levels = Array.from({ length: 11 }, (_, i) =>
  randomLevel({ height: 15, width: 17, agents: 1, noise: 0.02 }, split(key, "level", i)),
);
const envOptions = { rows: ROWS, key: split(key, "env"), timeLimit: 25, view };

it("unpacks bits into a tensor on the device", async () => {
  await prepareBackend("webgpu", now);
  const gpu = new Gpu(tfDevice());
  const wide = { view: { height: 3, width: 40 }, channels: [0, 1, 2] };
  const count = 5;
  const packed = Uint32Array.from({ length: count * observationWords(wide.view, wide.channels) }, (_, i) =>
    i % 2 === 0 ? bits(key, i) : bits(key, i) & 0xff,
  );
  const images = new DeviceImages(gpu, wide, count);
  gpu.write(images.packed, packed);
  const expected = new Float32Array(count * 3 * 40 * 3);
  unpackObservations(packed, count, wide.view, 3, expected);
  const tensor = images.unpacked();
  expect(await tensor.data()).toEqual(expected);
  tensor.dispose();
  const twice = tf.add(images.unpacked(), 1);
  flush();
  expect(new Float32Array((await gpu.read(bufferOf(twice), expected.length)).buffer)).toEqual(
    expected.map((x) => x + 1),
  );
  images.dispose();
});

it("plays as on the CPU until a rounding flips an action", { timeout: 120_000 }, async () => {
  const options = { key: split(key, "actions"), firstStep: 0 };
  const weights = createNetwork(network, split(key, "network"));
  const onCpu = createTfPolicy(weights, await prepareBackend("cpu", now));
  const expected = await collectRollout({
    ...options,
    env: new BoardVectorEnv({ ...envOptions, levels: repeatLevels(levels) }),
    policy: onCpu,
    config: { rolloutSteps: STEPS, timeLimit: "truncates" },
  });
  onCpu.dispose();

  const policy = createTfPolicy(weights, await prepareBackend("webgpu", now));
  const gpu = new Gpu(tfDevice());
  const env = new GpuVectorEnv({ ...envOptions, gpu, rolloutSteps: STEPS, levels: repeatLevels(levels) });
  const tensors = tf.memory().numTensors;
  const { evaluate, dispose } = evaluateOnDevice(gpu, policy, network, ROWS);
  const actual = await env.rollOut({ ...options, evaluate, valuesAtTheLimit: true });
  expect(gpu.readbacks).toBe(1);
  expect(tf.memory().numTensors).toBe(tensors);

  const flip = actual.actions.findIndex((action, i) => action !== expected.actions[i]);
  const same = (flip < 0 ? STEPS : Math.floor(flip / ROWS)) * ROWS;
  expect(same).toBeGreaterThan(0);
  for (let i = 0; i < same; i++) {
    expect(Math.abs(actual.values[i] - expected.values[i])).toBeLessThan(1e-4);
    expect(Math.abs(actual.logProbs[i] - expected.logProbs[i])).toBeLessThan(1e-4);
    expect(actual.rewards[i]).toBe(expected.rewards[i]);
  }
  dispose();
  policy.dispose();
  env.dispose();
});

it("trains to the weights that a rollout on the CPU trains to", { timeout: 120_000 }, async () => {
  const backend = await prepareBackend("webgpu", now);
  const config = { ...SAFELIFE_V1_2, rolloutSteps: 4, minibatches: 2, epochs: 2 };
  const weights = createNetwork(network, split(key, "network"));
  const train = async (env: (policy: TensorPolicy) => VectorEnv | DeviceVectorEnv) => {
    const policy = createTfPolicy(weights, backend);
    await trainStep({ env: env(policy), policy, config, key: split(key, "training"), update: 0 });
    const state = policy.state();
    policy.dispose();
    return state;
  };
  const expected = await train(() => new BoardVectorEnv({ ...envOptions, levels: repeatLevels(levels) }));
  const gpu = new Gpu(tfDevice());
  const env = new GpuVectorEnv({
    ...envOptions,
    gpu,
    rolloutSteps: config.rolloutSteps,
    levels: repeatLevels(levels),
  });
  const tensors = tf.memory().numTensors;
  const actual = await train((policy) => onDevice(gpu, env, policy, network));
  expect(tf.memory().numTensors).toBe(tensors);
  expect(gpu.readbacks).toBe(1);
  for (const [name, { values }] of expected) {
    expect(relativeError(actual.get(name)!.values, values), name).toBeLessThan(1e-4);
  }
});
