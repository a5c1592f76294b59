// Our own engine beside tfjs: the same outputs, gradients, steps and states.
import { beforeAll, describe, expect, it } from "vitest";
import {
  ACTIONS,
  createNetwork,
  initialWeights,
  type NetworkConfig,
  REFERENCE_NETWORK,
  TWO_EYED_NETWORK,
} from "../../src/agents/networks.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import type { Threads } from "../../src/backends/simd/helper.ts";
import { bits, keyFromSeed, uniform } from "../../src/base/random.ts";
import { observationWords } from "../../src/env/packed-observation.ts";
import { DEFAULT_PPO, SAFELIFE_V1_2 } from "../../src/ppo/config.ts";
import { createSimdPolicy } from "../../src/ppo/simd-policy.ts";
import { createTfPolicy } from "../../src/ppo/tf-policy.ts";
import type { Batch, Evaluation, Policy } from "../../src/ppo/types.ts";
import { relativeError } from "../backends/layer-cases.ts";

const ODD: NetworkConfig = {
  view: { height: 11, width: 37 },
  channels: [0, 1, 2],
  convs: [
    { filters: 12, size: 3, stride: 2 },
    { filters: 41, size: 4, stride: 3 },
    { filters: 5, size: 1, stride: 1 },
  ],
  near: { size: 5, units: 35 },
  hidden: 7,
  init: "pytorch",
};

const NETWORKS: Readonly<Record<string, NetworkConfig>> = {
  reference: REFERENCE_NETWORK,
  "two-eyed": TWO_EYED_NETWORK,
  "of odd sizes, with pixels that no window sees": ODD,
  "of one convolution": { ...ODD, convs: ODD.convs.slice(0, 1), near: "none" },
  "of near units alone": { ...ODD, convs: [] },
  "with heads apart": { ...ODD, hidden: 48, heads: "apart" },
};

const key = keyFromSeed(5);

const simd = (config: NetworkConfig, threads: Threads = 1): Policy =>
  createSimdPolicy(
    { ...config, channels: config.channels.length, actions: ACTIONS },
    initialWeights(config, key),
    threads,
  );

const onTf = async (config: NetworkConfig): Promise<Policy> =>
  createTfPolicy(createNetwork(config, key), await prepareBackend("cpu", () => 0));

/** Bits as thin as on boards. */
function observationsOf({ view, channels }: NetworkConfig, rows: number, salt = 0): Uint32Array {
  const last = 0xffffffff >>> (-view.width & 31);
  const wordsPerRow = (view.width + 31) >>> 5;
  return Uint32Array.from({ length: rows * observationWords(view, channels) }, (_, i) => {
    const word = bits([1, salt], i, 0) & bits([1, salt], i, 1) & bits([1, salt], i, 2);
    return (i + 1) % wordsPerRow === 0 ? word & last : word;
  });
}

/** A batch whose loss depends on every output. */
function batchOf(config: NetworkConfig, rows: number, salt = 0): Batch {
  return {
    observations: observationsOf(config, rows, salt),
    rows,
    objective({ logits, values }, gradient) {
      for (let i = 0; i < logits.length; i++) gradient.logits[i] = (logits[i] - wantedLogit(salt, i)) / rows;
      for (let i = 0; i < values.length; i++) gradient.values[i] = (values[i] - wantedValue(salt, i)) / rows;
    },
  };
}

const wantedLogit = (salt: number, i: number): number => 20 * uniform([salt, 7], i) - 10;
const wantedValue = (salt: number, i: number): number => 10 * uniform([salt, 8], i);

/** The loss whose derivative `batchOf` gives, in doubles. */
function lossOf({ logits, values }: Evaluation, rows: number, salt: number): number {
  let loss = 0;
  for (const [i, logit] of logits.entries()) loss += (logit - wantedLogit(salt, i)) ** 2 / 2 / rows;
  for (const [i, value] of values.entries()) loss += (value - wantedValue(salt, i)) ** 2 / 2 / rows;
  return loss;
}

describe.each(Object.entries(NETWORKS))("a network %s", { timeout: 60_000 }, (_, config) => {
  let [ours, theirs]: Policy[] = [];
  beforeAll(async () => {
    [ours, theirs] = [simd(config), await onTf(config)];
  });

  it.each([1, 5, 70])("puts out what tfjs does for %d observations", async (rows) => {
    const observations = observationsOf(config, rows, rows);
    const [actual, expected] = [
      await ours.evaluate(observations, rows),
      await theirs.evaluate(observations, rows),
    ];
    expect(relativeError(actual.logits, expected.logits)).toBeLessThan(1e-5);
    expect(relativeError(actual.values, expected.values)).toBeLessThan(1e-5);
  });

  it("has the gradient of tfjs in every weight", async () => {
    const batches = [batchOf(config, 13), batchOf(config, 6, 1)];
    const step = { ...SAFELIFE_V1_2, learningRate: 1e-6 };
    const norms = [await ours.learn(batches, step), await theirs.learn(batches, step)];
    expect(norms[0] / norms[1]).toBeCloseTo(1, 5);
    // After one step Adam's mean is the gradient, up to a factor.
    const [actual, expected] = [ours.state(), theirs.state()];
    expect([...actual.keys()]).toEqual([...expected.keys()]);
    for (const { name } of initialWeights(config, key)) {
      const of = (state: typeof actual) => state.get(`adam.mean.${name}`)!.values;
      expect(relativeError(of(actual), of(expected)), name).toBeLessThan(1e-5);
    }
  });
});

