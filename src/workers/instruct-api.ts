// What the thread of the language model does for the page.
import type { Estimate } from "../base/statistics.ts";
import type { Demonstration, GivenAnswer, RankedAnswers } from "../lm/labels.ts";
import type { LiveSettings } from "../lm/stages/live-settings.ts";
import type { UpdateFigures } from "../lm/symptoms.ts";
import type { Taste } from "../lm/world/tastes.ts";

export interface AnswerRequest {
  /** Language models, as files. */
  readonly models: readonly Uint8Array[];
  /** Of each answer to a prompt, which model gives it. */
  readonly turns: readonly number[];
  readonly prompts: readonly string[];
  readonly seed: number;
}

/** What is trained on: plain data, kept with the run. */
export interface ImproveRequest {
  /** Language model to begin with, as a file. */
  readonly start: Uint8Array;
  /** The judge where there are no rankings. */
  readonly judge: Uint8Array;
  /** Where a judge of the visitor's own begins: a fine-tuned model. */
  readonly judgeStart: Uint8Array;
  readonly demonstrations: readonly Demonstration[];
  readonly rankings: readonly RankedAnswers[];
  readonly settings: LiveSettings;
  readonly seed: number;
}

/** Stages in their order; those without labels are left out. */
export type ImproveStage = "show" | "rank" | "improve";

/** Checkpoints of stages that are done or under way, to go on from. */
export type ImproveFiles = Readonly<Partial<Record<ImproveStage, Uint8Array>>>;

export interface ImproveProgress {
  readonly stage: ImproveStage;
  readonly step: number;
  readonly steps: number;
  /** Of an update of PPO. */
  readonly update?: UpdateFigures;
}

/** Called by the thread; the page wraps it in Comlink's `proxy`. */
export interface ImproveWatcher {
  onProgress(progress: ImproveProgress): void;
  /** From time to time, and at the end of each stage; the bytes belong to the receiver. */
  onFile(stage: ImproveStage, checkpoint: Uint8Array): void | Promise<void>;
}

export interface Improved {
  /** What speaks, as a file in half precision; null where it was stopped before. */
  readonly model: Uint8Array | null;
  /** Of the visitor's pairs, how many the judge that comes along orders as the visitor did; null without rankings. */
  readonly agrees: Estimate | null;
  /** Whether the visitor's judge began anew, because that one does not. */
  readonly isAnew: boolean;
  /** Of pairs that the visitor's judge had not seen, how many it ordered as the visitor did; null for few rankings. */
  readonly judged: Estimate | null;
}

export interface CompareRequest {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** Fresh ones, of people who ask nowhere else. */
  readonly prompts: number;
  readonly samples: number;
  readonly seed: number;
}

export interface Sample {
  readonly prompt: string;
  readonly before: string;
  readonly after: string;
}

export interface Compared {
  readonly prompts: number;
  /** How often the answer after is preferred to that before, by taste. */
  readonly wins: Readonly<Record<Taste, Estimate>>;
  /** Exact, of after to before, nats an answer. */
  readonly kl: Estimate;
  readonly samples: readonly Sample[];
}

export interface InstructApi {
  /** @returns for each prompt an answer for each turn @throws Error with a sentence */
  answer(request: AnswerRequest): Promise<readonly (readonly GivenAnswer[])[]>;
  /** Fine-tunes on demonstrations, fits a judge to rankings, and runs PPO. @throws Error with a sentence */
  improve(request: ImproveRequest, files: ImproveFiles, watcher: ImproveWatcher): Promise<Improved>;
  /** Ends `improve` after the step in progress, which `onFile` receives before. */
  stop(): void;
  compare(request: CompareRequest): Promise<Compared>;
}
