/**
 * Environments under Gymnasium's contract, a checker for those of your own, and the packed ones that training uses.
 *
 * @module env
 */
export { type BoardEpisodeEnd, BoardVectorEnv, type BoardVectorEnvOptions } from "../env/board-vector-env.ts";
export { type CheckOptions, checkEnv } from "../env/check-env.ts";
export * from "../env/contract.ts";
export { DEFAULT_TIME_LIMIT, Episode, type EpisodeOptions } from "../env/episode.ts";
export { type LevelSource, type Levels, repeatLevels } from "../env/level-source.ts";
export { TRAINING_CHANNELS, TRAINING_VIEW, type ViewOptions } from "../env/observation.ts";
export { TRAINING_REWARD_TERMS } from "../env/reward-terms.ts";
export { SafeLifeEnv, type SafeLifeEnvOptions, type SafeLifeInfo } from "../env/safelife-env.ts";
export {
  type Autoreset,
  SyncVectorEnv,
  type SyncVectorEnvOptions,
  type VectorBeginning,
  type VectorTransition,
} from "../env/sync-vector-env.ts";
