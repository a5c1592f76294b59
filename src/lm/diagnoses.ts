// What a person asks when training goes wrong, as functions.
import { exp } from "../base/exact-math.ts";
import { type Estimate, ratioEstimate } from "../base/statistics.ts";
import type { Span } from "./judges.ts";
import { VOCABULARY } from "./world/vocabulary.ts";

const V = VOCABULARY.length;

/** Exact KL(policy ‖ reference) over the vocabulary, summed over the tokens of each answer: nats, one for each.
 *  @param policy and reference as `logProbsOf` gives them, on answers that the policy drew */
export const exactKl = (
  policy: readonly Float32Array[],
  reference: readonly Float32Array[],
): readonly number[] =>
  policy.map((own, i) => {
    let sum = 0;
    for (let j = 0; j < own.length; j++) sum += exp(own[j]) * (own[j] - reference[i][j]);
    return sum;
  });

/** Mean entropy of a token, in nats. */
export function meanEntropy(policy: readonly Float32Array[]): number {
  let [sum, tokens] = [0, 0];
  for (const own of policy) {
    for (const logProb of own) sum -= exp(logProb) * logProb;
    tokens += own.length / V;
  }
  return sum / tokens;
}

/** Largest |ratio − 1| between the probabilities with which tokens were drawn and those of the whole texts read
 *  again: more than rounding means that sampling and learning do not see the same model. */
export function ratioError(
  policy: readonly Float32Array[],
  spans: readonly Span[],
  drawn: readonly (readonly number[])[],
): number {
  let most = 0;
  for (const [i, { tokens, from }] of spans.entries()) {
    for (let j = 0; j < tokens.length - from; j++) {
      const ratio = exp(policy[i][j * V + tokens[from + j]] - drawn[i][j]);
      most = Math.max(most, Math.abs(ratio - 1));
    }
  }
  return most;
}

/** Share of texts that no other text equals: 1 where all differ, 1/n where all are one. */
export const distinctShare = (texts: readonly string[]): number => new Set(texts).size / texts.length;

/** Of each pair of a ranking, the score of the preferred answer less that of the other. */
export type Margins = readonly number[];

const rightness = (margin: number): number => (margin > 0 ? 1 : margin === 0 ? 0.5 : 0);

/** Share of pairs that a reward model orders as the labelers did; a tie counts half. Pairs of one ranking share
 *  answers, so that a ranking is one sample. */
export const accuracyOf = (rankings: readonly Margins[]): Estimate =>
  ratioEstimate(
    rankings.map((margins) => margins.reduce((sum, margin) => sum + rightness(margin), 0)),
    rankings.map(({ length }) => length),
  );

export interface CalibrationBin {
  /** Mean of the probability that the reward model gave to the answer it prefers. */
  readonly predicted: number;
  /** How often the labeler preferred it. */
  readonly observed: number;
  readonly count: number;
}

/** Predicted against observed preference, in equal parts of [½, 1]; empty parts are left out. */
export function calibrationOf(margins: Margins, bins: number): readonly CalibrationBin[] {
  const parts = Array.from({ length: bins }, () => ({ predicted: 0, observed: 0, count: 0 }));
  for (const margin of margins) {
    const sure = 1 / (1 + exp(-Math.abs(margin)));
    const part = parts[Math.min(bins - 1, Math.floor((sure - 0.5) * 2 * bins))];
    part.predicted += sure;
    part.observed += rightness(margin);
    part.count++;
  }
  return parts
    .filter(({ count }) => count > 0)
    .map(({ predicted, observed, count }) => ({
      predicted: predicted / count,
      observed: observed / count,
      count,
    }));
}

export interface ProxyAndGold {
  /** What the reward model says. */
  readonly proxy: number;
  /** What the labelers' rubric says. */
  readonly gold: number;
}

/** Means over so many points in a row: an update's answers are few. */
export const smoothed = (curve: readonly ProxyAndGold[], points: number): readonly ProxyAndGold[] =>
  curve.slice(points - 1).map((_, i) => {
    const part = curve.slice(i, i + points);
    return { proxy: meanOf(part, ({ proxy }) => proxy), gold: meanOf(part, ({ gold }) => gold) };
  });

/** Over-optimisation (Gao et al. 2022): how far gold has fallen from its peak, as a share of it, while the proxy
 *  rose; 0 where the proxy has not risen since. */
export function overOptimisation(curve: readonly ProxyAndGold[]): number {
  const peak = curve.reduce((best, { gold }, i) => (gold > curve[best].gold ? i : best), 0);
  const last = curve[curve.length - 1];
  if (last.proxy <= curve[peak].proxy) return 0;
  return (curve[peak].gold - last.gold) / Math.abs(curve[peak].gold);
}

function meanOf<Item>(items: readonly Item[], of: (item: Item, i: number) => number): number {
  return items.reduce((sum, item, i) => sum + of(item, i), 0) / items.length;
}
