// A training that begins with what another one has learned.
import type { AnyRecipe } from "./dqn-recipes.ts";
import { parseRecipe } from "./parse-recipe.ts";

/** The recipe with the network and the agents of one that was trained before, and learning no faster than it did.
 *  @throws one sentence if they do not go together */
export function goingOnFrom(learned: AnyRecipe, recipe: AnyRecipe): AnyRecipe {
  const { network, team } = learned;
  const before = "dqn" in learned ? learned.dqn : learned.ppo;
  const slowly = <Config extends { readonly learningRate: number }>(config: Config): Config => ({
    ...config,
    learningRate: Math.min(config.learningRate, before.learningRate),
  });
  const learner = "dqn" in recipe ? { dqn: slowly(recipe.dqn) } : { ppo: slowly(recipe.ppo) };
  // Recipe and network have not met before.
  return parseRecipe(JSON.stringify({ ...recipe, network, team, ...learner }));
}
