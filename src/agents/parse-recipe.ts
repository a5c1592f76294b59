// Recipes that were written down. Bounds keep those of strangers from asking for more memory than a page has.
import { observationWords } from "../env/packed-observation.ts";
import { minibatchCount } from "../ppo/update.ts";
import type { AnyRecipe, DqnRecipe } from "./dqn-recipes.ts";
import { numbersPerObservation, parameterCount } from "./networks.ts";
import { readRecipe } from "./recipe-schema.ts";
import type { Recipe } from "./recipes.ts";

/** Fifty times the largest of our networks. */
const MAX_PARAMETERS = 20_000_000;
/** Observations of a rollout and outputs of all layers on them, as if it were learned at once: 1 GB of floats. */
const MAX_NUMBERS = 2 ** 28;

/** 256 MB. */
const MAX_REPLAY_WORDS = 2 ** 26;

/** Reads the recipe of a checkpoint. @param text JSON
 *  @throws one sentence, or a clause of one, on what is wrong */
export function parseRecipe(text: string): AnyRecipe {
  const { issues, output } = readRecipe(JSON.parse(text), "of a checkpoint");
  if (issues) {
    const [{ path, message }] = issues;
    throw new Error(`its ${path?.map(({ key }) => key).join(".") ?? "recipe"} should be ${message}.`);
  }
  checkSize(output);
  return output;
}

/** @throws one sentence on what is too much, or does not go together */
export function checkSize(recipe: AnyRecipe): void {
  const parameters = parameterCount(recipe.network);
  if (parameters > MAX_PARAMETERS) {
    throw new Error(`its network has ${parameters} parameters; the limit is ${MAX_PARAMETERS}.`);
  }
  if ("dqn" in recipe) checkReplay(recipe);
  else checkRollout(recipe);
}

function checkRollout({ network, ppo, rows, team }: Recipe): void {
  const samples = rows * ppo.rolloutSteps * (team?.count ?? 1);
  const numbers = samples * numbersPerObservation(network);
  if (numbers > MAX_NUMBERS) {
    throw new Error(
      `${rows} rows of ${ppo.rolloutSteps} steps are ${numbers} numbers in its network; the limit is ${MAX_NUMBERS}.`,
    );
  }
  const minibatches = minibatchCount(ppo);
  if (minibatches > samples) {
    throw new Error(`its ${samples} samples cannot be cut into ${minibatches} minibatches.`);
  }
}

function checkReplay({ network, dqn, team, ...recipe }: DqnRecipe): void {
  const rows = recipe.rows * (team?.count ?? 1);
  const { replaySteps, warmUpSteps, batch } = dqn;
  const numbers = Math.max(batch, rows) * numbersPerObservation(network);
  if (numbers > MAX_NUMBERS) {
    throw new Error(`its batches are ${numbers} numbers in its network; the limit is ${MAX_NUMBERS}.`);
  }
  const words = replaySteps * observationWords(network.view, network.channels);
  if (words > MAX_REPLAY_WORDS) {
    throw new Error(`its ${replaySteps} steps to learn from are ${4 * words} bytes; the limit is 256 MB.`);
  }
  const least = leastWarmUp({ dqn, team, ...recipe });
  const kept = rows * Math.floor(replaySteps / rows);
  if (warmUpSteps > kept || warmUpSteps < least) {
    throw new Error(
      `it begins to learn from ${warmUpSteps} steps; with its rows and batches, ${least} to ${kept} make sense.`,
    );
  }
}

/** Steps to keep before there are enough to draw a batch from. */
export const leastWarmUp = ({ rows, team, dqn }: Pick<DqnRecipe, "rows" | "team" | "dqn">): number =>
  2 * dqn.batch + rows * (team?.count ?? 1) * dqn.multiStep;
