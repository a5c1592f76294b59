// What a visitor says of answers: demonstrations, and rankings with ties and flags. A file has a line of JSON for each.
import * as v from "valibot";
import type { LineFormat } from "../base/json-lines.ts";
import type { Key } from "../base/random.ts";
import { CONTEXT } from "./model/prefixes.ts";
import type { Lesson } from "./objectives.ts";
import type { Ranking } from "./stages/rank.ts";
import { LONGEST_ANSWER } from "./text-vector-env.ts";
import { answerTokens, demonstrationOf, type Prompt, promptTokens } from "./world/prompts.ts";
import { judge } from "./world/rubric.ts";
import { placesOf, type Taste, worth } from "./world/tastes.ts";
import { VOCABULARY } from "./world/vocabulary.ts";

/** What may be wrong with an answer; noted as InstructGPT's labelers did, and not learned from. */
export const FLAGS = ["false", "rude", "offTask"] as const;
export type Flag = (typeof FLAGS)[number];

/** A person, or one of the scripted labelers. */
type By = "visitor" | "script";

export interface Demonstration {
  readonly kind: "demonstration";
  readonly prompt: string;
  readonly answer: string;
  readonly by: By;
}

export interface GivenAnswer {
  readonly text: string;
  /** Whether it came to an end by itself. */
  readonly ended: boolean;
}

export interface RankedAnswers {
  readonly kind: "ranking";
  readonly prompt: string;
  readonly answers: readonly GivenAnswer[];
  /** Of each answer, 1 for the best; equal ones are ties. */
  readonly places: readonly number[];
  readonly flags: readonly (readonly Flag[])[];
  readonly by: By;
}

export type Label = Demonstration | RankedAnswers;

/** Words of the longest prompt that leaves room for an answer, and of the longest answer with its end. */
export const LONGEST_PROMPT = CONTEXT - LONGEST_ANSWER - promptTokens("").length + 1;
export const LONGEST_WRITTEN = LONGEST_ANSWER - 1;
const MOST_ANSWERS = 9;

const KNOWN: ReadonlySet<string> = new Set(VOCABULARY);

const text = (most: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(most * 12),
    v.check((words) => words.split(" ").length <= most, `it has more than ${most} words`),
    v.check(
      (words) => words.split(" ").every((word) => KNOWN.has(word)),
      "it has words that the model does not know",
    ),
  );
const by = v.picklist(["visitor", "script"]);
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MOST_ANSWERS));
const labelSchema = v.variant("kind", [
  v.strictObject({
    kind: v.literal("demonstration"),
    prompt: text(LONGEST_PROMPT),
    answer: text(LONGEST_WRITTEN),
    by,
  }),
  v.pipe(
    v.strictObject({
      kind: v.literal("ranking"),
      prompt: text(LONGEST_PROMPT),
      answers: v.pipe(
        v.array(v.strictObject({ text: v.union([v.literal(""), text(LONGEST_ANSWER)]), ended: v.boolean() })),
        v.minLength(2),
        v.maxLength(MOST_ANSWERS),
      ),
      places: v.array(place),
      flags: v.array(v.pipe(v.array(v.picklist(FLAGS)), v.maxLength(FLAGS.length))),
      by,
    }),
    v.check(
      ({ answers, places, flags }) => places.length === answers.length && flags.length === answers.length,
      "it must have a place and flags for every answer",
    ),
  ),
]);

export const LABELS: LineFormat<Label> = {
  ...{ one: "label", many: "labels", most: 5000, mostCharacters: 4_000_000 },
  item: (value) => v.parse(labelSchema, value),
};

export function lessonOf({ prompt, answer }: Demonstration): Lesson {
  const before = promptTokens(prompt);
  return { tokens: [...before, ...answerTokens(answer)], from: before.length };
}

/** A visitor does not say how much better an answer is: places stand for worths. */
export function rankingOf({ prompt, answers, places }: RankedAnswers): Ranking {
  const order = answers.map((_, i) => i).sort((a, b) => places[a] - places[b] || a - b);
  return { prompt, answers, order, labeler: 0, utilities: places.map((own) => -own) };
}

/** As a scripted labeler would write it. */
export const scriptedDemonstration = (prompt: Prompt, key: Key): Demonstration => ({
  kind: "demonstration",
  prompt: prompt.text,
  answer: demonstrationOf(prompt, key),
  by: "script",
});

/** As a scripted visitor of that taste would place and flag them. */
export function scriptedRanking(
  { ask, text: prompt }: Prompt,
  answers: readonly GivenAnswer[],
  taste: Taste,
): RankedAnswers {
  const judgements = answers.map((answer) => judge(ask, answer));
  return {
    kind: "ranking",
    prompt,
    answers,
    places: placesOf(judgements.map((judgement) => worth(taste, judgement))),
    flags: judgements.map(({ truth, rude, task }) => {
      const is = { false: truth === 0, rude, offTask: task === 0 };
      return FLAGS.filter((flag) => is[flag]);
    }),
    by: "script",
  };
}
