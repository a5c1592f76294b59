// Summaries of samples.
import { exp, log } from "./exact-math.ts";
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

/** Of Σ numerators / Σ denominators, where item i gives one of each, e.g. the right pairs of a ranking and all of them,
 *  or what two models make of the same question (Cochran 1977, section 2.11: to first order).
 *  @param denominators of the same length; their sum is not 0 */
export function ratioEstimate(numerators: readonly number[], denominators: readonly number[]): Estimate {
  const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);
  const count = numerators.length;
  const mean = sum(numerators) / sum(denominators);
  const rest = estimate(numerators.map((x, i) => x - mean * denominators[i]));
  return { mean, standardError: (rest.standardError * count) / Math.abs(sum(denominators)), count };
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

/** All (x, y) with (p − center)ᵀ covariance⁻¹ (p − center) within a bound, by its half-axes. */
export interface Ellipse {
  readonly center: readonly [x: number, y: number];
  /** Longer, then shorter half-axis. */
  readonly halfAxes: readonly [number, number];
  /** From the x axis to the longer half-axis, in radians. */
  readonly angle: number;
}

/**
 * The region in which the mean of the points lies with 95 % confidence, if they are normal (Hotelling 1931); null for
 * fewer than three. The quantile of F with 2 and m degrees of freedom is (m / 2) (0.05^(−2 / m) − 1).
 */
export function confidenceEllipse(points: readonly (readonly [x: number, y: number])[]): Ellipse | null {
  const n = points.length;
  if (n < 3) return null;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  let [xx, xy, yy] = [0, 0, 0];
  for (const [x, y] of points) {
    xx += (x - meanX) ** 2 / (n - 1);
    xy += ((x - meanX) * (y - meanY)) / (n - 1);
    yy += (y - meanY) ** 2 / (n - 1);
  }
  const scale = ((n - 1) / n) * (exp((-2 / (n - 2)) * log(0.05)) - 1);
  const middle = (xx + yy) / 2;
  const spread = Math.sqrt(((xx - yy) / 2) ** 2 + xy * xy);
  return {
    center: [meanX, meanY],
    halfAxes: [Math.sqrt((middle + spread) * scale), Math.sqrt(Math.max(0, middle - spread) * scale)],
    angle: Math.atan2(2 * xy, xx - yy) / 2,
  };
}
