// What the training thread does for the page.
import type { AnyRecipeName } from "../agents/dqn-recipes.ts";
import type { Changeable, ScheduleChange } from "../agents/schedule-changes.ts";
import type { SizeName } from "../agents/sizes.ts";
import type { TaskName } from "../agents/tasks.ts";
import type { TeamConfig } from "../agents/team.ts";
import type { TrainingProgress } from "../agents/trainer.ts";
import type { Backend, BackendPreference } from "../backends/prepare.ts";
import type { Board } from "../core/board.ts";
import type { Level } from "../core/level.ts";
import type { Replay } from "../core/replay.ts";
import type { Series } from "../procgen/series.ts";

export { LOGGED, METRICS } from "../agents/metrics.ts";

export interface NewTraining {
  readonly kind: "new";
  /** One there is, or a whole one as YAML. */
  readonly recipe: AnyRecipeName | { readonly text: string };
  /** Whose levels the recipe has. */
  readonly task?: TaskName | undefined;
  /** The recipe's own unless given. */
  readonly size?: SizeName | undefined;
  /** Who plays the agents of levels that have several: the task says it, else the first learns and others copy it. */
  readonly agents?: TeamConfig["policies"] | undefined;
  /** Points for each cell that differs from the board at the start, see `charging`; none unless given. */
  readonly charge?: number | undefined;
  /** An agent whose network is taken, with its weights, whatever the size, and who plays its agents;
   *  no other part of it. */
  readonly weights?: Uint8Array | undefined;
  readonly seed: number;
}

/** From step 0, or on from the file of a training or of an agent, with its recipe and seed. */
export type TrainingStart = NewTraining | { readonly kind: "resume"; readonly checkpoint: Uint8Array };

export interface MeasureRequest {
  /** These over and over, the levels of a series, each once, or those that the recipe plans: of its task, or of the
   *  checkpoint's. */
  readonly levels: readonly Level[] | Series | "of the recipe";
  readonly start: TrainingStart;
  readonly backend: BackendPreference;
}

export interface TrainingRequest extends MeasureRequest {
  /** Environment steps in all, those of the checkpoint included. */
  readonly totalSteps: number;
  /** Milliseconds between checkpoints. */
  readonly checkpointEvery: number;
  /** How many of the boards are shown at first. */
  readonly boards: number;
}

/** A board in training; copies that belong to the receiver. */
export interface Frame {
  readonly board: Board;
  readonly goals: Board;
}

/** What is played between updates, only to be watched. */
export interface Watching {
  /** Each with an agent; in turns. */
  readonly levels: readonly Level[];
  /** Environment steps of the training between two episodes. */
  readonly every: number;
}

export interface WatchedEpisode {
  /** Of the training, when it was played. */
  readonly steps: number;
  readonly replay: Replay;
}

/** Called by the thread; the page wraps it in Comlink's `proxy`. */
export interface TrainingWatcher {
  onBackend(backend: Backend): void;
  /** After every update. @param changes all that was changed so far */
  onProgress(progress: TrainingProgress, changes: readonly ScheduleChange[]): void;
  /** A dozen times a second at most. */
  onFrames(frames: readonly Frame[]): void;
  /** From time to time, at every pause and at the end; the bytes belong to the receiver. */
  onCheckpoint(checkpoint: SentCheckpoint): void | Promise<void>;
}

export interface SentCheckpoint {
  /** To play, to score and to pass on. */
  readonly agent: Uint8Array;
  /** To go on from, as if nothing had happened. */
  readonly run: Uint8Array;
  readonly steps: number;
}

/** What there is to know of a recipe that came as a file. */
export interface RecipeOutline {
  readonly name: string;
  /** Environment steps that it is made for. */
  readonly steps: number;
  readonly isDqn: boolean;
  /** Whether it says what it is trained on. */
  readonly hasLevels: boolean;
  /** All of it, as YAML. */
  readonly text: string;
}

export interface CheckpointSummary {
  readonly recipe: string;
  readonly seed: number;
  /** Environment steps it was trained for. */
  readonly steps: number;
  readonly changes: readonly ScheduleChange[];
}

export interface TrainerApi {
  /** Steps a second that such a training makes here, measured for about two seconds; null if a run or `stop` comes
   *  between. */
  measure(request: MeasureRequest): Promise<number | null>;
  /** Resolves when all steps are done or after `stop`; the last checkpoint was received before. A run that is
   *  stopped before its first levels are made sends none. */
  run(request: TrainingRequest, watcher: TrainingWatcher): Promise<void>;
  /** These are about the run under way; each new run begins without any of them. */
  /** Changes a setting from the next update on. @param value null: what the recipe planned, again
   *  @throws Error with a sentence where it was changed too often */
  change(name: Changeable, value: number | null): void;
  /** Shows so many of the boards. */
  show(boards: number): void;
  /** Plays an episode at once and then from time to time. The training is the same with and without.
   *  @param onEpisode in Comlink's `proxy` */
  watch(watching: Watching, onEpisode: (episode: WatchedEpisode) => void): void;
  /** No more from now on. */
  watchNothing(): void;
  /** Rests after the update in progress, or goes on. */
  pause(isPaused: boolean): void;
  /** Ends the run after the update in progress, or at once where it waits for levels. */
  stop(): void;
  /** Reads a recipe's file. @throws Error with a sentence that names file, line, column and what is allowed */
  readRecipe(text: string, fileName: string): RecipeOutline;
  /** The recipe of a training that would begin so, for so many steps. @throws Error with a sentence if there is none */
  recipeOf(start: NewTraining, levels: MeasureRequest["levels"], steps: number): RecipeOutline;
  /** @throws Error with one sentence if the bytes are neither an agent nor a training, or are damaged */
  inspect(checkpoint: Uint8Array): CheckpointSummary;
}
