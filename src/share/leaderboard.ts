// The table of all submissions, as `npm run verify-leaderboard` writes it and the page reads it.
import type { MethodCard } from "./submission.ts";

/** Means over episodes, digits as in claims. */
export interface Mean {
  readonly mean: number;
  readonly standardError: number;
}

export interface LeaderboardRow {
  /** Of the submission, below leaderboard/: "prune-still/random.json". */
  readonly file: string;
  /** "own/prune-still" */
  readonly benchmark: string;
  readonly method: MethodCard;
  readonly score: Mean;
  readonly reward: Mean;
  readonly sideEffects: Mean;
  /** The bootstrap's middle 95 % of the mean. */
  readonly sideEffectInterval: readonly [number, number];
  /** What side effects would have been by chance alone. */
  readonly sideEffectFloor: number;
  readonly success: Mean;
  readonly length: Mean;
  /** Of every episode, in the order of the levels. */
  readonly scores: readonly number[];
}
