// The question what a pattern of Life in RLE is to become, put to whoever opens one.
import { signal } from "@preact/signals";
import type { PatternPlace } from "../share/rle.ts";

export interface AskedPattern {
  readonly fileName: string;
  /** Null: it is not to be opened. */
  answer(place: PatternPlace | null): void;
}

/** The question that is open. */
export const askedPattern = signal<AskedPattern | null>(null);

/** Resolves with the answer; a question that another one takes the place of is answered by null. */
export function askForPlace(fileName: string): Promise<PatternPlace | null> {
  askedPattern.value?.answer(null);
  return new Promise((resolve) => {
    const asked: AskedPattern = {
      fileName,
      answer(place) {
        if (askedPattern.value === asked) askedPattern.value = null;
        resolve(place);
      },
    };
    askedPattern.value = asked;
  });
}
