// How likely each symbol is after what came before it: counts in contexts, learned alike by both sides.
import { MOST_TOTAL } from "./range-coder.ts";

/** Counts of a context are halved when they sum to more. */
const MOST_COUNTED = 512;

/** Their sum, then each symbol that was seen and its count: most contexts see few. */
type Counts = number[];

/** Sizes of all symbols as a range coder wants them. */
export interface Sizes {
  readonly bySymbol: Uint32Array;
  readonly total: number;
}

export interface Model {
  readonly symbols: number;
  /** Overwritten by the next call. */
  sizes(contexts: readonly number[]): Sizes;
  /** @param contexts those that sizes were just asked for */
  learn(contexts: readonly number[], symbol: number): void;
}

/**
 * Adds up what was counted in several contexts, each with a weight of its own. A mixture of this kind needs few
 * symbols to learn from, where a single long context would still be empty.
 */
export class SymbolModel implements Model {
  readonly #counts: Map<number, Counts>[];
  readonly #sizes: Uint32Array;
  /** By context, those that sizes were last asked for. */
  readonly #found: (Counts | undefined)[] = [];

  /** @param symbols how many there are @param weights of the contexts that will be given, in their order */
  constructor(
    readonly symbols: number,
    readonly weights: readonly number[],
  ) {
    const most = symbols + MOST_COUNTED * weights.reduce((a, b) => a + b, 0);
    if (most > MOST_TOTAL) throw new Error(`These weights could sum to ${most}.`);
    this.#counts = weights.map(() => new Map());
    this.#sizes = new Uint32Array(symbols);
  }

  /** @param contexts any whole numbers, one for each weight */
  sizes(contexts: readonly number[]): Sizes {
    this.#sizes.fill(1);
    let total = this.symbols;
    for (let k = 0; k < contexts.length; k++) {
      const counts = this.#counts[k].get(contexts[k]);
      this.#found[k] = counts;
      if (!counts) continue;
      const weight = this.weights[k];
      for (let i = 1; i < counts.length; i += 2) this.#sizes[counts[i]] += weight * counts[i + 1];
      total += weight * counts[0];
    }
    return { bySymbol: this.#sizes, total };
  }

  learn(contexts: readonly number[], symbol: number): void {
    for (let k = 0; k < contexts.length; k++) {
      const counts = this.#found[k];
      if (counts) count(counts, symbol);
      else this.#counts[k].set(contexts[k], [1, symbol, 1]);
    }
  }
}

function count(counts: Counts, symbol: number): void {
  let at = 1;
  while (at < counts.length && counts[at] !== symbol) at += 2;
  if (at < counts.length) counts[at + 1]++;
  else counts.push(symbol, 1);
  counts[0]++;
  if (counts[0] < MOST_COUNTED) return;
  counts[0] = 0;
  for (let i = 2; i < counts.length; i += 2) {
    counts[i] >>= 1;
    counts[0] += counts[i];
  }
}
