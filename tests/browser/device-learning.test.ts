// Loss, gradient and Adam on the device are those of the CPU but for rounding, and nothing is waited for between steps.
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { createNetwork, type NetworkConfig } from "../../src/agents/networks.ts";
import { type Backend, prepareBackend } from "../../src/backends/prepare.ts";
import { tfDevice } from "../../src/backends/shared-device.ts";
import { DeviceAdam } from "../../src/backends/webgpu/adam.ts";
import { bits, type Key, keyFromSeed, uniform } from "../../src/base/random.ts";
import { adamRates, adamStep, createAdam } from "../../src/ppo/adam.ts";
import { DEFAULT_PPO, type PpoConfig, SAFELIFE_V1_2 } from "../../src/ppo/config.ts";
import { deviceLoss, readTerms } from "../../src/ppo/device-loss.ts";
import { type Minibatch, ppoLoss } from "../../src/ppo/loss.ts";
import { createTfPolicy } from "../../src/ppo/tf-policy.ts";
import type { Evaluation } from "../../src/ppo/types.ts";
import type { WebgpuPolicy } from "../../src/ppo/webgpu-policy.ts";
import { relativeError } from "../backends/layer-cases.ts";

const now = () => performance.now();
const key: Key = [21, 4];
const random = (length: number, lane: number, size: number) =>
  Float32Array.from({ length }, (_, i) => size * (2 * uniform(key, i, lane) - 1));

const faults: string[] = [];
const webgpu = async (): Promise<Backend> => {
  const backend = await prepareBackend("webgpu", now);
  tfDevice().onuncapturederror = ({ error }) => void faults.push(error.message);
  return backend;
};

/** Actions near those of a uniform policy, so that some ratios are inside the clip and some on either side of it. */
function minibatchOf(rows: number, actions: number): Minibatch {
  return {
    rows,
    observations: Uint32Array.from({ length: rows * 4 * 9 }, (_, i) => bits(key, i) & 0x1ff),
    actions: Uint8Array.from({ length: rows }, (_, row) => row % actions),
    logProbs: random(rows, 1, 0.4).map((noise) => noise - Math.log(actions)),
    values: random(rows, 2, 1),
    advantages: random(rows, 3, 3),
    valueTargets: random(rows, 4, 3),
  };
}

describe("the loss of PPO", () => {
  beforeAll(webgpu);
  const strong = { entropyCoefficient: 0.5 };

  it.each<[string, PpoConfig, number]>([
    ["ours, more rows than threads", { ...DEFAULT_PPO, ...strong }, 601],
    ["ours with a value clip", { ...DEFAULT_PPO, ...strong, valueClip: 0.2 }, 40],
    ["SafeLife 1.2, entropy above the ceiling", { ...SAFELIFE_V1_2, ...strong, entropyCeiling: 0.5 }, 40],
    ["SafeLife 1.2, entropy below the ceiling", { ...SAFELIFE_V1_2, ...strong, entropyCeiling: 5 }, 300],
  ])("%s", async (_, config, rows) => {
    const actions = 5;
    const evaluation: Evaluation = { logits: random(rows * actions, 5, 1), values: random(rows, 6, 1) };
    const minibatch = minibatchOf(rows, actions);
    const gradient = { logits: new Float32Array(rows * actions), values: new Float32Array(rows) };
    const expected = ppoLoss(minibatch, evaluation, config, gradient);

    const outputs = {
      logits: tf.tensor2d(evaluation.logits, [rows, actions]),
      values: tf.tensor2d(evaluation.values, [rows, 1]),
    };
    const { derivative, terms } = deviceLoss(outputs, minibatch, config);
    expect(relativeError(await derivative.logits.data<"float32">(), gradient.logits)).toBeLessThan(1e-5);
    expect(relativeError(await derivative.values.data<"float32">(), gradient.values)).toBeLessThan(1e-5);
    const actual = readTerms(await terms.data<"float32">());
    for (const [name, value] of Object.entries(expected)) {
      expect(actual[name as keyof typeof actual], name).toBeCloseTo(value, 5);
    }
    tf.dispose([outputs.logits, outputs.values, derivative.logits, derivative.values, terms]);
    expect(faults).toEqual([]);
  });
});

