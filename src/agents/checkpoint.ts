// A trained agent as a file: weights and the optimizer's state in safetensors, how they came about in its
// metadata. Names and layouts of the weights are described at `layersOf` in networks.ts.
import * as v from "valibot";
import { messageOf } from "../base/check.ts";
import { readSafetensors, type Tensors, writeSafetensors } from "../base/safetensors.ts";
import type { Recipe } from "./recipes.ts";
import { constant } from "./schedule.ts";

export interface Checkpoint {
  readonly recipe: Recipe;
  readonly seed: number;
  /** Updates made; every counter of the training's randomness follows from it. */
  readonly updates: number;
  readonly episodes: number;
  readonly tensors: Tensors;
}

const FORMAT = "safelife-web/agent";
const VERSION = "1";

export function writeCheckpoint({ recipe, seed, updates, episodes, tensors }: Checkpoint): Uint8Array {
  const metadata = {
    format: FORMAT,
    version: VERSION,
    recipe: JSON.stringify(recipe),
    seed: `${seed}`,
    updates: `${updates}`,
    episodes: `${episodes}`,
  };
  return writeSafetensors({ tensors, metadata });
}

/** @throws one sentence if the bytes are not a checkpoint of ours */
export function readCheckpoint(bytes: Uint8Array): Checkpoint {
  const { tensors, metadata } = readSafetensors(bytes);
  if (metadata.format !== FORMAT) throw new Error("This file holds tensors, but not a SafeLife Web agent.");
  if (metadata.version !== VERSION) {
    throw new Error(
      `This agent has format version ${metadata.version}; this program reads ${VERSION}. Update it.`,
    );
  }
  try {
    return {
      recipe: v.parse(recipeSchema, JSON.parse(metadata.recipe ?? "")),
      seed: v.parse(count, Number(metadata.seed)),
      updates: v.parse(count, Number(metadata.updates)),
      episodes: v.parse(count, Number(metadata.episodes)),
      tensors,
    };
  } catch (error) {
    throw new Error(`The description of this agent cannot be read: ${messageOf(error)}`);
  }
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const from = (low: number, high: number) => v.pipe(v.number(), v.minValue(low), v.maxValue(high));
const whole = (low: number, high: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high));
const numberOrNone = v.union([from(0, 1e9), v.literal("none")]);
const schedule = v.pipe(
  v.array(v.object({ step: from(0, Number.MAX_SAFE_INTEGER), value: from(0, 1e6) })),
  v.minLength(1),
  v.maxLength(1000),
);

/** Bounds keep a hostile file from asking for more memory than a page has. */
const recipeSchema = v.object({
  name: v.pipe(v.string(), v.maxLength(200)),
  network: v.object({
    view: v.object({ height: whole(1, 101), width: whole(1, 101) }),
    channels: v.pipe(v.array(whole(0, 31)), v.minLength(1), v.maxLength(16)),
    convs: v.pipe(
      v.array(v.object({ filters: whole(1, 512), size: whole(1, 15), stride: whole(1, 15) })),
      v.maxLength(8),
    ),
    near: v.union([v.object({ size: whole(1, 101), units: whole(1, 4096) }), v.literal("none")]),
    hidden: whole(1, 4096),
    init: v.picklist(["pytorch", "scaled"]),
  }),
  ppo: v.object({
    rolloutSteps: whole(1, 10_000),
    epochs: whole(1, 1000),
    minibatches: whole(1, 10_000),
    minibatchSplit: v.picklist(["exact", "oneMore"]),
    learningRate: from(0, 10),
    beta1: from(0, 1),
    beta2: from(0, 1),
    epsilon: from(0, 1),
    maxGradNorm: numberOrNone,
    gamma: from(0, 1),
    lambda: from(0, 1),
    advantages: v.picklist(["gae", "lambdaOnly"]),
    valueTargets: v.picklist(["advantagePlusValue", "discountedSum"]),
    timeLimit: v.picklist(["truncates", "terminates"]),
    advantageNormalization: v.picklist(["none", "minibatch"]),
    clip: from(0, 10),
    valueClip: numberOrNone,
    surrogate: v.picklist(["ratio", "ratioMinusOne"]),
    valueCoefficient: from(0, 1e6),
    entropyCoefficient: from(0, 1e6),
    entropyCeiling: numberOrNone,
  }),
  rows: whole(1, 10_000),
  timeLimit: whole(1, 1_000_000),
  rewardTerms: v.pipe(
    v.array(
      v.variant("kind", [
        v.object({
          kind: v.literal("movementBonus"),
          bonus: from(-1e6, 1e6),
          power: from(0, 1e6),
          period: whole(1, 1000),
          as: v.picklist(["bonus", "penalty"]),
        }),
        v.object({ kind: v.literal("exitBonus"), bonus: from(-1e6, 1e6) }),
        v.object({
          kind: v.literal("boardChange"),
          coefficient: from(-1e6, 1e6),
          baseline: v.picklist(["starting-state", "inaction"]),
          rewardCells: v.picklist(["ignore", "charge"]),
        }),
      ]),
    ),
    v.maxLength(20),
  ),
  exitDifficulty: schedule,
  /** The first files did not have it. */
  sideEffectFactor: v.optional(schedule, constant(1)),
  learningRateFactor: schedule,
});
