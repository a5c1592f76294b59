// Texts so far, packed as observations: the number of tokens in the first word, then a byte for each token.
// Prefixes of one text that follow each other are computed as one sequence.

/** The longest text, in tokens: two solved examples and a question fit. */
export const CONTEXT = 84;

/** 32-bit words of an observation of up to `context` tokens. */
export const observationWords = (context: number): number => 1 + Math.ceil(context / 4);

/** Writes a text into one row of `observations` `[row, word]`. */
export function packPrefix(
  tokens: ArrayLike<number>,
  observations: Uint32Array,
  row: number,
  context: number,
): void {
  if (tokens.length === 0 || tokens.length > context) {
    throw new Error(`A text has ${tokens.length} tokens; the model reads 1 to ${context}.`);
  }
  const words = observationWords(context);
  observations.fill(0, row * words, (row + 1) * words);
  observations[row * words] = tokens.length;
  for (let i = 0; i < tokens.length; i++) {
    observations[row * words + 1 + (i >> 2)] |= tokens[i] << (8 * (i & 3));
  }
}

/** Packs texts, one a row. */
export function packPrefixes(texts: readonly ArrayLike<number>[], context: number): Uint32Array {
  const observations = new Uint32Array(texts.length * observationWords(context));
  for (const [row, tokens] of texts.entries()) packPrefix(tokens, observations, row, context);
  return observations;
}

/** Packs the prefixes of a text that have `from` to `to` tokens. */
export const prefixesOf = (
  tokens: readonly number[],
  from: number,
  to: number,
): readonly (readonly number[])[] =>
  Array.from({ length: to - from + 1 }, (_, i) => tokens.slice(0, from + i));

export function tokenAt(observations: Uint32Array, start: number, i: number): number {
  return (observations[start + 1 + (i >> 2)] >>> (8 * (i & 3))) & 255;
}

export interface Sequences {
  readonly count: number;
  /** Of the longest. */
  readonly length: number;
  /** `[sequence, position]`, 0 behind the end. */
  readonly tokens: Int32Array;
  /** `[row]` where its last token is, as sequence · length + position. */
  readonly lasts: Int32Array;
}

/** The sequences whose prefixes these rows are: a row that continues the row before it shares its sequence. */
export function mergePrefixes(observations: Uint32Array, rows: number): Sequences {
  const words = observations.length / rows;
  const sequenceOf = new Int32Array(rows);
  const longest: number[] = [];
  for (let row = 0; row < rows; row++) {
    const last = longest.length - 1;
    if (last >= 0 && continues(observations, row * words, longest[last] * words)) longest[last] = row;
    else longest.push(row);
    sequenceOf[row] = longest.length - 1;
  }
  const length = longest.reduce((most, row) => Math.max(most, observations[row * words]), 0);
  const tokens = new Int32Array(longest.length * length);
  for (const [sequence, row] of longest.entries()) {
    const count = observations[row * words];
    for (let i = 0; i < count; i++) tokens[sequence * length + i] = tokenAt(observations, row * words, i);
  }
  const lasts = sequenceOf.map((sequence, row) => sequence * length + observations[row * words] - 1);
  return { count: longest.length, length, tokens, lasts };
}

/** Whether the text at `start` begins with the text at `before`. */
export function continues(
  observations: Uint32Array,
  start: number,
  before: number,
  of = observations,
): boolean {
  const length = of[before];
  if (observations[start] < length) return false;
  const whole = length >> 2;
  for (let word = 1; word <= whole; word++) {
    if (observations[start + word] !== of[before + word]) return false;
  }
  const rest = 8 * (length & 3);
  const mask = rest === 0 ? 0 : 2 ** rest - 1;
  return ((observations[start + 1 + whole] ^ of[before + 1 + whole]) & mask) === 0;
}
