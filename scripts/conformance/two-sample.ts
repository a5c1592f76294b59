// Do two samples come from one distribution? P-values: the chance of a difference at least as large if they do.

/** Two-sample Kolmogorov–Smirnov (Press et al., Numerical Recipes, section 14.3); too careful where values tie. */
export function kolmogorovSmirnov(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [a, b].map((sample) => [...sample].sort((p, q) => p - q));
  let distance = 0;
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    const value = Math.min(x[i], y[j]);
    while (i < x.length && x[i] === value) i++;
    while (j < y.length && y[j] === value) j++;
    distance = Math.max(distance, Math.abs(i / x.length - j / y.length));
  }
  const root = Math.sqrt((x.length * y.length) / (x.length + y.length));
  const lambda = (root + 0.12 + 0.11 / root) * distance;
  // The series for small lambda does not converge in time, but is 1 to ten places there.
  if (lambda < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * (k * lambda) ** 2);
  return Math.min(1, Math.max(0, sum));
}

/** Fewer than this many expected are too few to count on. */
const LEAST_EXPECTED = 5;

/** Chi-squared test that counts in two samples have the same proportions; values that are rare count as one. */
export function chiSquared(a: readonly number[], b: readonly number[]): number {
  const rows = new Map<number, [number, number]>();
  for (const [sample, column] of [[a, 0] as const, [b, 1] as const]) {
    for (const value of sample) {
      const row = rows.get(value) ?? [0, 0];
      row[column]++;
      rows.set(value, row);
    }
  }
  const share = Math.min(a.length, b.length) / (a.length + b.length);
  const counts: [number, number][] = [];
  const rare: [number, number] = [0, 0];
  for (const row of rows.values()) {
    if ((row[0] + row[1]) * share >= LEAST_EXPECTED) counts.push(row);
    else {
      rare[0] += row[0];
      rare[1] += row[1];
    }
  }
  if (rare[0] + rare[1] > 0) counts.push(rare);
  if (counts.length < 2) return 1;
  let statistic = 0;
  for (const row of counts) {
    const total = row[0] + row[1];
    [a.length, b.length].forEach((size, column) => {
      const expected = (total * size) / (a.length + b.length);
      statistic += (row[column] - expected) ** 2 / expected;
    });
  }
  return chiSquaredTail(statistic, counts.length - 1);
}

/** Fisher's exact test that two samples have the same share of something, two-sided: all divisions of the cases over
 *  both that are no likelier than this one (Fisher 1922).
 *  @param a cases among so many, cases at most as many */
export function fisherExact(a: readonly [number, number], b: readonly [number, number]): number {
  const cases = a[0] + b[0];
  const all = a[1] + b[1];
  const logs = [0];
  for (let n = 1; n <= all; n++) logs.push(logs[n - 1] + Math.log(n));
  const logChoices = (n: number, k: number) => logs[n] - logs[k] - logs[n - k];
  const chance = (inA: number) =>
    Math.exp(logChoices(a[1], inA) + logChoices(b[1], cases - inA) - logChoices(all, cases));
  /** Equal chances differ in their last digits. */
  const most = chance(a[0]) * (1 + 1e-9);
  let sum = 0;
  for (let inA = Math.max(0, cases - b[1]); inA <= Math.min(cases, a[1]); inA++) {
    if (chance(inA) <= most) sum += chance(inA);
  }
  return Math.min(1, sum);
}

/** The chance that a chi-squared variable exceeds x: Q(freedom / 2, x / 2) by its recurrence. */
function chiSquaredTail(x: number, freedom: number): number {
  let q = freedom % 2 === 0 ? Math.exp(-x / 2) : 2 * normalTail(Math.sqrt(x));
  let term = freedom % 2 === 0 ? Math.exp(-x / 2) : Math.exp(-x / 2) * Math.sqrt((2 * x) / Math.PI);
  for (let k = freedom % 2 === 0 ? 2 : 1; k < freedom; k += 2) {
    if (freedom % 2 === 0) term *= x / k;
    q += term;
    if (freedom % 2 === 1) term *= x / (k + 2);
  }
  return Math.min(1, q);
}

/** The chance that a normal variable exceeds z >= 0 (Abramowitz and Stegun, 7.1.26; within 1.5e-7). */
function normalTail(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return (series * Math.exp(-x * x)) / 2;
}

/** Holm's correction: each p-value as it counts among all of them, in the order given. */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a] - pValues[b]);
  const corrected = new Array<number>(pValues.length);
  let largest = 0;
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, pValues[index] * (pValues.length - rank)));
    corrected[index] = largest;
  });
  return corrected;
}
