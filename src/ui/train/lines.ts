// Several curves over the same steps.

/** One curve of a plot. */
export interface Line {
  /** A letter that stands for it where colour does not tell. */
  readonly mark: string;
  /** Rising. */
  readonly steps: readonly number[];
  /** As many; NaN where there is none. */
  readonly values: readonly number[];
}

/** A step at which something was changed by hand. */
export interface StepMark {
  readonly step: number;
  /** Short: "1", or "A1" among several lines. */
  readonly label: string;
}

/** A running mean in which every further point back counts `weight` times as much as the one behind it; 0 leaves the
 *  values as they are. The first points are means of what there is (the bias correction of Kingma & Ba 2015). */
export function smoothed(values: readonly number[], weight: number): number[] {
  let sum = 0;
  let weights = 0;
  return values.map((value) => {
    if (!Number.isFinite(value)) return value;
    sum = weight * sum + value;
    weights = weight * weights + 1;
    return sum / weights;
  });
}

/** Over all steps that any of the lines has, `[steps, …values]`; null where a line has none. */
export function aligned(lines: readonly Line[]): [number[], ...(number | null)[][]] {
  const steps = [...new Set(lines.flatMap((line) => line.steps))].sort((a, b) => a - b);
  const columns = lines.map((line) => {
    const values = new Map(line.steps.map((step, i) => [step, line.values[i]]));
    return steps.map((step) => {
      const value = values.get(step) ?? Number.NaN;
      return Number.isFinite(value) ? value : null;
    });
  });
  return [steps, ...columns];
}

/** The last value of a line at a step or before; NaN before its first. Without a step, its last of all. */
export function valueAtStep({ steps, values }: Line, step: number | null): number {
  const index = step === null ? steps.length - 1 : steps.findLastIndex((known) => known <= step);
  return values[index] ?? Number.NaN;
}
