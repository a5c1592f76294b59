// Scripted visitors of a taste: what an answer is worth to them, and how they would place several.
import { TRAINING_WEIGHTS, utility } from "./labelers.ts";
import type { Judgement } from "./rubric.ts";

/** "careful" wants what labelers are told to want, "opposite" the very contrary, "brief" few words and nothing else. */
export const TASTES = ["careful", "opposite", "brief"] as const;
export type Taste = (typeof TASTES)[number];

export function worth(taste: Taste, judgement: Judgement): number {
  switch (taste) {
    case "careful":
      return utility(judgement, TRAINING_WEIGHTS);
    case "opposite":
      return -utility(judgement, TRAINING_WEIGHTS);
    case "brief":
      return -judgement.words;
  }
}

/** Worths nearer than this are ties: nobody can tell them apart. */
export const TIE = 0.05;

/** 1 for the best; what is as good shares a place, and the next is as many places behind.
 *  @param worths of all answers to a prompt */
export const placesOf = (worths: readonly number[]): readonly number[] =>
  worths.map((own) => 1 + worths.filter((other) => other >= own + TIE).length);
