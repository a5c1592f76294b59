// What a training begins with: the recipe that was chosen, an agent's weights, or the file of a training.
import { readCheckpoint } from "../agents/checkpoint.ts";
import { parseRecipe } from "../agents/parse-recipe.ts";
import { charging, RECIPES, type Recipe } from "../agents/recipes.ts";
import { readRunOrAgent } from "../agents/run-file.ts";
import { sized } from "../agents/sizes.ts";
import { Trainer, type TrainerOptions } from "../agents/trainer.ts";
import type { NewTraining, TrainingStart } from "./trainer-api.ts";

/** @throws one sentence if a checkpoint cannot be read, or if its network is too large for the recipe */
export function recipeOf(start: TrainingStart): Recipe {
  return start.kind === "new" ? newRecipe(start) : agentOf(start.checkpoint).recipe;
}

function newRecipe({ recipe: name, size, charge = 0, weights }: NewTraining): Recipe {
  const plain = RECIPES[name];
  if (!weights) return charging(size === undefined ? plain : sized(plain, size), charge);
  const { network, ppo } = agentOf(weights).recipe;
  const learningRate = Math.min(plain.ppo.learningRate, ppo.learningRate);
  const recipe = charging({ ...plain, network, ppo: { ...plain.ppo, learningRate } }, charge);
  // Recipe and network have not met before.
  return parseRecipe(JSON.stringify(recipe));
}

/** Of an agent, alone or in the file of a training. */
const agentOf = (bytes: Uint8Array) => readCheckpoint(readRunOrAgent(bytes).agent);

/** Environment steps that a checkpoint was trained for. */
export function stepsOf(checkpoint: Uint8Array): number {
  const { recipe, updates } = agentOf(checkpoint);
  return updates * recipe.ppo.rolloutSteps * recipe.rows;
}

export function createTrainer(
  start: TrainingStart,
  options: Omit<TrainerOptions, "recipe" | "seed" | "weights">,
): Trainer {
  if (start.kind === "new") {
    const weights = start.weights && agentOf(start.weights).tensors;
    return Trainer.create({ ...options, recipe: newRecipe(start), seed: start.seed, weights });
  }
  const { agent, state } = readRunOrAgent(start.checkpoint);
  return Trainer.resume(agent, options, state);
}
