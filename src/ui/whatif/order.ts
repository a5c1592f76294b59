// In which order the moments of an episode are judged.

/** Evenly spread steps of 0 … `last`, both ends included: first the end, then the middle, then what lies between, so
 *  that a picture of the whole is there soon. @param most parts that the episode is cut into, a power of two */
export function coarseToFine(last: number, most: number): number[] {
  const steps = new Set([last, 0]);
  for (let parts = 2; parts <= most; parts *= 2) {
    for (let i = 1; i < parts; i += 2) steps.add(Math.round((last * i) / parts));
  }
  return [...steps];
}

/** The judged step that stands for another: itself, or the last one before it; null where there is none. */
export function nearestJudged(judged: Iterable<number>, step: number): number | null {
  let nearest = -1;
  for (const known of judged) if (known <= step && known > nearest) nearest = known;
  return nearest < 0 ? null : nearest;
}
