// An agent that comes along learns from answers that are given already, in parts of a few seconds: what a page does.
import type { Checkpoint } from "../agents/checkpoint.ts";
import { stepsPerUpdate } from "../agents/dqn-recipes.ts";
import type { Recipe } from "../agents/recipes.ts";
import type { TrainingProgress } from "../agents/trainer.ts";
import type { Backend } from "../backends/prepare.ts";
import { keyFromSeed, split } from "../base/random.ts";
import type { LevelSource } from "../env/level-source.ts";
import type { Comparison } from "../penalties/preferences/comparisons.ts";
import { accuracyOf, learnPreferences, PREFERENCES } from "../penalties/preferences/preference-model.ts";
import { createPreferringTrainer, recipeAfter } from "./preferring-trainer.ts";

export interface AnsweredSettings {
  /** Environment steps. */
  readonly steps: number;
  /** λ and β, see `createPreferringTrainer`. */
  readonly factor: number;
  readonly klFactor: number;
}

/** What a model of preferences makes of pairs that it has not seen. */
export interface Judged {
  /** Share that it orders as they were answered; NaN where no pair has a better clip. */
  readonly accuracy: number;
  /** Pairs that have one. */
  readonly decided: number;
}

/** Numbers of an update. */
export interface AnsweredUpdate {
  /** Share of the points of a level, mean of the latest episodes; NaN until there are some. */
  readonly points: number;
  /** What the model pays, points a step. */
  readonly learned: number;
  /** To the start, nats a step. */
  readonly kl: number;
  /** Nats. */
  readonly entropy: number;
  /** Share of episodes that ended at the exit. */
  readonly success: number;
}

export interface AnsweredTrainingOptions {
  readonly start: Checkpoint;
  /** What the answers say. */
  readonly comparisons: readonly Comparison[];
  /** Whether a script gave some of them: it knows the measure. */
  readonly isScripted: boolean;
  readonly levels: LevelSource;
  readonly settings: AnsweredSettings;
  readonly seed: number;
  readonly backend: Backend;
  /** As for a `Trainer`. */
  readonly now: () => number;
  /** A checkpoint of the same training. */
  readonly goOnFrom?: Uint8Array | undefined;
  /** Before the first update. */
  readonly onJudged: (judged: Judged) => void;
  /** After every update, and waited for. @param number from 1 @param checkpoint of this moment */
  readonly onUpdate: (
    progress: TrainingProgress,
    update: AnsweredUpdate,
    number: number,
    checkpoint: () => Uint8Array,
  ) => void | Promise<void>;
  /** Ends the training after the update in progress. */
  readonly signal?: AbortSignal;
}

/** @returns a checkpoint and whether all steps are done. The agent is flagged where a script answered.
 *  @throws one sentence where nobody could tell a clip from the other */
export async function trainOnAnswers(options: AnsweredTrainingOptions) {
  const { start, comparisons, isScripted, settings, seed, goOnFrom, onJudged, onUpdate, signal, ...rest } =
    options;
  if ("dqn" in start.recipe) throw new Error("Only an agent of PPO can be improved by answers.");
  const key = split(keyFromSeed(seed), "answers");
  const model = learnPreferences(comparisons, PREFERENCES, key);
  onJudged(judgedUnseen(comparisons, seed));
  const recipe: Recipe = recipeAfter(start.recipe);
  const { factor, klFactor, steps } = settings;
  const preferring = createPreferringTrainer({
    ...rest,
    ...{ start, recipe, seed, factor, klFactor, goOnFrom, model: () => model },
  });
  const { trainer } = preferring;
  trainer.sawMeasure ||= isScripted;
  try {
    await trainer.run(steps - trainer.steps, {
      ...(signal && { signal }),
      onProgress: (progress) => {
        const { rewardFraction: points, entropy, success } = progress;
        const update = { points, entropy, success, ...preferring.figures() };
        const number = trainer.steps / stepsPerUpdate(trainer.recipe);
        return onUpdate(progress, update, number, () => trainer.checkpoint());
      },
    });
    return { agent: trainer.checkpoint(), isDone: trainer.steps >= steps };
  } finally {
    preferring.dispose();
  }
}

const FOLDS = 5;

/** Each fifth of the pairs is judged by a model that has learned from the others. */
export function judgedUnseen(comparisons: readonly Comparison[], seed: number): Judged {
  let right = 0;
  const decided = comparisons.filter(({ preferred }) => preferred !== 0.5).length;
  for (let fold = 0; fold < FOLDS; fold++) {
    const isIn = (_: Comparison, i: number) => i % FOLDS === fold;
    const unseen = comparisons.filter(isIn).filter(({ preferred }) => preferred !== 0.5);
    const seen = comparisons.filter((comparison, i) => !isIn(comparison, i));
    if (unseen.length === 0 || seen.length === 0) continue;
    const model = learnPreferences(seen, PREFERENCES, split(keyFromSeed(seed), "fold", fold));
    right += accuracyOf(model, unseen) * unseen.length;
  }
  return { accuracy: right / decided, decided };
}
