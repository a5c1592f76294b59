// Summaries of samples.

export interface Estimate {
  /** NaN where there is no sample. */
  readonly mean: number;
  /** Standard error of the mean (n - 1 in the variance); NaN for fewer than two samples. */
  readonly standardError: number;
  readonly count: number;
}

export function estimate(samples: readonly number[]): Estimate {
  const count = samples.length;
  const mean = samples.reduce((sum, x) => sum + x, 0) / count;
  const squares = samples.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, standardError: count > 1 ? Math.sqrt(squares / (count - 1) / count) : Number.NaN, count };
}
