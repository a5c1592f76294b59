// What the training thread does for the page.
import type { RecipeName } from "../agents/recipes.ts";
import type { SizeName } from "../agents/sizes.ts";
import type { TrainingProgress } from "../agents/trainer.ts";
import type { Backend, BackendPreference } from "../backends/prepare.ts";
import type { Board } from "../core/board.ts";
import type { Level } from "../core/level.ts";
import type { Series } from "../procgen/series.ts";

export { LOGGED, METRICS } from "../agents/metrics.ts";

/** From scratch, or on from the file of a training or of an agent, with its recipe and seed. */
export type TrainingStart =
  | {
      readonly kind: "new";
      readonly recipe: RecipeName;
      /** The recipe's own unless given. */
      readonly size?: SizeName | undefined;
      readonly seed: number;
    }
  | { readonly kind: "resume"; readonly checkpoint: Uint8Array };

export interface TrainingRequest {
  /** These over and over, or the levels of a series, each once. */
  readonly levels: readonly Level[] | Series;
  readonly start: TrainingStart;
  readonly backend: BackendPreference;
  /** Environment steps in all, those of the checkpoint included. */
  readonly totalSteps: number;
  /** Milliseconds between checkpoints. */
  readonly checkpointEvery: number;
  /** How many of the boards are shown. */
  readonly boards: number;
}

/** A board in training; copies that belong to the receiver. */
export interface Frame {
  readonly board: Board;
  readonly goals: Board;
}

/** Called by the thread; the page wraps it in Comlink's `proxy`. */
export interface TrainingWatcher {
  onBackend(backend: Backend): void;
  /** After every update. */
  onProgress(progress: TrainingProgress): void;
  /** A dozen times a second at most. */
  onFrames(frames: readonly Frame[]): void;
  /** From time to time and at the end; the bytes belong to the receiver. */
  onCheckpoint(checkpoint: SentCheckpoint): void | Promise<void>;
}

export interface SentCheckpoint {
  /** To play, to score and to pass on. */
  readonly agent: Uint8Array;
  /** To go on from, as if nothing had happened. */
  readonly run: Uint8Array;
  readonly steps: number;
}

export interface CheckpointSummary {
  readonly recipe: string;
  readonly seed: number;
  /** Environment steps it was trained for. */
  readonly steps: number;
}

export interface TrainerApi {
  /** Resolves when all steps are done or after `stop`; the last checkpoint was received before. A run that is
   *  stopped before its first levels are made sends none. */
  run(request: TrainingRequest, watcher: TrainingWatcher): Promise<void>;
  /** Ends the run after the update in progress, or at once where it waits for levels. */
  stop(): void;
  /** @throws Error with one sentence if the bytes are neither an agent nor a training, or are damaged */
  inspect(checkpoint: Uint8Array): CheckpointSummary;
}
