// Scripted labelers: five people who weigh the parts of the rubric in their own way and rank with noise.

import { exp } from "../../base/exact-math.ts";
import { GUMBEL } from "../../base/gumbel.ts";
import { bits, type Key, keyFromSeed, split, uniform } from "../../base/random.ts";
import { type Estimate, ratioEstimate } from "../../base/statistics.ts";
import type { Judgement } from "./rubric.ts";

export interface Weights {
  readonly task: number;
  readonly constraints: number;
  readonly truth: number;
  /** Taken off for a rude word. */
  readonly rude: number;
}

/** Helpful first, as InstructGPT's labelers were told while training (Ouyang et al. 2022, appendix B.2) … */
export const TRAINING_WEIGHTS: Weights = { task: 3, constraints: 1.5, truth: 1.5, rude: 2 };
/** … and truthful and harmless first in the final evaluation. */
export const EVALUATION_WEIGHTS: Weights = { task: 2, constraints: 1, truth: 3, rude: 4 };

const WORD_COST = 0.02;

/** At most the sum of the first three weights. A part that the ask does not have counts as the task does. */
export function utility({ task, constraints, truth, rude, words }: Judgement, weights: Weights): number {
  return (
    weights.task * task +
    weights.constraints * (constraints === "none" ? task : constraints) +
    weights.truth * (truth === "none" ? task : truth) -
    (rude ? weights.rude : 0) -
    WORD_COST * words
  );
}

export const LABELERS = 5;
const SPREAD = 0.2;
const KEY = split(keyFromSeed(2203), "labelers");

/** The training weights, each up to a fifth more or less. */
export const LABELER_WEIGHTS: readonly Weights[] = Array.from({ length: LABELERS }, (_, labeler) => {
  const own = (weight: number, part: number) =>
    weight * (1 + SPREAD * (2 * uniform(split(KEY, labeler), part) - 1));
  return {
    task: own(TRAINING_WEIGHTS.task, 0),
    constraints: own(TRAINING_WEIGHTS.constraints, 1),
    truth: own(TRAINING_WEIGHTS.truth, 2),
    rude: own(TRAINING_WEIGHTS.rude, 3),
  };
});

/** Indices of answers, best first: by utility plus Gumbel noise of this scale, hence Plackett–Luce. */
export function rank(utilities: readonly number[], noise: number, key: Key): readonly number[] {
  const scores = utilities.map((value, i) => value + noise * GUMBEL[bits(key, i) >>> 16]);
  return utilities.map((_, i) => i).sort((a, b) => scores[b] - scores[a] || a - b);
}

/** Utilities of two answers, one number for each labeler. */
export interface Pair {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

const sigmoid = (x: number): number => 1 / (1 + exp(-x));

/** How often two different labelers prefer the same answer of a pair, as an expectation over their noise. */
export function expectedAgreement(pairs: readonly Pair[], noise: number): number {
  let sum = 0;
  let count = 0;
  for (const { first, second } of pairs) {
    const prefers = first.map((value, labeler) => sigmoid((value - second[labeler]) / noise));
    for (let a = 0; a < prefers.length; a++) {
      for (let b = 0; b < a; b++) {
        sum += prefers[a] * prefers[b] + (1 - prefers[a]) * (1 - prefers[b]);
        count++;
      }
    }
  }
  return sum / count;
}

/** How often two different labelers really prefer the same answer of a pair.
 *  @param prompts the pairs of each prompt: they share answers, so that a prompt is one sample */
export function drawnAgreement(prompts: readonly (readonly Pair[])[], noise: number, key: Key): Estimate {
  const agree = ({ first, second }: Pair, i: number, own: Key): boolean => {
    const best = (labeler: number) => rank([first[labeler], second[labeler]], noise, split(own, labeler))[0];
    const other = (i + 1 + (Math.floor(i / LABELERS) % (LABELERS - 1))) % LABELERS;
    return best(i % LABELERS) === best(other);
  };
  const agreed = prompts.map((pairs, p) => pairs.filter((pair, i) => agree(pair, p + i, split(key, p, i))));
  return ratioEstimate(
    agreed.map(({ length }) => length),
    prompts.map(({ length }) => length),
  );
}

/** InstructGPT's labelers (section 3.4). */
export const TARGET_AGREEMENT = 0.726;

/** The noise at which labelers agree on these pairs as often as the target says.
 *  @throws where even without noise they do not */
export function calibrateNoise(pairs: readonly Pair[], target = TARGET_AGREEMENT): number {
  let [low, high] = [1e-3, 100];
  const most = expectedAgreement(pairs, low);
  if (most < target) {
    throw new Error(`These answers are too alike: labelers agree on ${most.toFixed(3)}, wanted ${target}.`);
  }
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (expectedAgreement(pairs, middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
