// What a student did in a lesson, for a teacher: a file, or part of a link.
import * as v from "valibot";
import type { Lesson, Step } from "./lesson.ts";
import type { Progress } from "./progress.ts";

/** By the names of steps. */
export const lessonResultSchema = v.object({
  lesson: v.string(),
  /** Whether its last step was reached. */
  finished: v.boolean(),
  predictions: v.record(v.string(), v.string()),
  /** All choices, the first one first. */
  answers: v.record(v.string(), v.array(v.string())),
  /** Links to the games that were ended last: whoever opens one plays it again. */
  plays: v.record(v.string(), v.string()),
});

export type LessonResult = v.InferOutput<typeof lessonResultSchema>;

export const resultOf = (
  { name, steps }: Pick<Lesson, "name" | "steps">,
  { reached, predictions, answers, plays }: Progress,
): LessonResult => ({
  lesson: name,
  finished: reached === Object.keys(steps).length - 1,
  predictions,
  answers,
  plays,
});

/** What was preferred in each pair of a step of ranking, so far; kept as answers "STEP-1", "STEP-2", … */
export const rankingOf = (
  id: string,
  { pairs }: Extract<Step, { kind: "rank" }>,
  { answers }: Pick<LessonResult, "answers">,
): readonly (string | undefined)[] => pairs.map((_, i) => answers[`${id}-${i + 1}`]?.[0]);

export interface Marks {
  /** Questions that were right at the first choice, and all of them. */
  readonly right: number;
  readonly questions: number;
  /** Predictions that came true, and all of them. */
  readonly foreseen: number;
  readonly predictions: number;
  /** Levels that were played to an end, and all of them. */
  readonly played: number;
  readonly levels: number;
}

export function marksOf({ steps }: Pick<Lesson, "steps">, result: LessonResult): Marks {
  const of = <Kind extends Step["kind"]>(kind: Kind) =>
    Object.entries(steps).filter(
      (entry): entry is [string, Extract<Step, { kind: Kind }>] => entry[1].kind === kind,
    );
  const [questions, predictions, levels] = [of("question"), of("predict"), of("play")];
  return {
    right: questions.filter(([id, { right }]) => result.answers[id]?.[0] === right).length,
    questions: questions.length,
    foreseen: predictions.filter(([id, { right }]) => result.predictions[id] === right).length,
    predictions: predictions.length,
    played: levels.filter(([id]) => result.plays[id] !== undefined).length,
    levels: levels.length,
  };
}

const FORMAT = "safelife-lesson-results";
const VERSION = 1;

const ResultFile = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  results: v.array(lessonResultSchema),
});

/** Whether a text wants to be such a file, sound or not. */
export const looksLikeResults = (text: string): boolean => text.includes(`"${FORMAT}"`);

export const writeResults = (results: readonly LessonResult[]): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, results }, null, 2)}\n`;

/** @param fileName appears in errors @throws Error with a sentence */
export function readResults(text: string, fileName: string): readonly LessonResult[] {
  try {
    return v.parse(ResultFile, JSON.parse(text)).results;
  } catch {
    throw new Error(
      `${fileName} holds no results of lessons that this program reads. Save them anew on the page Learn.`,
    );
  }
}
