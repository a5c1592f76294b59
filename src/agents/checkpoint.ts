// A trained agent as a file: weights and the optimizer's state in safetensors, how they came about in its
// metadata. Names and layouts of the weights are described at `layersOf` in networks.ts.
import * as v from "valibot";
import { excerpt, reasonOf } from "../base/check.ts";
import { readSafetensors, type Tensors, writeSafetensors } from "../base/safetensors.ts";
import type { AnyRecipe } from "./dqn-recipes.ts";
import { weightShapes } from "./networks.ts";
import { parseRecipe } from "./parse-recipe.ts";
import { prefixesOf } from "./team.ts";

export interface Checkpoint {
  readonly recipe: AnyRecipe;
  readonly seed: number;
  /** Updates made; every counter of the training's randomness follows from it. */
  readonly updates: number;
  readonly episodes: number;
  readonly tensors: Tensors;
  /** True if the training looked at the measure that agents are judged by; such an agent's scores prove nothing. */
  readonly sawMeasure: boolean;
}

/** Levels of each kind without end that may have been begun before it. */
export const levelsBegun = ({ episodes, recipe }: Pick<Checkpoint, "episodes" | "recipe">): number =>
  episodes + recipe.rows;

export const FORMAT = "safelife-web/agent";
const VERSION = "1";
/** Years of training. */
const MAX_OPTIMIZER_STEPS = 2 ** 31;

export function writeCheckpoint(checkpoint: Checkpoint): Uint8Array {
  const { recipe, seed, updates, episodes, tensors, sawMeasure } = checkpoint;
  const metadata = {
    format: FORMAT,
    version: VERSION,
    recipe: JSON.stringify(recipe),
    seed: `${seed}`,
    updates: `${updates}`,
    episodes: `${episodes}`,
    ...(sawMeasure ? { sawMeasure: "true" } : {}),
  };
  return writeSafetensors({ tensors, metadata });
}

/** @throws one sentence if the bytes are not a checkpoint of ours */
export function readCheckpoint(bytes: Uint8Array): Checkpoint {
  const { tensors, metadata } = readSafetensors(bytes);
  if (metadata.format !== FORMAT) throw new Error("This file holds tensors, but not a SafeLife Web agent.");
  if (metadata.version !== VERSION) {
    throw new Error(
      `This agent has format version ${excerpt(metadata.version ?? "")}; this program reads ${VERSION}. Update it.`,
    );
  }
  const description = readDescription(metadata);
  checkTensors(tensors, description.recipe);
  return { ...description, tensors };
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

function readDescription(metadata: Readonly<Record<string, string>>): Omit<Checkpoint, "tensors"> {
  try {
    return {
      recipe: parseRecipe(metadata.recipe ?? ""),
      seed: v.parse(count, Number(metadata.seed)),
      updates: v.parse(count, Number(metadata.updates)),
      episodes: v.parse(count, Number(metadata.episodes)),
      sawMeasure: metadata.sawMeasure === "true",
    };
  } catch (error) {
    throw new Error(`The description of this agent cannot be read: ${reasonOf(error)}`);
  }
}

/** So that nothing is made for a network whose weights are not there. */
function checkTensors(tensors: Tensors, recipe: AnyRecipe): void {
  for (const prefix of prefixesOf(recipe)) checkPolicy(tensors, recipe, prefix);
}

function checkPolicy(tensors: Tensors, { network }: AnyRecipe, prefix: string): void {
  const adam = `${prefix}adam`;
  const hasOptimizer = tensors.has(`${adam}.steps`);
  for (const [name, shape] of weightShapes(network)) {
    checkTensor(tensors, prefix + name, shape);
    if (!hasOptimizer) continue;
    checkTensor(tensors, `${adam}.mean.${name}`, shape);
    checkTensor(tensors, `${adam}.square.${name}`, shape, 0);
  }
  if (!hasOptimizer) return;
  checkTensor(tensors, `${adam}.steps`, [1], 0);
  const steps = tensors.get(`${adam}.steps`)?.values[0] ?? 0;
  if (!Number.isInteger(steps) || steps > MAX_OPTIMIZER_STEPS) {
    throw new Error(`This agent's optimizer claims ${steps} steps. Take another copy of the file.`);
  }
}

function checkTensor(
  tensors: Tensors,
  name: string,
  shape: readonly number[],
  least = Number.NEGATIVE_INFINITY,
): void {
  const found = tensors.get(name);
  if (!found || found.shape.join() !== shape.join()) {
    const what = found ? `has shape [${found.shape.join(", ")}]` : "is missing";
    throw new Error(`This agent's "${name}" ${what}, expected [${shape.join(", ")}].`);
  }
  const wrong = found.values.find((value) => !Number.isFinite(value) || value < least);
  if (wrong !== undefined) {
    throw new Error(`This agent's "${name}" holds ${wrong}. Take an earlier checkpoint or another copy.`);
  }
}
