import { describe, expect, it } from "vitest";
import { loadAgent } from "../../src/agents/agent.ts";
import { type Checkpoint, readCheckpoint, writeCheckpoint } from "../../src/agents/checkpoint.ts";
import { initialWeights, type NetworkConfig } from "../../src/agents/networks.ts";
import { RECIPES, type Recipe } from "../../src/agents/recipes.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import { type NamedArray, readSafetensors, writeSafetensors } from "../../src/base/safetensors.ts";
import type { RewardTerm } from "../../src/core/reward-terms.ts";
import { WALK_RECIPE } from "./walk.ts";

const weightsOf = (network: NetworkConfig) =>
  new Map(initialWeights(network, keyFromSeed(1)).map((weight) => [weight.name, weight]));

const checkpoint: Checkpoint = {
  recipe: WALK_RECIPE,
  seed: 12,
  updates: 3,
  episodes: 40,
  tensors: weightsOf(WALK_RECIPE.network),
  sawMeasure: false,
};

const withMetadata = (change: Record<string, string>) => {
  const { tensors, metadata } = readSafetensors(writeCheckpoint(checkpoint));
  return writeSafetensors({ tensors, metadata: { ...metadata, ...change } });
};

describe("checkpoints", () => {
  it("keep recipe, counters and weights", () => {
    const read = readCheckpoint(writeCheckpoint(checkpoint));
    expect({ ...read, tensors: 0 }).toEqual({ ...checkpoint, tensors: 0 });
    expect(read.tensors.get("policy/bias")).toEqual({ shape: [9], values: new Float32Array(9) });
  });

  it("keep that a training saw the measure; files that do not say so come from one that did not", () => {
    expect(readCheckpoint(writeCheckpoint({ ...checkpoint, sawMeasure: true })).sawMeasure).toBe(true);
    expect(readSafetensors(writeCheckpoint(checkpoint)).metadata).not.toHaveProperty("sawMeasure");
  });

  it.each(Object.values(RECIPES))("can hold the recipe $name", (recipe) => {
    const tensors = weightsOf(recipe.network);
    expect(readCheckpoint(writeCheckpoint({ ...checkpoint, recipe, tensors })).recipe).toEqual(recipe);
  });

  it.each([
    [{ format: "" }, /not a SafeLife Web agent/],
    [{ version: "2" }, /format version 2; this program reads 1/],
    [{ recipe: "{" }, /description of this agent cannot be read/],
    [{ recipe: JSON.stringify({ ...WALK_RECIPE, rows: 1e9 }) }, /cannot be read/],
    [{ updates: "-1" }, /cannot be read/],
    [{ seed: "x" }, /cannot be read/],
  ])("say what is wrong with %o", (change, message) => {
    expect(() => readCheckpoint(withMetadata(change))).toThrow(message);
  });

  const { network, ppo } = WALK_RECIPE;
  const conv = { filters: 512, size: 15, stride: 1 };
  it.each<[string, Partial<Recipe>, RegExp]>([
    [
      "a network without weights",
      {
        network: {
          ...network,
          view: { height: 101, width: 101 },
          convs: [{ filters: 8, size: 3, stride: 1 }],
          hidden: 128,
        },
      },
      /This agent's "conv1\/kernel" is missing, expected \[3, 3, 15, 8\]\./,
    ],
    [
      "too large a network",
      { network: { ...network, view: { height: 101, width: 101 }, convs: [conv], hidden: 4096 } },
      /its network has \d{11} parameters; the limit is 20000000\./,
    ],
    [
      "layers that do not fit",
      { network: { ...network, convs: [conv] } },
      /cannot be read: conv1 is larger than its 5×5 input\./,
    ],
    [
      "too long a rollout",
      { rows: 10_000, ppo: { ...ppo, rolloutSteps: 10_000 } },
      /10000 rows of 10000 steps are \d+ numbers in its network; the limit is 268435456\./,
    ],
    [
      "too wide a picture",
      {
        network: {
          ...network,
          view: { height: 101, width: 101 },
          convs: [
            { filters: 512, size: 1, stride: 1 },
            { filters: 1, size: 15, stride: 15 },
          ],
        },
      },
      /are \d+ numbers in its network/,
    ],
    [
      "more minibatches than samples",
      { rows: 2, ppo: { ...ppo, rolloutSteps: 3, minibatches: 6, minibatchSplit: "oneMore" } },
      /its 6 samples cannot be cut into 7 minibatches\./,
    ],
    [
      "a mean without end",
      { ppo: { ...ppo, beta1: 1 } },
      /its ppo\.beta1 should be a number from 0 to less than 1\.$/,
    ],
    [
      "a name that steers a terminal",
      { name: "\u001bc" },
      /its name should be a name of at most 200 characters on one line\.$/,
    ],
    [
      "a long word",
      { rewardTerms: [{ kind: "x".repeat(1e5) } as unknown as RewardTerm] },
      /its rewardTerms\.0\.kind should be one of movementBonus, exitBonus, boardChange\.$/,
    ],
  ])("refuse %s before anything is made for it", (_, change, message) => {
    const bytes = withMetadata({ recipe: JSON.stringify({ ...WALK_RECIPE, ...change }) });
    expect(() => readCheckpoint(bytes)).toThrow(message);
  });

  const withTensor = (name: string, ...values: number[]) => {
    const tensors = new Map<string, NamedArray>(checkpoint.tensors);
    for (const [weight, { shape, values }] of checkpoint.tensors) {
      tensors.set(`adam.mean.${weight}`, { shape, values });
      tensors.set(`adam.square.${weight}`, { shape, values: values.map(Math.abs) });
    }
    tensors.set("adam.steps", { shape: [1], values: Float32Array.of(7) });
    tensors.set(name, { shape: [values.length], values: Float32Array.from(values) });
    return writeCheckpoint({ ...checkpoint, tensors });
  };

  it("may hold the state of an optimizer", () => {
    expect(readCheckpoint(withTensor("adam.steps", 8)).tensors.get("adam.steps")?.values).toEqual(
      Float32Array.of(8),
    );
  });

  it.each<[string, number[], RegExp]>([
    ["value/bias", [Number.NaN], /"value\/bias" holds NaN\. Take an earlier checkpoint/],
    ["value/bias", [Number.POSITIVE_INFINITY], /"value\/bias" holds Infinity/],
    ["value/bias", [], /"value\/bias" has shape \[0\], expected \[1\]/],
    ["adam.mean.value/bias", [Number.NaN], /"adam\.mean\.value\/bias" holds NaN/],
    ["adam.mean.value/bias", [1, 2], /"adam\.mean\.value\/bias" has shape \[2\], expected \[1\]/],
    ["adam.square.value/bias", [-1], /"adam\.square\.value\/bias" holds -1/],
    ["adam.steps", [Number.NaN], /"adam\.steps" holds NaN/],
    ["adam.steps", [-3], /"adam\.steps" holds -3/],
    ["adam.steps", [0.5], /optimizer claims 0\.5 steps/],
    ["adam.steps", [2 ** 40], /optimizer claims 1099511627776 steps/],
    ["adam.steps", [1, 2], /"adam\.steps" has shape \[2\]/],
  ])("refuse %s of %o", (name, values, message) => {
    expect(() => readCheckpoint(withTensor(name, ...values))).toThrow(message);
  });

  it("must have the weights that their recipe asks for", async () => {
    const backend = await prepareBackend("cpu", () => 0);
    const wider = { ...WALK_RECIPE, network: { ...WALK_RECIPE.network, hidden: 33 } };
    expect(() => loadAgent(withMetadata({ recipe: JSON.stringify(wider) }), backend)).toThrow(
      /"hidden\/kernel" has shape \[32, 32\], expected \[32, 33\]/,
    );
  });
});
