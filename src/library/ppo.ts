/**
 * The learner: PPO for any `VectorEnv` and `Policy`, and, ready to use, trainings on SafeLife by recipe and the agents
 * that come of them.
 *
 * @module ppo
 */
export { type Agent, loadAgent } from "../agents/agent.ts";
export { type Checkpoint, readCheckpoint, writeCheckpoint } from "../agents/checkpoint.ts";
export { RECIPES, type Recipe, type RecipeName } from "../agents/recipes.ts";
export { type RunOptions, Trainer, type TrainerOptions, type TrainingProgress } from "../agents/trainer.ts";
export {
  type Backend,
  type BackendName,
  type BackendPreference,
  prepareBackend,
} from "../backends/prepare.ts";
export { DEFAULT_PPO, type PpoConfig, SAFELIFE_V1_2 } from "../ppo/config.ts";
export { greedyActions, sampleActions } from "../ppo/distribution.ts";
export { type TrainStepOptions, type TrainStepReport, trainStep } from "../ppo/ppo.ts";
export type {
  Batch,
  EpisodeEnd,
  Evaluation,
  Objective,
  Observations,
  OptimizerStep,
  Policy,
  VectorEnv,
  VectorStep,
} from "../ppo/types.ts";
export {
  type BenchmarkAgent,
  type BenchmarkResult,
  type BenchmarkSummary,
  type Draw,
  runBenchmark,
} from "../studies/benchmark.ts";
export { type ActionChoice, policyAgent } from "../studies/policy-agent.ts";
