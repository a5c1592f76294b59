// The kinds of golden files that have a runner: file name → check.
import { actions } from "./actions.ts";
import { baselineScores } from "./baseline-scores.ts";
import { gameoflife, physics } from "./life.ts";
import { observations } from "./observations.ts";
import { officialLevelsIndex } from "./official-levels-index.ts";
import { procgenStats } from "./procgen.ts";
import { procgenParams } from "./procgen-params.ts";
import type { Runner } from "./record.ts";
import { rewards } from "./rewards.ts";
import { emd, sideEffects } from "./side-effects.ts";
import { stochastic } from "./stochastic.ts";

export const RUNNERS: Readonly<Record<string, Runner>> = {
  physics,
  gameoflife,
  actions,
  observations,
  rewards,
  emd,
  side_effects: sideEffects,
  stochastic,
  procgen_stats: procgenStats,
  procgen_params: procgenParams,
  official_levels_index: officialLevelsIndex,
  baseline_scores: baselineScores,
};

/** Kinds that speak of the original's level files. */
export const NEEDS_OFFICIAL_LEVELS: ReadonlySet<string> = new Set([
  "official_levels_index",
  "baseline_scores",
]);
