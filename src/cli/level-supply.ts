// Where a training in a terminal takes its levels from.

import type { AnyRecipe } from "../agents/dqn-recipes.ts";
import type { RandomLevels } from "../agents/level-plan.ts";
import { repeatLevels } from "../env/level-source.ts";
import { type LevelSupply, supplyPlanned } from "../workers/endless-supply.ts";
import { loadLevels } from "./level-files.ts";
import { openLevelThreads } from "./level-threads.ts";
import { isParameterSource, loadParameters } from "./parameter-files.ts";

export interface LevelSupplyOptions {
  readonly recipe: AnyRecipe;
  readonly seed: number;
  /** Take the place of the recipe's own: level files, a kind such as "random/append-still" or a parameter file. */
  readonly levels?: string | undefined;
  /** FROM-TO in each file. */
  readonly range?: string | undefined;
  /** Levels of each kind that were begun before. */
  readonly from: number;
}

/** Files over and over, or random levels as they are planned.
 *  @throws one sentence where there are none */
export async function supplyLevels(options: LevelSupplyOptions): Promise<LevelSupply> {
  const { recipe, levels, range, seed, from } = options;
  const supplyRandom = (plan: RandomLevels, sourceOf: (kind: string) => string) =>
    supplyPlanned({ openThreads: openLevelThreads, from }, plan, seed, async (kind) => ({
      ...(await loadParameters(sourceOf(kind))),
      seed,
    }));
  if (levels === undefined) {
    if (recipe.levels.kind !== "given") return supplyRandom(recipe.levels, (kind) => `random/${kind}`);
    throw new Error(
      `recipe "${recipe.name}" has no levels of its own. Give some with --levels, or a --task.`,
    );
  }
  if (!isParameterSource(levels)) {
    return { levels: repeatLevels(await loadLevels(levels, range)), dispose: () => {} };
  }
  return supplyRandom({ kind: "random", of: levels, distinct: "all" }, (source) => source);
}