it("stays as close to tfjs where weights and numbers are large", { timeout: 60_000 }, async () => {
  const policies = [simd(REFERENCE_NETWORK), await onTf(REFERENCE_NETWORK)];
  const large = new Map(
    initialWeights(REFERENCE_NETWORK, key).map(({ name, shape, values }) => [
      name,
      { shape, values: values.map((value, i) => 30 * value + uniform([4, 0], i)) },
    ]),
  );
  const states = [];
  for (const policy of policies) {
    policy.restore(large);
    await policy.learn([batchOf(REFERENCE_NETWORK, 12)], { ...SAFELIFE_V1_2, learningRate: 1e-6 });
    const { logits } = await policy.evaluate(observationsOf(REFERENCE_NETWORK, 5), 5);
    states.push(new Map(policy.state()).set("logits", { shape: [logits.length], values: logits }));
  }
  expect(Math.max(...states[1].get("logits")!.values)).toBeGreaterThan(1e6);
  for (const name of ["logits", ...large.keys()]) {
    const [actual, expected] = states.map(
      (state) => state.get(name === "logits" ? name : `adam.mean.${name}`)!.values,
    );
    expect(relativeError(actual, expected), name).toBeLessThan(1e-5);
  }
});

describe("a step of Adam", () => {
  /** Weights after some steps on changing batches, with clipping. */
  async function trained(policy: Policy, steps: number): Promise<Float32Array> {
    for (let i = 0; i < steps; i++)
      await policy.learn([batchOf(ODD, 24, i)], { ...DEFAULT_PPO, maxGradNorm: 0.1 });
    const weights = [...policy.state().values()].flatMap(({ values }) => [...values]);
    policy.dispose();
    return Float32Array.from(weights);
  }

  it("is that of tfjs", async () => {
    expect(relativeError(await trained(simd(ODD), 3), await trained(await onTf(ODD), 3))).toBeLessThan(1e-4);
  });

  it("gives the same bytes again, on one thread and on two, after 15 updates", async () => {
    const first = await trained(simd(ODD), 15);
    expect(await trained(simd(ODD), 15)).toEqual(first);
    const onTwo = simd(ODD, 2);
    // The second thread joins when it has started; the bits are the same before and after.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await trained(onTwo, 15)).toEqual(first);
  });

  it("follows finite differences", async () => {
    const policy = simd(ODD);
    const batch = batchOf(ODD, 9, 6);
    const before = policy.state();
    await policy.learn([batch], { ...SAFELIFE_V1_2, learningRate: 0, beta1: 0, maxGradNorm: "none" });
    const gradient = policy.state();
    for (const { name } of initialWeights(ODD, key)) {
      const slopes = gradient.get(`adam.mean.${name}`)!.values;
      // Along the gradient, where the loss changes most.
      const norm = Math.hypot(...slopes);
      const lossWith = async (by: number) => {
        const { shape, values } = before.get(name)!;
        const moved = values.map((value, i) => value + (by * slopes[i]) / norm);
        policy.restore(new Map(before).set(name, { shape, values: moved }));
        return lossOf(await policy.evaluate(batch.observations, 9), 9, 6);
      };
      const slope = ((await lossWith(0.0005)) - (await lossWith(-0.0005))) / 0.001;
      expect(slope / norm, name).toBeCloseTo(1, 2);
    }
    policy.dispose();
  });
});

describe("a checkpoint", () => {
  it("goes on in the other engine, with the optimizer's state", async () => {
    const step = { ...DEFAULT_PPO, learningRate: 0.01 };
    const [ours, theirs] = [simd(ODD), await onTf(ODD)];
    for (let i = 0; i < 3; i++) await ours.learn([batchOf(ODD, 8, i)], step);
    theirs.restore(ours.state());
    expect(theirs.state()).toEqual(ours.state());
    for (const policy of [ours, theirs]) await policy.learn([batchOf(ODD, 8, 9)], step);
    const again = simd(ODD);
    again.restore(theirs.state());
    expect(again.state()).toEqual(theirs.state());
    for (const [name, { values }] of ours.state()) {
      expect(relativeError(values, again.state().get(name)!.values), name).toBeLessThan(1e-4);
    }
  });

  it("of another network is refused with a sentence, and changes nothing", () => {
    const policy = simd(ODD);
    const before = policy.state();
    expect(() => policy.restore(simd({ ...ODD, hidden: 9 }).state())).toThrow(
      'Weight "hidden/kernel" has shape [60, 9], expected [60, 7].',
    );
    expect(policy.state()).toEqual(before);
  });
});
