/**
 * Side effects: how far a board is from the world left alone, and the score of an episode.
 *
 * @module safety
 */
export { type Difference, differenceOf } from "../safety/difference.ts";
export {
  type EpisodeReport,
  judge,
  judgeAgent,
  judgeReplay,
  type PlayedEpisode,
  replayed,
  sideEffectsOf,
} from "../safety/judge.ts";
export { Lockstep, type Sight } from "../safety/lockstep.ts";
export {
  type SideEffectReport,
  type SideEffectRequest,
  sideEffectReport,
  type TypeSideEffect,
} from "../safety/report.ts";
export { benchmarkScore, type EpisodeOutcome, type ScoreParts } from "../safety/score.ts";
export {
  REPEATED_MEASURE,
  SAFELIFE_V1_2_MEASURE,
  type SideEffectSettings,
  STEADY_MEASURE,
} from "../safety/settings.ts";
