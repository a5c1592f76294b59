// A trainer that is paid for points and for what a model of preferences likes, and pays for leaving what it began as.
import { goingOnFrom } from "../agents/beginning.ts";
import type { Checkpoint } from "../agents/checkpoint.ts";
import type { Recipe } from "../agents/recipes.ts";
import { constant } from "../agents/schedule.ts";
import { createPolicies } from "../agents/team.ts";
import { Trainer } from "../agents/trainer.ts";
import type { Backend } from "../backends/prepare.ts";
import { keyFromSeed } from "../base/random.ts";
import type { BoardVectorEnv } from "../env/board-vector-env.ts";
import type { LevelSource } from "../env/level-source.ts";
import { PenalizedEnv, type Penalty } from "../penalties/penalized-env.ts";
import type { CloseClip } from "../penalties/preferences/comparisons.ts";
import { learnedReward } from "../penalties/preferences/learned-reward.ts";
import type { PreferenceModel } from "../penalties/preferences/preference-model.ts";
import { chargeForLeaving } from "../ppo/reference.ts";
import type { Rollout } from "../ppo/rollout.ts";

export interface PreferringTrainerOptions {
  /** Checkpoint of the agent to begin with. */
  readonly start: Checkpoint;
  /** For the training; its network is the start's. */
  readonly recipe: Recipe;
  /** Owned by the trainer from now on. */
  readonly levels: LevelSource;
  /** Asked at every step, for it may learn meanwhile. */
  readonly model: () => PreferenceModel<CloseClip>;
  /** λ: what the learned reward counts beside the points. */
  readonly factor: number;
  /** β: points that a nat of departure from the agent at the start costs. */
  readonly klFactor: number;
  readonly seed: number;
  readonly backend: Backend;
  /** As for a `Trainer`. */
  readonly now: () => number;
  /** A checkpoint of the same training, to go on from; its rows start new episodes. */
  readonly goOnFrom?: Uint8Array | undefined;
}

/** Means over the steps since they were last asked for; NaN where there were none. */
export interface PreferringFigures {
  /** log(π/π_start) of the actions taken: nats a step. */
  readonly kl: number;
  /** What the model pays, points a step, without λ. */
  readonly learned: number;
}

export interface PreferringTrainer {
  readonly trainer: Trainer;
  figures(): PreferringFigures;
  dispose(): void;
}

/** What the agent was trained with, as it was at its end, but for charges for changes of the board. */
export const recipeAfter = (recipe: Recipe): Recipe => ({
  ...recipe,
  name: "preferences",
  rewardTerms: recipe.rewardTerms.filter(({ kind }) => kind !== "boardChange"),
  exitDifficulty: constant(1),
  learningRateFactor: constant(0.2),
  changes: undefined,
});

export function createPreferringTrainer(options: PreferringTrainerOptions): PreferringTrainer {
  const { start, levels, model, factor, klFactor, seed, backend, now, goOnFrom } = options;
  const reference = createPolicies(start.recipe, keyFromSeed(0), backend);
  reference.restore(start.tensors);
  const [paid, left] = [new RunningMean(), new RunningMean()];
  const shared = {
    ...{ levels, backend, now },
    wrapEnv: (env: BoardVectorEnv) =>
      new PenalizedEnv(env, noting(learnedReward(env, model), paid), () => factor),
    shapeRewards: async (rollout: Rollout) => {
      left.add(await chargeForLeaving(rollout, reference, klFactor));
    },
  };
  const trainer = goOnFrom
    ? Trainer.resume(goOnFrom, shared)
    : Trainer.create({ ...shared, recipe: goingOnFrom(start.recipe, options.recipe), seed, from: start });
  return {
    trainer,
    figures: () => ({ kl: left.take(), learned: paid.take() }),
    dispose() {
      trainer.dispose();
      reference.dispose();
    },
  };
}

class RunningMean {
  private sum = 0;
  private count = 0;

  add(value: number): void {
    this.sum += value;
    this.count++;
  }

  /** NaN without any; begins anew. */
  take(): number {
    const mean = this.sum / this.count;
    this.sum = 0;
    this.count = 0;
    return mean;
  }
}

/** The same penalty; what it pays is noted. */
const noting = (penalty: Penalty, paid: RunningMean): Penalty => ({
  reset: () => penalty.reset(),
  beforeStep: (actions) => penalty.beforeStep(actions),
  afterStep(charges) {
    penalty.afterStep(charges);
    for (const charge of charges) paid.add(-charge);
  },
});
