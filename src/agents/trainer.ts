// Trains an agent on boards: env, policy and learner put together, with progress, stop and checkpoints.
import type { Backend } from "../backends/prepare.ts";
import { type Key, keyFromSeed, split } from "../base/random.ts";
import type { BoardEpisodeEnd } from "../env/board-vector-env.ts";
import type { LevelSource } from "../env/level-source.ts";
import { trainStep } from "../ppo/ppo.ts";
import type { Policy } from "../ppo/types.ts";
import { readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { createPolicy } from "./policy.ts";
import { type Recipe, rewardTermsAt } from "./recipes.ts";
import { valueAt } from "./schedule.ts";
import { createTrainingEnv, type TrainingEnv, type WrapEnv } from "./training-env.ts";

export interface TrainerOptions {
  readonly recipe: Recipe;
  /** Owned by the trainer from now on. */
  readonly levels: LevelSource;
  readonly seed: number;
  readonly backend: Backend;
  /** See `TrainingEnvOptions`. */
  readonly wrapEnv?: WrapEnv;
  /** Milliseconds from any origin, for steps a second; decides nothing else. */
  readonly now: () => number;
}

/** Means of episodes are over the last hundred that ended since the start or resume of this trainer, and NaN
 *  before the twentieth: short episodes end first, and a mean of those alone says nothing. */
export interface TrainingProgress {
  /** Environment steps so far, all rows and earlier runs included. */
  readonly steps: number;
  /** Where this run will end. */
  readonly totalSteps: number;
  readonly stepsPerSecond: number;
  readonly secondsLeft: number;
  readonly episodes: number;
  /** Of the rewards that the learner saw. */
  readonly episodeReturn: number;
  readonly episodeLength: number;
  /** Share of episodes that ended at the exit. */
  readonly success: number;
  /** Bare points gained as a share of those possible. */
  readonly rewardFraction: number;
  /** Nats. */
  readonly entropy: number;
  /** Nats. */
  readonly approxKl: number;
  readonly clipFraction: number;
  readonly gradNorm: number;
  readonly policyLoss: number;
  readonly valueLoss: number;
  /** Share of this run's time for which it waited for levels. */
  readonly waitingShare: number;
}

export interface RunOptions {
  /** Called after every update, and waited for. */
  readonly onProgress?: (progress: TrainingProgress) => void | Promise<void>;
  /** Called after every step of rows on the CPU, e.g. to show `boards`. */
  readonly onStep?: () => void;
  /** Ends the run after the update in progress, or at once where it waits for levels. */
  readonly signal?: AbortSignal;
}

/** Levels to wait for before a trainer is made: a row begins with one, and may want another after its first step. */
export const levelsAtStart = ({ rows }: Pick<Recipe, "rows">): number => 2 * rows;

const EPISODES_IN_MEANS = 100;
const LEAST_EPISODES_IN_MEANS = 20;

export class Trainer {
  readonly recipe: Recipe;
  /** To look at the boards while they are played. */
  readonly boards: TrainingEnv;
  readonly #policy: Policy;
  readonly #seed: number;
  readonly #key: Key;
  readonly #levels: LevelSource;
  readonly #now: () => number;
  readonly #recent: BoardEpisodeEnd[] = [];
  #updates: number;
  #episodes: number;
  /** To be set by whoever sees it, see `Checkpoint`. */
  sawMeasure = false;

  private constructor(options: TrainerOptions, updates: number, episodes: number) {
    const { recipe, levels, seed, backend, now } = options;
    this.recipe = recipe;
    this.#seed = seed;
    this.#key = split(keyFromSeed(seed), "training");
    this.#now = now;
    this.#levels = levels;
    this.#updates = updates;
    this.#episodes = episodes;
    const policy = createPolicy(recipe.network, split(this.#key, "weights"), backend);
    this.#policy = policy;
    const start = {
      recipe,
      levels,
      key: split(this.#key, "env", updates),
      minPerformanceFraction: valueAt(recipe.exitDifficulty, this.steps),
      rewardTerms: rewardTermsAt(recipe, this.steps),
      wrapEnv: options.wrapEnv,
    };
    this.boards = createTrainingEnv(start, policy, backend);
  }

  static create(options: TrainerOptions): Trainer {
    return new Trainer(options, 0, 0);
  }

  /** Goes on from a checkpoint with its recipe and seed: the same weights, state of the optimizer, schedules
   *  and draws from there on. Episodes that were under way are not in a checkpoint: all rows start new ones,
   *  on the first levels of the source given, with randomness that belongs to this point of the training.
   *  Two trainers resumed from equal bytes and equal sources go on equally on one engine. */
  static resume(bytes: Uint8Array, options: Omit<TrainerOptions, "recipe" | "seed">): Trainer {
    const { recipe, seed, updates, episodes, tensors, sawMeasure } = readCheckpoint(bytes);
    const trainer = new Trainer({ ...options, recipe, seed }, updates, episodes);
    trainer.#policy.restore(tensors);
    trainer.sawMeasure = sawMeasure;
    return trainer;
  }

  /** Environment steps so far, all rows. */
  get steps(): number {
    return this.#updates * this.recipe.ppo.rolloutSteps * this.recipe.rows;
  }

  /** Trains for at least so many further environment steps, whole updates, unless stopped. */
  async run(steps: number, { onProgress, onStep, signal }: RunOptions = {}): Promise<void> {
    const first = this.steps;
    const totalSteps = first + steps;
    const begin = this.#now();
    const waitedBefore = this.#waitedMs;
    while (this.steps < totalSteps && !signal?.aborted) {
      const { ppo, learningRateFactor, exitDifficulty } = this.recipe;
      this.boards.setMinPerformanceFraction(valueAt(exitDifficulty, this.steps));
      this.boards.setRewardTerms(rewardTermsAt(this.recipe, this.steps));
      const report = await trainStep({
        env: this.boards.env,
        policy: this.#policy,
        config: { ...ppo, learningRate: ppo.learningRate * valueAt(learningRateFactor, this.steps) },
        key: this.#key,
        update: this.#updates,
        onStep,
        signal,
      }).catch((error: unknown) => {
        if (signal?.aborted && error === signal.reason) return null;
        throw error;
      });
      if (!report) return;
      this.#updates++;
      this.#levels.heard?.(this.steps, report.ended);
      this.#episodes += report.ended.length;
      this.#recent.push(...report.ended);
      this.#recent.splice(0, this.#recent.length - EPISODES_IN_MEANS);
      const took = this.#now() - begin;
      const stepsPerSecond = ((this.steps - first) / took) * 1000;
      await onProgress?.({
        steps: this.steps,
        totalSteps,
        stepsPerSecond,
        secondsLeft: Math.max(0, totalSteps - this.steps) / stepsPerSecond,
        episodes: this.#episodes,
        episodeReturn: this.#mean((episode) => episode.episodeReturn),
        episodeLength: this.#mean((episode) => episode.length),
        success: this.#mean((episode) => (episode.success ? 1 : 0)),
        rewardFraction: this.#mean((episode) => episode.rewardFraction),
        entropy: report.entropy,
        approxKl: report.approxKl,
        clipFraction: report.clipFraction,
        gradNorm: report.gradNorm,
        policyLoss: report.policyLoss,
        valueLoss: report.valueLoss,
        waitingShare: (this.#waitedMs - waitedBefore) / took,
      });
      await nextTask();
    }
  }

  /** A safetensors file from which `resume` goes on and `loadAgent` plays. Not while a run is under way
   *  elsewhere than in its `onProgress`. */
  checkpoint(): Uint8Array {
    return writeCheckpoint({
      recipe: this.recipe,
      seed: this.#seed,
      updates: this.#updates,
      episodes: this.#episodes,
      tensors: this.#policy.state(),
      sawMeasure: this.sawMeasure,
    });
  }

  dispose(): void {
    this.boards.dispose();
    this.#policy.dispose();
  }

  get #waitedMs(): number {
    return this.#levels.waitedMs ?? 0;
  }

  #mean(of: (episode: BoardEpisodeEnd) => number): number {
    if (this.#recent.length < LEAST_EPISODES_IN_MEANS) return Number.NaN;
    return this.#recent.reduce((sum, episode) => sum + of(episode), 0) / this.#recent.length;
  }
}

/** Lets messages and timers have their turn. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
