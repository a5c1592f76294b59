// A run of Improve as it is kept: what it was asked, how far it is, and what came of it.
import * as v from "valibot";
import type { Compared, Improved, ImproveFiles, ImproveRequest } from "../../workers/instruct-api.ts";
import type { UpdateFigures } from "../../workers/instruct-world.ts";

export interface RunRecord {
  /** Counts up in this browser. */
  readonly number: number;
  /** The model that it begins with, by name. */
  readonly from: string;
  readonly request: ImproveRequest;
  readonly files: ImproveFiles;
  readonly curve: readonly UpdateFigures[];
  /** Null until it is finished. */
  readonly improved: Improved | null;
  readonly compared: Compared | null;
  /** Whether what the scripted labelers say was uncovered. */
  readonly isRevealed: boolean;
}

const file = v.instance(Uint8Array);
const figure = v.number();
const estimate = v.object({ mean: v.number(), standardError: v.number(), count: v.number() });
const text = v.string();

/** Labels were checked when they were taken in; the thread checks models and course. */
export const runSchema = v.object({
  number: figure,
  from: text,
  request: v.object({
    start: file,
    judge: file,
    judgeStart: file,
    demonstrations: v.array(v.any()),
    rankings: v.array(v.any()),
    settings: v.object({ updates: figure, klFactor: figure, ptx: figure, learningRate: figure }),
    seed: figure,
  }),
  files: v.object({ show: v.optional(file), rank: v.optional(file), improve: v.optional(file) }),
  curve: v.array(
    v.object({
      proxy: figure,
      gold: figure,
      kl: figure,
      distinct: figure,
      ended: figure,
      ratioError: figure,
    }),
  ),
  improved: v.nullable(
    v.object({
      model: v.nullable(file),
      judged: v.nullable(estimate),
      agrees: v.nullable(estimate),
      isAnew: v.boolean(),
    }),
  ),
  compared: v.nullable(
    v.object({
      prompts: figure,
      wins: v.object({ careful: estimate, opposite: estimate, brief: estimate }),
      kl: estimate,
      samples: v.array(v.object({ prompt: text, before: text, after: text })),
    }),
  ),
  isRevealed: v.boolean(),
});
