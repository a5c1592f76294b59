// Which levels a recipe is trained on, as data: what page, workers and command line make the same levels of.
import { keyFromSeed, split } from "../base/random.ts";
import type { LevelSource } from "../env/level-source.ts";
import {
  type CurriculumOptions,
  curriculum,
  distinctLevels,
  SAFELIFE_CURRICULUM,
  switchingLevels,
} from "./level-mixes.ts";
import type { Schedule } from "./schedule.ts";

/** Whatever the training is given, or random levels of kinds by their names in levels/random. */
export type LevelPlan = { readonly kind: "given" } | RandomLevels;

export type RandomLevels =
  /** One kind without end, or its first `distinct` levels over and over. */
  | { readonly kind: "random"; readonly of: string; readonly distinct: number | "all" }
  /** `second` by a chance that follows the steps of the training, else `first`. */
  | { readonly kind: "mix"; readonly first: string; readonly second: string; readonly chance: Schedule }
  /** Kinds drawn by how fast the agent gets better on them, unless `distribution` says all alike. */
  | {
      readonly kind: "curriculum";
      readonly stages: readonly string[];
      readonly distribution?: CurriculumOptions["distribution"];
    };

/** The kinds a plan asks for, each once. */
export function kindsOf(plan: RandomLevels): readonly string[] {
  if (plan.kind === "random") return [plan.of];
  if (plan.kind === "mix") return [...new Set([plan.first, plan.second])];
  return [...new Set(plan.stages)];
}

/** @param open gives the levels of a kind; called once for each place in the plan, and never again
 *  @param seed of the training; decides which kind is next */
export function plannedLevels(
  plan: RandomLevels,
  open: (kind: string) => LevelSource,
  seed: number,
): LevelSource {
  const key = split(keyFromSeed(seed), "levels");
  switch (plan.kind) {
    case "random":
      return plan.distinct === "all" ? open(plan.of) : distinctLevels(open(plan.of), plan.distinct);
    case "mix":
      return switchingLevels(open(plan.first), open(plan.second), plan.chance, key);
    case "curriculum":
      return curriculum(plan.stages.map(open), key, {
        ...SAFELIFE_CURRICULUM,
        distribution: plan.distribution,
      });
  }
}
