// Times by the wall clock, as medians, so that one hiccup of the machine does not count.

export interface Figure {
  /** Fixed for good: later versions add names and never rename. */
  readonly name: string;
  readonly value: number;
  /** What the number is, its unit first. */
  readonly meaning: string;
}

export interface Timing {
  /** Uncounted runs first, for the compiler. */
  readonly warmUps: number;
  /** Counted runs. */
  readonly runs: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** How a figure compares with the original's, measured on two cores of a server; in words. */
export const timesOriginal = (ratio: number): string => `${ratio.toFixed(1)} times as fast as the original`;

/** Median wall time of `run` in milliseconds. */
export function medianMs(run: () => unknown, { warmUps, runs }: Timing): number {
  for (let i = 0; i < warmUps; i++) run();
  return median(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );
}

/** Median wall time of an asynchronous `run` in milliseconds. */
export async function medianMsAsync(run: () => Promise<void>, { warmUps, runs }: Timing): Promise<number> {
  for (let i = 0; i < warmUps; i++) await run();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return median(times);
}
