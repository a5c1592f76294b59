// What a training begins with: the recipe that was chosen, an agent's weights, or the file of a training.

import { goingOnFrom } from "../agents/beginning.ts";
import { readCheckpoint } from "../agents/checkpoint.ts";
import { ALL_RECIPES, type AnyRecipe, DQN_HAS_ONE_POLICY, stepsPerUpdate } from "../agents/dqn-recipes.ts";
import { updateOf } from "../agents/engine-trial.ts";
import { readRecipeFile } from "../agents/recipe-file.ts";
import { charging } from "../agents/recipes.ts";
import { readRunOrAgent } from "../agents/run-file.ts";
import { sized } from "../agents/sizes.ts";
import { forTask } from "../agents/tasks.ts";
import { type TeamConfig, teamOn } from "../agents/team.ts";
import { levelsAtStart, Trainer, type TrainerOptions } from "../agents/trainer.ts";
import { type Backend, prepareBackend } from "../backends/prepare.ts";
import type { Levels } from "../env/level-source.ts";
import { supplyLevels } from "./level-supply.ts";
import type { MeasureRequest, TrainingStart } from "./trainer-api.ts";

export interface Prepared {
  readonly trainer: Trainer;
  readonly backend: Backend;
  dispose(): void;
}

const now = () => performance.now();

/** Engine, levels and trainer of a training. The caller disposes of them.
 *  @param changed what is trained instead of the recipe that was asked for
 *  @throws the signal's reason, or one sentence if what was asked for is not possible */
export async function prepare(
  { levels: wanted, start, backend: preference }: MeasureRequest,
  signal: AbortSignal,
  changed: (recipe: AnyRecipe) => AnyRecipe = (recipe) => recipe,
): Promise<Prepared> {
  const planned = recipeOf(start);
  const { levels, dispose } = await supplyLevels(wanted, start, planned);
  try {
    const recipe = changed(withAgents(planned, start, levels.all));
    const backend = await prepareBackend(preference, now, updateOf(recipe));
    signal.throwIfAborted();
    await levels.ready?.(levelsAtStart(recipe), signal);
    const trainer = createTrainer(start, recipe, { levels, backend, now });
    return {
      trainer,
      backend,
      dispose() {
        trainer.dispose();
        dispose();
      },
    };
  } catch (error) {
    dispose();
    throw error;
  }
}

/** @throws one sentence where what was chosen does not go together */
export function recipeOf(start: TrainingStart): AnyRecipe {
  if (start.kind === "resume") return agentOf(start.checkpoint).recipe;
  const { recipe: name, task, size, charge = 0, weights } = start;
  const plain: AnyRecipe =
    typeof name === "string" ? ALL_RECIPES[name] : readRecipeFile(name.text, "The recipe");
  const chosen = charging(task === undefined ? plain : forTask(plain, task), charge);
  if (!weights) return size === undefined ? chosen : sized(chosen, size);
  const learned = agentOf(weights).recipe;
  refuseIndependent(chosen, learned.team?.policies);
  return goingOnFrom(learned, chosen);
}

/** What it begins with has agents of its own. @param all levels, where they are known @throws one sentence where the algorithm cannot train them */
export function withAgents(recipe: AnyRecipe, start: TrainingStart, all: Levels["all"]): AnyRecipe {
  if (start.kind === "resume" || start.weights || start.agents === undefined) return recipe;
  refuseIndependent(recipe, start.agents);
  return { ...recipe, team: teamOn(all, start.agents) };
}

function refuseIndependent(recipe: AnyRecipe, policies: TeamConfig["policies"] | undefined): void {
  if (policies === "independent" && "dqn" in recipe) {
    throw new Error(`${DQN_HAS_ONE_POLICY}. Choose another recipe, or one policy for all.`);
  }
}

/** Of an agent, alone or in the file of a training. */
const agentOf = (bytes: Uint8Array) => readCheckpoint(readRunOrAgent(bytes).agent);

/** Environment steps that a checkpoint was trained for. */
export function stepsOf(checkpoint: Uint8Array): number {
  const { recipe, updates } = agentOf(checkpoint);
  return updates * stepsPerUpdate(recipe);
}

function createTrainer(
  start: TrainingStart,
  recipe: AnyRecipe,
  options: Pick<TrainerOptions, "levels" | "backend" | "now">,
): Trainer {
  if (start.kind === "new") {
    const from = start.weights && agentOf(start.weights);
    return Trainer.create({ ...options, recipe, seed: start.seed, from });
  }
  const { agent, state } = readRunOrAgent(start.checkpoint);
  return Trainer.resume(agent, options, state);
}
