// What the study thread does for the page.
import type { Backend, BackendPreference } from "../backends/prepare.ts";
import type { Level } from "../core/level.ts";
import type { LevelsOf } from "../studies/parse-study.ts";
import type { StudyProgress } from "../studies/study.ts";
import type { StudyResults } from "../studies/study-results.ts";

/** What a study's text asks for. */
export interface StudyOutline {
  readonly name: string;
  readonly recipe: string;
  /** Environment steps of all trainings together. */
  readonly totalSteps: number;
  readonly episodes: number;
  readonly seeds: readonly number[];
  readonly methods: readonly string[];
  readonly tasks: readonly { readonly name: string; readonly train: LevelsOf; readonly test: LevelsOf }[];
}

export interface StudyMistake {
  readonly message: string;
  /** From 1. */
  readonly line: number;
}

/** One of the two is null. */
export interface StudyReading {
  readonly outline: StudyOutline | null;
  readonly mistake: StudyMistake | null;
}

/** Levels of a set, whole; the study's text says which part of them counts. */
export interface NamedLevels {
  readonly levels: readonly Level[];
  readonly official: boolean;
}

export interface StudyRequest {
  readonly text: string;
  /** In the order of the study's tasks. */
  readonly tasks: readonly { readonly train: NamedLevels; readonly test: NamedLevels }[];
  /** For a study that begins; one that goes on stays on its engine. */
  readonly backend: BackendPreference;
  /** Of the kept study that is to go on. */
  readonly id?: string;
}

/** Called by the thread; the page wraps it in Comlink's `proxy`. */
export interface StudyWatcher {
  /** Once it is kept under this id, which is made of its text and levels. */
  onBegin(id: string, backend: Backend): void;
  onProgress(progress: StudyProgress): void;
  /** Environment steps of all trainings so far. */
  onSteps(steps: number): void;
}

export interface StudyApi {
  read(text: string): StudyReading;
  /** Trains and scores what is not kept yet. To stop, end the thread: what was done in whole parts is kept.
   *  @throws Error with a sentence */
  run(request: StudyRequest, watcher: StudyWatcher): Promise<StudyResults>;
}
