// What learning from answers suffers from, told from the answers, from what a model makes of them, and from the course.
import type { ClipAnswer } from "../share/clip-answers.ts";
import type { AnsweredUpdate, Judged } from "./answered-training.ts";

export const ANSWER_SYMPTOMS = [
  /** Most answers do not say which clip is better. */
  "ties",
  /** The model orders what it has not seen no better than chance might. */
  "guessing",
  "farAway",
  /** It no longer leaves where it used to. */
  "stays",
] as const;
export type AnswerSymptom = (typeof ANSWER_SYMPTOMS)[number];

export interface AnsweredCourse {
  readonly answers: readonly Pick<ClipAnswer, "preferred">[];
  /** Null before the model has learned. */
  readonly judged: Judged | null;
  readonly curve: readonly AnsweredUpdate[];
}

/** Below so many answers their ties say nothing. */
const LEAST_ANSWERS = 10;
/** Standard errors of guessing that a model must be above it: one in twenty guesses as well. */
const Z = 1.645;
/** Nats a step. Agents that answers made careful stay below 1, of the 2.2 that nine actions have (docs/log.md). */
const MOST_KL = 1.5;
const MOST_FALL = 0.2;

/** @returns in the order of `ANSWER_SYMPTOMS`; none is good news */
export function answerSymptomsOf({ answers, judged, curve }: AnsweredCourse): readonly AnswerSymptom[] {
  const tied = answers.filter(({ preferred }) => preferred === "equal" || preferred === "unsure").length;
  const kl = curve.at(-1)?.kl ?? Number.NaN;
  // Until an episode has ended nobody knows.
  const left = curve.map(({ success }) => success).filter(Number.isFinite);
  const suffers: Record<AnswerSymptom, boolean> = {
    ties: answers.length >= LEAST_ANSWERS && tied > answers.length / 2,
    guessing:
      judged !== null && judged.decided > 0 && judged.accuracy <= 0.5 + (Z * 0.5) / Math.sqrt(judged.decided),
    farAway: kl > MOST_KL,
    stays: left.length > 0 && left[0] - left[left.length - 1] > MOST_FALL,
  };
  return ANSWER_SYMPTOMS.filter((symptom) => suffers[symptom]);
}
