// What people write with: the words there are, by kind, and for a word that is none the known ones nearest to it.
import {
  ANIMALS,
  COLOURS,
  FOODS,
  KIND_WORDS,
  MARKS,
  NUMBERS,
  OBJECTS,
  PLACES,
  PLAIN_WORDS,
  RUDE_WORDS,
  VOCABULARY,
} from "./vocabulary.ts";

export const PALETTE = {
  marks: MARKS,
  animals: ANIMALS,
  colours: COLOURS,
  foods: FOODS,
  places: PLACES,
  things: OBJECTS,
  kind: KIND_WORDS,
  rude: RUDE_WORDS,
  plain: [...PLAIN_WORDS, ...NUMBERS],
} as const satisfies Record<string, readonly string[]>;
export type PaletteKind = keyof typeof PALETTE;

const KNOWN: ReadonlySet<string> = new Set(VOCABULARY.slice(VOCABULARY.indexOf(MARKS[0])));
const WRITABLE = [...KNOWN].filter((word) => /^[a-z]{2,}$/.test(word));

export interface UnknownWord {
  readonly word: string;
  /** Known ones, the nearest first. */
  readonly nearest: readonly string[];
}

export interface Written {
  /** In lower case, words and marks with single spaces between them. */
  readonly text: string;
  readonly words: number;
  /** Each once. */
  readonly unknown: readonly UnknownWord[];
}

/** What somebody typed, as the model would read it. */
export function readWriting(typed: string): Written {
  const words = typed
    .toLowerCase()
    .replace(/[!;]/g, " . ")
    .replace(/[.,?:]/g, " $& ")
    .split(/\s+/)
    .filter((word) => word !== "");
  const unknown = [...new Set(words.filter((word) => !KNOWN.has(word)))];
  return {
    text: words.join(" "),
    words: words.length,
    unknown: unknown.map((word) => ({ word, nearest: nearestWords(word, 3) })),
  };
}

/** Known words by the fewest letters that must be changed, put in or left out, then by the alphabet. */
export function nearestWords(word: string, count: number): readonly string[] {
  const letters = word.slice(0, LONGEST_WORD);
  return WRITABLE.map((known) => ({ known, far: distance(letters, known) }))
    .sort((a, b) => a.far - b.far || (a.known < b.known ? -1 : 1))
    .slice(0, count)
    .map(({ known }) => known);
}

/** No known word is half as long. */
const LONGEST_WORD = 24;

/** Levenshtein's, row by row. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}
