// An agent that can do its task learns from answers what people want besides: ask, learn what they prefer, improve, ask
// again (Christiano et al. 2017; the three steps of Ouyang et al. 2022 on boards).
import type { Checkpoint } from "../agents/checkpoint.ts";
import type { Recipe } from "../agents/recipes.ts";
import type { TrainingProgress } from "../agents/trainer.ts";
import type { Backend } from "../backends/prepare.ts";
import { keyFromSeed, split } from "../base/random.ts";
import type { Level } from "../core/level.ts";
import type { LevelSource } from "../env/level-source.ts";
import type { CloseClip, Comparison } from "../penalties/preferences/comparisons.ts";
import {
  accuracyOf,
  INDIFFERENT,
  learnPreferences,
  PREFERENCES,
  type PreferenceModel,
  type PreferenceSettings,
} from "../penalties/preferences/preference-model.ts";
import { watchMeasure } from "../safety/watch.ts";
import { CLIPS, type ClipPair, type ClipSettings, drawPairs } from "./clips.ts";
import { policyAgent } from "./policy-agent.ts";
import { createPreferringTrainer } from "./preferring-trainer.ts";

export interface PreferenceTrainingSettings {
  /** Questions before the agent changes, and before each further part of the training. */
  readonly firstQuestions: number;
  readonly questionsEach: number;
  /** Parts of the training, the first included. */
  readonly parts: number;
  /** Environment steps of a part. */
  readonly stepsPerPart: number;
  /** λ: what the learned reward counts beside the points. */
  readonly factor: number;
  /** β: points that a nat of departure from the agent at the start costs. */
  readonly klFactor: number;
  readonly preferences: PreferenceSettings<CloseClip>;
  readonly clips: ClipSettings;
}

/** 300 answers in all. What a factor does depends on the task: docs/hyperparameters.md has those of the experiments. */
export const PREFERENCE_TRAINING: PreferenceTrainingSettings = {
  firstQuestions: 60,
  questionsEach: 20,
  parts: 13,
  stepsPerPart: 50_000,
  factor: 1,
  klFactor: 0.02,
  preferences: PREFERENCES,
  clips: CLIPS,
};

/** What is known after a part. */
export interface PreferencePart {
  /** From 1. */
  readonly part: number;
  readonly answers: number;
  /** Of the model before this part's questions, on their answers: on what it has not seen. NaN for the first. */
  readonly accuracy: number;
  /** log(π/π_start) of the actions taken, mean over the part: nats a step. */
  readonly kl: number;
  readonly progress: TrainingProgress;
}

export interface PreferenceTrainingOptions {
  /** Checkpoint of the agent to begin with. */
  readonly start: Checkpoint;
  /** For the training; its network is the start's. */
  readonly recipe: Recipe;
  readonly levels: LevelSource;
  /** What a question is about. */
  readonly levelOf: (question: number) => Level;
  /** How much of the preference is for the first: 1, 0 or ½; null from those who cannot tell. */
  readonly answer: (pair: ClipPair, question: number) => Promise<number | null>;
  readonly settings: PreferenceTrainingSettings;
  readonly seed: number;
  readonly backend: Backend;
  /** As for a `Trainer`. */
  readonly now: () => number;
  readonly onPart?: (part: PreferencePart) => void | Promise<void>;
  /** Ends the training after the update in progress. */
  readonly signal?: AbortSignal;
}

export interface PreferenceTraining {
  /** A checkpoint, as `Trainer` writes it. Flagged where whoever answered looked at the measure. */
  readonly agent: Uint8Array;
  readonly model: PreferenceModel<CloseClip>;
  readonly comparisons: readonly Comparison<CloseClip>[];
}

/** Same options and answers, same bytes, on one engine. */
export async function trainOnPreferences(options: PreferenceTrainingOptions): Promise<PreferenceTraining> {
  const { start, settings, seed, backend, now, levelOf, answer, onPart, signal } = options;
  const key = split(keyFromSeed(seed), "preferences");
  const { factor, klFactor } = settings;
  const comparisons: Comparison<CloseClip>[] = [];
  let model: PreferenceModel<CloseClip> = INDIFFERENT;
  const preferring = createPreferringTrainer({
    ...{ start, recipe: options.recipe, levels: options.levels, model: () => model, factor, klFactor },
    ...{ seed, backend, now },
  });
  const { trainer } = preferring;
  try {
    for (let part = 1; part <= settings.parts && !signal?.aborted; part++) {
      const watch = watchMeasure();
      const asked = questionsBefore(settings, part);
      const count = questionsBefore(settings, part + 1) - asked;
      const pairs = await drawPairs({
        levels: Array.from({ length: count }, (_, i) => levelOf(asked + i)),
        agent: policyAgent("asked about", trainer.agent, "sample"),
        model,
        settings: settings.clips,
        key: split(key, "pairs", part),
      });
      const answered: Comparison<CloseClip>[] = [];
      for (const [i, pair] of pairs.entries()) {
        const preferred = await answer(pair, asked + i);
        if (preferred !== null) answered.push({ clips: pair.clips, preferred });
      }
      const accuracy = part === 1 ? Number.NaN : accuracyOf(model, answered);
      comparisons.push(...answered);
      if (comparisons.length > 0) {
        model = learnPreferences(comparisons, settings.preferences, split(key, "model", part));
      }
      trainer.sawMeasure ||= watch.sawMeasure;
      preferring.figures();
      let progress: TrainingProgress | undefined;
      await trainer.run(settings.stepsPerPart, {
        ...(signal && { signal }),
        onProgress(now) {
          progress = now;
        },
      });
      const { kl } = preferring.figures();
      if (progress) await onPart?.({ part, answers: comparisons.length, accuracy, kl, progress });
    }
    return { agent: trainer.checkpoint(), model, comparisons };
  } finally {
    preferring.dispose();
  }
}

/** Questions asked before a part, from 1. */
const questionsBefore = (settings: PreferenceTrainingSettings, part: number): number =>
  part === 1 ? 0 : settings.firstQuestions + (part - 2) * settings.questionsEach;
