// Summaries of samples.
import { integer, type Key } from "./random.ts";

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

export type Interval = readonly [low: number, high: number];

const RESAMPLES = 2000;

/**
 * Bootstrap interval of the mean by percentiles (Efron 1979): 2000 means of as many samples drawn with
 * replacement, by numbers from the key; the middle 95 % of them.
 * @param samples at least one
 */
export function bootstrapInterval(samples: readonly number[], key: Key): Interval {
  const count = samples.length;
  const means = new Float64Array(RESAMPLES);
  for (let i = 0; i < RESAMPLES; i++) {
    for (let j = 0; j < count; j++) means[i] += samples[integer(key, i, count, j)] / count;
  }
  means.sort();
  return [means[Math.floor(0.025 * RESAMPLES)], means[Math.ceil(0.975 * RESAMPLES) - 1]];
}
