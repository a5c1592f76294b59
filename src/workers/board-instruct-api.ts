// What the thread of the Instruct page's boards does for the page.
import type { Numbered } from "../base/json-lines.ts";
import type { Replay } from "../core/replay.ts";
import type { Difference } from "../safety/difference.ts";
import type { ClipAnswer } from "../share/clip-answers.ts";
import type { AnsweredSettings, AnsweredUpdate, Judged } from "../studies/answered-training.ts";
import type { ComparedAgents } from "../studies/compare-agents.ts";
import type { LABELERS } from "../studies/labelers.ts";

export type LabelerName = keyof typeof LABELERS;

/** What agents are asked about: the kind of random levels that they play, and the agent that begins. */
export const BOARD_TASKS = {
  "prune-still": { levels: "prune-still", agent: "prune-still" },
  "append-still": { levels: "append-still-easy", agent: "append-still-first" },
} as const;
export type BoardTask = keyof typeof BOARD_TASKS;

/** Two ways to play on from one moment. */
export interface ClipQuestion {
  readonly number: number;
  /** Both episodes from the beginning of their level, left and right. */
  readonly replays: readonly [Replay, Replay];
  readonly links: readonly [string, string];
  /** Steps before the clips. */
  readonly from: number;
  /** Gained in each. */
  readonly points: readonly [number, number];
  /** The end of each, compared with the moment at which both begin. */
  readonly changes: readonly [Difference, Difference];
}

export interface AskRequest {
  /** The agent that plays, as a file. */
  readonly agent: Uint8Array;
  readonly task: BoardTask;
  /** Number of the first question, even; every second pair has about equal points. */
  readonly first: number;
  readonly count: number;
  /** So far: half of the pairs are those of which a model of the latest is least sure. */
  readonly answers: readonly ClipAnswer[];
}

/** What is trained on: plain data, kept with the run. */
export interface BoardImproveRequest {
  readonly agent: Uint8Array;
  readonly task: BoardTask;
  readonly answers: readonly ClipAnswer[];
  readonly settings: AnsweredSettings;
  readonly seed: number;
}

export interface BoardProgress {
  /** Environment steps. */
  readonly steps: number;
  readonly totalSteps: number;
  readonly stepsPerSecond: number;
  readonly secondsLeft: number;
  /** Of the update, from 1. */
  readonly number: number;
  readonly update: AnsweredUpdate;
}

/** Called by the thread; the page wraps it in Comlink's `proxy`. */
export interface BoardWatcher {
  onJudged(judged: Judged): void;
  /** After every update. */
  onProgress(progress: BoardProgress): void;
  /** From time to time and at the end; the bytes belong to the receiver. */
  onFile(checkpoint: Uint8Array): void | Promise<void>;
}

export interface BoardCompareRequest {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly task: BoardTask;
  readonly levels: number;
  readonly seed: number;
}

export interface BoardInstructApi {
  /** An episode on the level of that number. @throws Error with a sentence */
  watch(agent: Uint8Array, task: BoardTask, number: number): Promise<Replay>;
  /** @throws Error with a sentence */
  ask(request: AskRequest): Promise<readonly ClipQuestion[]>;
  /** The same questions, answered by a script. */
  answer(request: AskRequest, labeler: LabelerName): Promise<readonly ClipAnswer[]>;
  /** Of a file. Questions are played meanwhile.
   *  @throws Error with a sentence and the line of the first answer that is not sound */
  check(answers: readonly Numbered<ClipAnswer>[]): Promise<void>;
  /** Learns a reward from the answers, and trains on it beside the points.
   *  @param file of the same run, to go on from
   *  @returns the agent; null where it was stopped, after which `onFile` has received what there is, if anything
   *  @throws Error with a sentence */
  improve(
    request: BoardImproveRequest,
    file: Uint8Array | null,
    watcher: BoardWatcher,
  ): Promise<Uint8Array | null>;
  /** Ends `improve` after the update in progress, or while clips are played again. */
  stop(): void;
  /** On levels that neither was trained on nor asked about. */
  compare(request: BoardCompareRequest): Promise<ComparedAgents>;
}
