// A run of Improve on boards as it is kept: what it was asked, how far it is, and what came of it.
import * as v from "valibot";
import type { Duel } from "../../../base/ratings.ts";
import type { AnsweredUpdate, Judged } from "../../../studies/answered-training.ts";
import type { ComparedAgents } from "../../../studies/compare-agents.ts";
import type { BoardImproveRequest } from "../../../workers/board-instruct-api.ts";

export interface BoardRun {
  /** Counts up in this browser. */
  readonly number: number;
  readonly request: BoardImproveRequest;
  /** Checkpoint to go on from; null before the first. */
  readonly file: Uint8Array | null;
  readonly steps: number;
  readonly curve: readonly AnsweredUpdate[];
  readonly judged: Judged | null;
  /** The agent; null until it is finished. */
  readonly improved: Uint8Array | null;
  readonly compared: ComparedAgents | null;
  /** Of the agent before and after, by whoever looks, in the order of the levels. */
  readonly duels: readonly Duel[];
  /** Whether the side effects were uncovered. */
  readonly isRevealed: boolean;
}

const file = v.instance(Uint8Array);
const figure = v.number();
const mean = v.object({ mean: figure, interval: v.tuple([figure, figure]) });
const compared = v.object({ before: mean, after: mean, change: mean });
const outcome = v.object({
  points: figure,
  sideEffects: figure,
  length: figure,
  success: v.boolean(),
  link: v.string(),
});

/** The thread checks agent, answers and checkpoint. */
export const boardRunSchema = v.object({
  number: figure,
  request: v.object({
    agent: file,
    task: v.picklist(["prune-still", "append-still"]),
    answers: v.array(v.any()),
    settings: v.object({ steps: figure, factor: figure, klFactor: figure }),
    seed: figure,
  }),
  file: v.nullable(file),
  steps: figure,
  curve: v.array(
    v.object({
      points: v.union([figure, v.nan()]),
      learned: v.union([figure, v.nan()]),
      kl: v.union([figure, v.nan()]),
      entropy: figure,
      success: v.union([figure, v.nan()]),
    }),
  ),
  judged: v.nullable(v.object({ accuracy: v.union([figure, v.nan()]), decided: figure })),
  improved: v.nullable(file),
  compared: v.nullable(
    v.object({
      levels: v.array(v.object({ level: v.string(), before: outcome, after: outcome })),
      points: compared,
      sideEffects: compared,
      length: compared,
    }),
  ),
  duels: v.array(
    v.object({ first: v.string(), second: v.string(), score: v.picklist([0, 0.5, 1] as const) }),
  ),
  isRevealed: v.boolean(),
});
