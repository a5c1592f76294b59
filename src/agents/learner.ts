// The algorithm of a recipe at work: what a trainer repeats, whichever it is.
import * as v from "valibot";
import type { Backend } from "../backends/prepare.ts";
import { type Key, split } from "../base/random.ts";
import { Dqn, type DqnState } from "../dqn/dqn.ts";
import type { BoardEpisodeEnd } from "../env/board-vector-env.ts";
import { observationWords } from "../env/packed-observation.ts";
import type { PolicyGroups } from "../ppo/groups.ts";
import { type TrainStepOptions, trainGroups, trainStep } from "../ppo/ppo.ts";
import type { Policy } from "../ppo/types.ts";
import { type AnyRecipe, type DqnRecipe, stepsPerUpdate } from "./dqn-recipes.ts";
import { createPolicy } from "./policy.ts";
import type { Recipe } from "./recipes.ts";
import { unreadable } from "./run-state.ts";
import { valueAt } from "./schedule.ts";
import type { ScheduledSettings } from "./schedule-changes.ts";
import type { TrainingEnv } from "./training-env.ts";

/** Numbers of an update, see metrics.ts; NaN where the algorithm has no such number, or none yet. */
export interface LearnerNumbers {
  /** Nats. */
  readonly entropy: number;
  /** Nats. */
  readonly approxKl: number;
  readonly clipFraction: number;
  readonly gradNorm: number;
  readonly policyLoss: number;
  readonly valueLoss: number;
  /** Chance of a random action. */
  readonly exploration: number;
  readonly qValue: number;
}

export interface LearnerUpdate {
  readonly env: TrainingEnv["env"];
  /** Number of this update, from 0: with the key it decides all randomness. */
  readonly update: number;
  /** That count for it. */
  readonly settings: ScheduledSettings;
  readonly onStep?: (() => void) | undefined;
  /** Gives up where the env has to be waited for; the update rejects with its reason, and nothing was learned. */
  readonly signal?: AbortSignal | undefined;
}

export interface Learner {
  /** Updates between two reports to whoever watches. */
  readonly updatesPerReport: number;
  update(options: LearnerUpdate): Promise<{
    readonly numbers: LearnerNumbers;
    readonly ended: readonly BoardEpisodeEnd[];
  }>;
  /** What it goes on from beside its policy: plain data, to be written or copied before the next update. */
  state(): unknown;
  /** To be called when the policy has its weights.
   *  @param state null where the policy is all there is
   *  @throws one sentence if it is not such a state */
  restore(state: unknown): void;
  dispose(): void;
}

export type ShapeRewards = NonNullable<TrainStepOptions<BoardEpisodeEnd>["shapeRewards"]>;

export interface LearnerOptions {
  readonly key: Key;
  readonly backend: Backend;
  /** See `TrainerOptions`. */
  readonly shapeRewards?: ShapeRewards | undefined;
}

/** @param policies learn, and stay the caller's */
export function createLearner(recipe: AnyRecipe, policies: PolicyGroups, options: LearnerOptions): Learner {
  const { key, backend, shapeRewards } = options;
  if (shapeRewards && ("dqn" in recipe || policies.policies.length > 1)) {
    throw new Error("Rewards can only be shaped for PPO with one policy.");
  }
  if ("dqn" in recipe) return dqnLearner(recipe, policies.policies[0], key, backend);
  return ppoLearner(recipe, policies, key, shapeRewards);
}

const UNKNOWN: LearnerNumbers = {
  entropy: Number.NaN,
  approxKl: Number.NaN,
  clipFraction: Number.NaN,
  gradNorm: Number.NaN,
  policyLoss: Number.NaN,
  valueLoss: Number.NaN,
  exploration: Number.NaN,
  qValue: Number.NaN,
};

const ppoLearner = (
  { ppo }: Recipe,
  policies: PolicyGroups,
  key: Key,
  shapeRewards: ShapeRewards | undefined,
): Learner => ({
  updatesPerReport: 1,
  async update({ env, settings, ...rest }) {
    const config = {
      ...ppo,
      learningRate: ppo.learningRate * settings.learningRateFactor,
      entropyCoefficient: ppo.entropyCoefficient * settings.entropyFactor,
    };
    const options = { ...rest, config, key };
    const [policy] = policies.policies;
    const { ended, ...report } =
      policies.policies.length === 1 || "rollOut" in env
        ? await trainStep({ ...options, env, policy, shapeRewards })
        : await trainGroups({ ...options, env, policies });
    const { entropy, approxKl, clipFraction, gradNorm, policyLoss, valueLoss } = report;
    return {
      numbers: { ...UNKNOWN, entropy, approxKl, clipFraction, gradNorm, policyLoss, valueLoss },
      ended,
    };
  },
  state: () => null,
  restore() {},
  dispose() {},
});

/** Of SafeLife 1.2.2, `training/dqn.py`. */
const STEPS_PER_REPORT = 256;

function dqnLearner(recipe: DqnRecipe, policy: Policy, key: Key, backend: Backend): Learner {
  const { dqn: config, exploration, network, team } = recipe;
  const agents = team?.count ?? 1;
  const rows = recipe.rows * agents;
  const dqn = new Dqn({
    ...{ config, policy, rows, key },
    target: createPolicy(network, split(key, "target"), backend),
    observationWords: observationWords(network.view, network.channels),
  });
  return {
    updatesPerReport: Math.max(1, Math.round(STEPS_PER_REPORT / stepsPerUpdate(recipe))),
    async update({ env, settings, ...options }) {
      if ("rollOut" in env) throw new Error("DQN needs boards on the CPU.");
      const report = await dqn.update({
        ...options,
        env,
        learningRate: config.learningRate * settings.learningRateFactor,
        explorationAt: (steps) => valueAt(exploration, steps / agents),
      });
      const { loss, gradNorm, qValue, ended } = report;
      return {
        numbers: { ...UNKNOWN, valueLoss: loss, gradNorm, qValue, exploration: report.exploration },
        ended,
      };
    },
    state: () => dqn.state(),
    restore(state) {
      if (state === null) return dqn.startAnew();
      const found = v.safeParse(dqnStateSchema, state);
      if (!found.success) throw unreadable("the learner's part is damaged");
      try {
        dqn.restore(found.output);
      } catch (error) {
        throw unreadable(error);
      }
    },
    dispose: () => dqn.dispose(),
  };
}

const dqnStateSchema = v.object({
  target: v.record(v.string(), v.object({ shape: v.array(v.number()), values: v.instance(Float32Array) })),
  replay: v.object({
    steps: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    observations: v.instance(Uint8Array),
    actions: v.instance(Uint8Array),
    rewards: v.instance(Float32Array),
    ends: v.instance(Uint8Array),
  }),
}) satisfies v.GenericSchema<unknown, DqnState>;
