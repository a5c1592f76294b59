// Trains an agent on boards: env, policy and learner put together, with progress, stop and checkpoints.
import type { Backend } from "../backends/prepare.ts";
import { type Key, keyFromSeed, split } from "../base/random.ts";
import type { Tensors } from "../base/safetensors.ts";
import type { LevelSource } from "../env/level-source.ts";
import type { PolicyGroups } from "../ppo/groups.ts";
import type { Agent } from "./agent.ts";
import { type Checkpoint, readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { type AnyRecipe, stepsPerUpdate } from "./dqn-recipes.ts";
import { EpisodeMeans } from "./episode-means.ts";
import { createLearner, type Learner, type LearnerNumbers, type ShapeRewards } from "./learner.ts";
import { rewardTermsAt } from "./recipes.ts";
import { type RunState, readRunState } from "./run-state.ts";
import {
  CHANGEABLE,
  type Changeable,
  MOST_CHANGES,
  type ScheduledSettings,
  settingsAt,
  withChange,
} from "./schedule-changes.ts";
import { createPolicies } from "./team.ts";
import { createTrainingEnv, type TrainingEnv, type WrapEnv } from "./training-env.ts";

export interface TrainerOptions {
  readonly recipe: AnyRecipe;
  /** Owned by the trainer from now on. */
  readonly levels: LevelSource;
  readonly seed: number;
  readonly backend: Backend;
  /** An agent with the recipe's network, to begin with its weights instead of those that the seed gives. One that saw the
   *  measure passes that on. */
  readonly from?: Pick<Checkpoint, "tensors" | "sawMeasure"> | undefined;
  /** See `TrainingEnvOptions`. */
  readonly wrapEnv?: WrapEnv;
  /** Sees every rollout of PPO before it is judged, as `trainStep` says. Not for several agents, nor for DQN. */
  readonly shapeRewards?: ShapeRewards;
  /** Milliseconds from any origin, for steps a second; decides nothing else. */
  readonly now: () => number;
}

/** Means of episodes are those of `EpisodeMeans`; settings are those of the latest update. */
export interface TrainingProgress extends ScheduledSettings, LearnerNumbers {
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
  /** Share of this run's time for which it waited for levels. */
  readonly waitingShare: number;
}

export interface RunOptions {
  /** Called after every update, or every few where they are small, and waited for. */
  readonly onProgress?: (progress: TrainingProgress) => void | Promise<void>;
  /** Called after every step of rows on the CPU, e.g. to show `boards`. */
  readonly onStep?: () => void;
  /** Ends the run after the update in progress, or at once where it waits for levels. */
  readonly signal?: AbortSignal;
}

/** Levels to wait for before a trainer is made: a row begins with one, and may want another after its first step. */
export const levelsAtStart = ({ rows }: Pick<AnyRecipe, "rows">): number => 2 * rows;

/** What the counters of a training were when it was saved. */
type Beginning = Pick<Checkpoint, "updates" | "episodes" | "sawMeasure">;

/** What an update that is given up may have changed. */
type BoardsState = Omit<RunState, "learner">;

export class Trainer {
  /** To look at the boards while they are played. */
  readonly boards: TrainingEnv;
  readonly #policies: PolicyGroups;
  readonly #learner: Learner;
  readonly #seed: number;
  readonly #key: Key;
  readonly #levels: LevelSource;
  readonly #now: () => number;
  readonly #means = new EpisodeMeans();
  /** Where the boards stood before an update that was given up half-way; what is saved goes on from there. */
  #givenUpFrom: BoardsState | null = null;
  #recipe: AnyRecipe;
  /** Waits for the next update. */
  readonly #changes = new Map<Changeable, number | null>();
  #updates: number;
  #episodes: number;
  /** To be set by whoever sees it, see `Checkpoint`. */
  sawMeasure: boolean;

  private constructor(
    options: TrainerOptions,
    { updates, episodes, sawMeasure }: Beginning,
    state?: RunState,
  ) {
    const { recipe, levels, seed, backend, now } = options;
    this.#recipe = recipe;
    this.#seed = seed;
    this.#key = split(keyFromSeed(seed), "training");
    this.#now = now;
    this.#levels = levels;
    this.#updates = updates;
    this.#episodes = episodes;
    this.sawMeasure = sawMeasure;
    if (state) this.#means.restore(state.means);
    const levelsGoOn = state !== undefined && levels.restore(state.levels);
    this.#policies = createPolicies(recipe, split(this.#key, "weights"), backend);
    const settings = settingsAt(recipe, this.steps);
    const start = {
      recipe,
      levels,
      key: split(this.#key, "env", updates),
      minPerformanceFraction: settings.exitDifficulty,
      rewardTerms: rewardTermsAt(recipe, this.steps),
      wrapEnv: options.wrapEnv,
      state: (levelsGoOn && state.rows) || undefined,
    };
    this.boards = createTrainingEnv(start, this.#policies.policies[0], backend);
    this.#learner = createLearner(recipe, this.#policies, {
      key: this.#key,
      backend,
      shapeRewards: options.shapeRewards,
    });
  }

  static create(options: TrainerOptions): Trainer {
    const { from } = options;
    const sawMeasure = from?.sawMeasure ?? false;
    const trainer = new Trainer(options, { updates: 0, episodes: 0, sawMeasure });
    if (from) {
      trainer.#policies.restore(withoutOptimizer(from.tensors));
      trainer.#learner.restore(null);
    }
    return trainer;
  }

  /** Goes on from a checkpoint with its recipe and seed: the same weights, state of the optimizer, schedules and
   *  draws from there on. With what `state` gave at the same time, equal levels and no `wrapEnv`, the training goes
   *  on to the same bytes as if it had not been interrupted, on one engine whose boards are on the CPU. Else
   *  (`boards.goesOn` is false) all rows start new episodes, with randomness that belongs to this point of the
   *  training: on the first levels of the source, or, with a state, on those that come next.
   *  @throws one sentence if checkpoint or state cannot be read */
  static resume(
    checkpoint: Uint8Array,
    options: Omit<TrainerOptions, "recipe" | "seed" | "from">,
    state?: unknown,
  ): Trainer {
    const { recipe, seed, tensors, ...beginning } = readCheckpoint(checkpoint);
    const known = state === undefined ? undefined : readRunState(state);
    const trainer = new Trainer({ ...options, recipe, seed }, beginning, known);
    trainer.#policies.restore(tensors);
    trainer.#learner.restore(known?.learner ?? null);
    return trainer;
  }

  /** With all that was changed so far. */
  get recipe(): AnyRecipe {
    return this.#recipe;
  }

  /** As it is now, to be played between two updates; its policy belongs to the trainer. */
  get agent(): Agent {
    return { recipe: this.#recipe, policy: this.#policies, sawMeasure: this.sawMeasure };
  }

  /** Environment steps so far, all rows. */
  get steps(): number {
    return this.#updates * stepsPerUpdate(this.#recipe);
  }

  /** Takes effect with the next update, and is recorded in the recipe. What concerns boards takes effect as their
   *  next episodes start. @param value null: what the recipe planned, again
   *  @throws one sentence where a recipe could record no more */
  change(name: Changeable, value: number | null): void {
    if ((this.#recipe.changes?.length ?? 0) + CHANGEABLE.length > MOST_CHANGES) {
      throw new Error("The settings of this training were changed too often to record one more change.");
    }
    this.#changes.set(name, value);
  }

  /** Trains for at least so many further environment steps, whole updates, unless stopped. */
  async run(steps: number, { onProgress, onStep, signal }: RunOptions = {}): Promise<void> {
    const first = this.steps;
    const totalSteps = first + steps;
    const begin = this.#now();
    const waitedBefore = this.#waitedMs;
    while (this.steps < totalSteps && !signal?.aborted) {
      this.#takeChanges();
      const settings = settingsAt(this.#recipe, this.steps);
      this.boards.setMinPerformanceFraction(settings.exitDifficulty);
      this.boards.setRewardTerms(rewardTermsAt(this.#recipe, this.steps));
      // Only where levels are waited for can an update be given up.
      const before = this.#levels.ready ? structuredClone(this.#boardsState()) : null;
      const learned = this.#learner.update({
        env: this.boards.env,
        update: this.#updates,
        settings,
        onStep,
        signal,
      });
      const report = await learned.catch((error: unknown) => {
        if (signal?.aborted && error === signal.reason) return null;
        throw error;
      });
      this.#givenUpFrom = report ? null : before;
      if (!report) return;
      this.#updates++;
      this.#levels.heard?.(this.steps, report.ended);
      this.#episodes += report.ended.length;
      this.#means.add(report.ended);
      if (this.#updates % this.#learner.updatesPerReport !== 0) continue;
      const took = this.#now() - begin;
      const stepsPerSecond = ((this.steps - first) / took) * 1000;
      await onProgress?.({
        steps: this.steps,
        totalSteps,
        stepsPerSecond,
        secondsLeft: Math.max(0, totalSteps - this.steps) / stepsPerSecond,
        episodes: this.#episodes,
        ...this.#means.now(),
        ...settings,
        ...report.numbers,
        waitingShare: (this.#waitedMs - waitedBefore) / took,
      });
      await nextTask();
    }
  }

  /** A safetensors file from which `resume` goes on and `loadAgent` plays. Not while a run is under way
   *  elsewhere than in its `onProgress`. */
  checkpoint(): Uint8Array {
    return writeCheckpoint({
      recipe: this.#recipe,
      seed: this.#seed,
      updates: this.#updates,
      episodes: this.#episodes,
      tensors: this.#policies.state(),
      sawMeasure: this.sawMeasure,
    });
  }

  /** What is not in the checkpoint of this moment, as plain data for `resume`; to be written or copied before the
   *  training goes on. When to call it: as `checkpoint`. */
  state(): RunState {
    return { ...(this.#givenUpFrom ?? this.#boardsState()), learner: this.#learner.state() };
  }

  #boardsState(): BoardsState {
    return { rows: this.boards.state(), levels: this.#levels.state(), means: this.#means.state() };
  }

  dispose(): void {
    this.boards.dispose();
    this.#learner.dispose();
    this.#policies.dispose();
  }

  #takeChanges(): void {
    for (const [name, value] of this.#changes) {
      this.#recipe = withChange(this.#recipe, { step: this.steps, name, value });
    }
    this.#changes.clear();
  }

  get #waitedMs(): number {
    return this.#levels.waitedMs ?? 0;
  }
}

const withoutOptimizer = (tensors: Tensors): Tensors =>
  new Map([...tensors].filter(([name]) => !name.startsWith("adam.")));

/** Lets messages and timers have their turn. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
