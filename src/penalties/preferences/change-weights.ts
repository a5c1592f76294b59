// The simple form of a taste: a weighted sum of changes, wherever they happen.
import { FEATURES } from "./change-features.ts";
import type { Clip, Comparison, Fitting, Taste } from "./comparisons.ts";

export class ChangeWeights implements Taste {
  /** @param weights nats, per change */
  constructor(readonly weights: readonly number[]) {}

  scoreOf({ changes }: Clip, step?: number): number {
    const { weights } = this;
    const [from, to] =
      step === undefined ? [0, changes.length] : [step * weights.length, (step + 1) * weights.length];
    let score = 0;
    for (let i = from; i < to; i++) score += weights[i % weights.length] * changes[i];
    return score;
  }
}

/** Weights begin at 0 and are those of changes in units of their spread. */
export function changeWeights(comparisons: readonly Comparison[]): Fitting {
  const spreads = spreadsOf(comparisons);
  const differences = comparisons.map(({ clips: [first, second] }) => {
    const [a, b] = [sumOf(first), sumOf(second)];
    return Float64Array.from(a, (count, i) => (count - b[i]) / spreads[i]);
  });
  return {
    begin: () => new Float64Array(FEATURES.length),
    leads: (weights) => Float64Array.from(differences, (difference) => dot(weights, difference)),
    addGradient(gradient, weights, drawn, slopeOf) {
      for (const i of drawn) {
        const difference = differences[i];
        const slope = slopeOf(dot(weights, difference), i);
        for (let j = 0; j < gradient.length; j++) gradient[j] += slope * difference[j];
      }
    },
    taste: (weights) => new ChangeWeights(Array.from(weights, (weight, i) => weight / spreads[i])),
  };
}

/** Of the counts of whole clips, by feature: root of the mean square; 1 for what never happened. */
export function spreadsOf(comparisons: readonly Comparison[]): readonly number[] {
  const sums = comparisons.flatMap(({ clips }) => clips.map(sumOf));
  return FEATURES.map((_, i) => {
    const square = sums.reduce((total, sum) => total + sum[i] ** 2, 0) / sums.length;
    return square > 0 ? Math.sqrt(square) : 1;
  });
}

function sumOf({ changes }: Clip): readonly number[] {
  const sum = FEATURES.map(() => 0);
  for (let i = 0; i < changes.length; i++) sum[i % FEATURES.length] += changes[i];
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += a[i] * b[i];
  return sum;
}