describe("Adam", () => {
  beforeAll(webgpu);
  const sizes = [20_001, 1, 300];
  const total = sizes.reduce((a, b) => a + b);
  const settings = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-5 };
  const parts = () => {
    let offset = 0;
    return sizes.map((size) => {
      const part = { variable: tf.variable(tf.zeros([size])), offset, size };
      offset += size;
      return part;
    });
  };

  // Both round each of about ten operations to a part in 2^24, the CPU fewer, and add up the squares in another order:
  // a step of at most 0.01 differs by some 1e-8, the parameters' own rounding (6e-8) weighs more, and twenty add up.
  it.each(["none", 0.5] as const)("is Adam of the CPU, largest norm %s", async (maxGradNorm) => {
    const step = { ...settings, maxGradNorm };
    const parameters = random(total, 0, 1);
    const state = createAdam(total);
    const variables = parts();
    const adam = new DeviceAdam(variables);
    adam.write([parameters, state.mean, state.square]);
    const tensors = tf.memory().numTensors;
    for (let t = 0; t < 20; t++) {
      const gradient = random(total, 10 + t, 0.1);
      // The second part has no gradient in some steps.
      if (t % 3 === 0) gradient[sizes[0]] = 0;
      const gradients = variables.map(({ offset, size }, i) =>
        i === 1 && t % 3 === 0 ? undefined : tf.tensor1d(gradient.slice(offset, offset + size)),
      );
      const expected = adamStep(parameters, gradient, state, step);
      const norm = adam.step(gradients, { ...step, ...adamRates(state.steps, step) });
      expect((await norm.data())[0] / expected).toBeCloseTo(1, 5);
      tf.dispose([norm, ...gradients.filter((tensor) => tensor !== undefined)]);
    }
    expect(tf.memory().numTensors).toBe(tensors);
    const [actual, mean, square] = await adam.read();
    expect(Math.max(...actual.map((value, i) => Math.abs(value - parameters[i])))).toBeLessThan(2e-6);
    expect(relativeError(mean, state.mean)).toBeLessThan(1e-6);
    expect(relativeError(square, state.square)).toBeLessThan(1e-6);
    for (const { variable, offset, size } of variables) {
      expect(await variable.data()).toEqual(actual.slice(offset, offset + size));
      variable.dispose();
    }
    adam.dispose();
    expect(faults).toEqual([]);
  });

  it("leaves everything as it was when a gradient is not a number", async () => {
    const variables = parts();
    const adam = new DeviceAdam(variables);
    const before = [random(total, 0, 1), random(total, 1, 1), random(total, 2, 1).map(Math.abs)] as const;
    adam.write(before);
    const gradient = tf.tensor1d(random(sizes[0], 3, 1).fill(Number.NaN, 5, 6));
    const step = { ...settings, maxGradNorm: 1 };
    const norm = adam.step([gradient, undefined, undefined], { ...step, ...adamRates(1, step) });
    expect((await norm.data())[0]).toBeNaN();
    expect(await adam.read()).toEqual(before);
    tf.dispose([gradient, norm, ...variables.map(({ variable }) => variable)]);
    adam.dispose();
  });
});

describe("a policy", () => {
  const NETWORK: NetworkConfig = {
    view: { height: 9, width: 9 },
    channels: [0, 1, 2, 3],
    convs: [
      { filters: 4, size: 3, stride: 2 },
      { filters: 6, size: 3, stride: 1 },
    ],
    near: { size: 3, units: 5 },
    hidden: 8,
    init: "pytorch",
  };
  const config = { ...DEFAULT_PPO, learningRate: 0.01 };
  const STEPS = 3;

  it("learns on the device what it learns on the CPU, waiting once", { timeout: 120_000 }, async () => {
    const network = createNetwork(NETWORK, keyFromSeed(2));
    const onCpu = createTfPolicy(network, await prepareBackend("cpu", now));
    const minibatch = minibatchOf(16, 9);
    const objective = (evaluation: Evaluation, gradient: Evaluation) =>
      void ppoLoss(minibatch, evaluation, config, gradient);
    let norm = 0;
    for (let i = 0; i < STEPS; i++) norm = await onCpu.learn([{ ...minibatch, objective }], config);
    const expected = onCpu.state();
    onCpu.dispose();

    const backend = await webgpu();
    const policy = createTfPolicy(network, backend) as WebgpuPolicy;
    const tensors = tf.memory().numTensors;
    for (let i = 0; i < STEPS; i++) policy.record(minibatch, config);
    const reports = await policy.finish();
    expect(tf.memory().numTensors).toBe(tensors);
    expect(reports).toHaveLength(STEPS);
    expect(reports[STEPS - 1].gradNorm / norm).toBeCloseTo(1, 4);
    const state = policy.state();
    expect([...state.keys()]).toEqual([...expected.keys()]);
    for (const [name, { values }] of expected) {
      if (name.startsWith("adam.square")) continue; // squares of what is compared as means
      expect(relativeError(state.get(name)!.values, values), name).toBeLessThan(1e-4);
    }

    // What was saved goes on as what was not.
    const other = createTfPolicy(createNetwork(NETWORK, keyFromSeed(3)), backend) as WebgpuPolicy;
    other.restore(state);
    for (const each of [policy, other]) {
      each.record(minibatch, config);
      await each.finish();
    }
    expect(other.state()).toEqual(policy.state());
    policy.dispose();
    other.dispose();
    expect(faults).toEqual([]);
  });

  it("says that a gradient is not a number", async () => {
    const policy = createTfPolicy(createNetwork(NETWORK, keyFromSeed(2)), await webgpu()) as WebgpuPolicy;
    const before = policy.state();
    const minibatch = { ...minibatchOf(16, 9), valueTargets: new Float32Array(16).fill(Number.NaN) };
    policy.record(minibatch, config);
    await expect(policy.finish()).rejects.toThrow(/not a number/);
    expect(policy.state().get("policy/kernel")).toEqual(before.get("policy/kernel"));
    policy.dispose();
  });
});
