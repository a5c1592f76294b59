// Whether a figure that was sampled for long grows.

export interface Sample {
  readonly hours: number;
  readonly value: number;
}

export interface Slope {
  /** Per hour. */
  readonly mean: number;
  /** Half the width of its 95 % interval. */
  readonly margin: number;
}

/** Normal quantile of a two-sided 95 % interval. */
const Z = 1.96;

/** Least squares. The error counts neighbours that go the same way as fewer samples: residuals are taken for an AR(1)
 *  process (Santer et al. 2000, "Statistical significance of trends", equations 3 to 6). @param samples at least 4 */
export function slopeOf(samples: readonly Sample[]): Slope {
  const n = samples.length;
  const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / n;
  const [midTime, midValue] = [meanOf(samples.map((s) => s.hours)), meanOf(samples.map((s) => s.value))];
  const spread = samples.reduce((sum, { hours }) => sum + (hours - midTime) ** 2, 0);
  const mean = samples.reduce((sum, s) => sum + (s.hours - midTime) * (s.value - midValue), 0) / spread;
  const residuals = samples.map((s) => s.value - midValue - mean * (s.hours - midTime));
  const squares = residuals.reduce((sum, r) => sum + r * r, 0);
  const products = residuals.slice(1).reduce((sum, r, i) => sum + r * residuals[i], 0);
  const correlation = squares > 0 ? Math.max(0, products / squares) : 0;
  const independent = Math.max(3, (n * (1 - correlation)) / (1 + correlation));
  return { mean, margin: Z * Math.sqrt(squares / (independent - 2) / spread) };
}

/** Whether even the least of the last third is more than the most of the first third: for counts that go up and down
 *  within a step, and should come back. */
export function grows(counts: readonly number[]): boolean {
  const third = Math.ceil(counts.length / 3);
  return Math.min(...counts.slice(-third)) > Math.max(...counts.slice(0, third));
}
