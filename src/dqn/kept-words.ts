// Observations in the order in which they were made ⇄ few bytes: from one to the next most words stay, and where the
// player moved all of them move along, by a word or by a bit. What is left over is written down.

/** Where a word of the next observation is expected to come from. */
const MOVES: readonly ((words: Uint32Array, i: number) => number)[] = [
  (words, i) => words[i],
  (words, i) => (i + 1 < words.length ? words[i + 1] : 0),
  (words, i) => (i > 0 ? words[i - 1] : 0),
  (words, i) => (words[i] << 1) >>> 0,
  (words, i) => words[i] >>> 1,
];

/** A gap of so many words or more goes on in the next byte. */
const LONG_GAP = 255;

export class WordsWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  /** @param before any words, as many; the reader must be given the same */
  add(before: Uint32Array, words: Uint32Array): void {
    const move = bestMove(before, words);
    const expected = MOVES[move];
    this.#byte(move);
    let gap = 0;
    for (let i = 0; i < words.length; i++) {
      const rest = (words[i] ^ expected(before, i)) >>> 0;
      if (rest === 0) gap++;
      else {
        this.#gap(gap);
        for (let bits = 0; bits < 32; bits += 8) this.#byte(rest >>> bits);
        gap = 0;
      }
    }
    this.#gap(gap);
  }

  /** All that was added; owned by the caller. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #gap(words: number): void {
    let left = words;
    for (; left >= LONG_GAP; left -= LONG_GAP) this.#byte(LONG_GAP);
    this.#byte(left);
  }

  #byte(value: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(2 * this.#length);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#length++] = value;
  }
}

export class WordsReader {
  #at = 0;

  constructor(readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.#at === this.bytes.length;
  }

  /** Takes the next observation. @throws one clause if the bytes are not those of a writer */
  take(before: Uint32Array, out: Uint32Array): void {
    const expected = MOVES[this.#byte()];
    if (!expected) throw new Error("an observation that moved nowhere");
    for (let i = 0; i < out.length; i++) out[i] = expected(before, i);
    let i = this.#gap();
    for (; i < out.length; i += 1 + this.#gap()) {
      let rest = 0;
      for (let bits = 0; bits < 32; bits += 8) rest |= this.#byte() << bits;
      out[i] = (out[i] ^ rest) >>> 0;
    }
    if (i > out.length) throw new Error("an observation with too many words");
  }

  #gap(): number {
    let gap = 0;
    for (;;) {
      const byte = this.#byte();
      gap += byte;
      if (byte < LONG_GAP) return gap;
    }
  }

  #byte(): number {
    if (this.#at >= this.bytes.length) throw new Error("observations that end too early");
    return this.bytes[this.#at++];
  }
}

/** The first that leaves the fewest words over. */
function bestMove(before: Uint32Array, words: Uint32Array): number {
  let best = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (let move = 0; move < MOVES.length; move++) {
    const expected = MOVES[move];
    let left = 0;
    for (let i = 0; i < words.length && left < fewest; i++) {
      if (words[i] !== expected(before, i)) left++;
    }
    if (left < fewest) [best, fewest] = [move, left];
  }
  return best;
}
