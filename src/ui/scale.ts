// Round numbers along an axis.

/** The smallest of 1, 2, 5, 10 … or of their tenths, hundredths … that divides `range` into at most `most` parts. */
export function tickStep(range: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(range / most));
  for (const step of [1, 2, 5]) if (range / (step * power) <= most) return step * power;
  return 10 * power;
}

/** Multiples of `tickStep` from `least` to `greatest`. */
export function ticksBetween(least: number, greatest: number, most: number): number[] {
  const step = tickStep(greatest - least, most);
  const first = Math.ceil(least / step - 1e-9);
  const last = Math.floor(greatest / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}
