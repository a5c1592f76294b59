// Which runs of a study are still to be done.
import { isScored, type StudyPlace, type StudyStore } from "../../studies/study.ts";

/** All of 10,000 at once would be more connections, or open files, than a system allows. */
const LOOKS_AT_ONCE = 64;

/** Those without a score, in their order. */
export async function unscored(store: StudyStore, places: readonly StudyPlace[]): Promise<StudyPlace[]> {
  const left: StudyPlace[] = [];
  for (let first = 0; first < places.length; first += LOOKS_AT_ONCE) {
    const some = places.slice(first, first + LOOKS_AT_ONCE);
    const scored = await Promise.all(some.map((place) => isScored(store, place)));
    left.push(...some.filter((_, i) => !scored[i]));
  }
  return left;
}
