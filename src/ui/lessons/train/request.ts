// The training of the lesson: an agent that comes along goes on learning, on one level.
import type { Level } from "../../../core/level.ts";
import type { TrainingRequest, Watching } from "../../../workers/trainer-api.ts";

/** By name, of the agents that come along. */
export const BEGINS_AS = "prune-still";
export const TRAINING_STEPS = 40_000;

/** @param weights of the agent */
export const trainingOn = (level: Level, weights: Uint8Array): TrainingRequest => ({
  levels: [level],
  start: { kind: "new", recipe: "quick", weights, seed: 1 },
  backend: "auto",
  totalSteps: TRAINING_STEPS,
  checkpointEvery: Number.POSITIVE_INFINITY,
  boards: 0,
});

/** An attempt at the beginning, and then four more. */
export const attemptsOn = (level: Level): Watching => ({ levels: [level], every: TRAINING_STEPS / 4 });
