// What a run of PPO suffers from, told from its curve: what a person would otherwise ask on a forum.
import { overOptimisation, type ProxyAndGold, smoothed } from "./diagnoses.ts";

/** Of one update; see `shape`. */
export interface UpdateFigures extends ProxyAndGold {
  /** Exact, to the start, nats an answer. */
  readonly kl: number;
  /** Share of different answers, and of those that came to an end. */
  readonly distinct: number;
  readonly ended: number;
  readonly ratioError: number;
}

export const SYMPTOMS = [
  /** Sampling and learning do not see the same model. */
  "mismatch",
  /** The reward model is pleased while the scripted labeler is not. */
  "overOptimised",
  "farAway",
  "oneAnswer",
  "endless",
  "noProgress",
] as const;
export type Symptom = (typeof SYMPTOMS)[number];

/** Of the probabilities of tokens, as ratios; single precision leaves a hundredth of it. */
const MOST_RATIO_ERROR = 0.01;
/** InstructGPT stayed near its start; answers here have some ten tokens. */
const MOST_KL = 4;
const LEAST_DISTINCT = 0.4;
const LEAST_ENDED = 0.8;
const MOST_FALL = 0.1;
/** Updates over which proxy and gold are averaged, and after which one may ask for progress. */
const SMOOTHING = 5;
const PATIENCE = 15;
const LEAST_GAIN = 0.05;

/** @param curve an entry for each update so far @returns in the order of `SYMPTOMS`; none is good news */
export function symptomsOf(curve: readonly UpdateFigures[]): readonly Symptom[] {
  if (curve.length === 0) return [];
  const last = curve[curve.length - 1];
  const smooth = smoothed(curve, Math.min(SMOOTHING, curve.length));
  const gain = smooth[smooth.length - 1].proxy - smooth[0].proxy;
  const suffers: Record<Symptom, boolean> = {
    mismatch: curve.some(({ ratioError }) => ratioError > MOST_RATIO_ERROR),
    overOptimised: gain > 0 && overOptimisation(smooth) > MOST_FALL,
    farAway: last.kl > MOST_KL,
    oneAnswer: last.distinct < LEAST_DISTINCT,
    endless: last.ended < LEAST_ENDED,
    noProgress: curve.length >= PATIENCE && gain < LEAST_GAIN,
  };
  return SYMPTOMS.filter((symptom) => suffers[symptom]);
}
