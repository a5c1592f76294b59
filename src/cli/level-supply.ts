// Where a training in a terminal takes its levels from.

import type { AnyRecipe } from "../agents/dqn-recipes.ts";
import { kindsOf, plannedLevels, type RandomLevels } from "../agents/level-plan.ts";
import { type LevelSource, repeatLevels } from "../env/level-source.ts";
import { LEVELS_AHEAD, LevelQueue } from "../procgen/level-queue.ts";
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

export interface LevelSupply {
  readonly levels: LevelSource;
  /** Ends its threads. */
  dispose(): void;
}

/** Files over and over, or random levels as they are planned.
 *  @throws one sentence where there are none */
export async function supplyLevels(options: LevelSupplyOptions): Promise<LevelSupply> {
  const { recipe, levels, range } = options;
  if (levels === undefined) {
    if (recipe.levels.kind !== "given")
      return supplyRandom(options, recipe.levels, (kind) => `random/${kind}`);
    throw new Error(
      `recipe "${recipe.name}" has no levels of its own. Give some with --levels, or a --task.`,
    );
  }
  if (!isParameterSource(levels)) {
    return { levels: repeatLevels(await loadLevels(levels, range)), dispose: () => {} };
  }
  return supplyRandom(options, { kind: "random", of: levels, distinct: "all" }, (source) => source);
}

/** @param sourceOf what a kind of the plan is for `loadParameters` */
async function supplyRandom(
  { seed, from }: LevelSupplyOptions,
  plan: RandomLevels,
  sourceOf: (kind: string) => string,
): Promise<LevelSupply> {
  const series = new Map(
    await Promise.all(
      kindsOf(plan).map(async (kind) => [kind, { ...(await loadParameters(sourceOf(kind))), seed }] as const),
    ),
  );
  const threads = openLevelThreads();
  const open = (kind: string) =>
    new LevelQueue({
      series: series.get(kind)!,
      from,
      makers: threads,
      ahead: LEVELS_AHEAD,
      now: () => performance.now(),
    });
  return {
    levels: plannedLevels(plan, open, seed),
    dispose: () => threads.forEach((thread) => void thread.dispose()),
  };
}
