// How likely each symbol is after what came before it: counts in contexts, learned alike by both sides.
import { MOST_TOTAL } from "./range-coder.ts";

/** Counts of a context are halved when they sum to more. */
const MOST_COUNTED = 512;

interface Counts {
  readonly bySymbol: Uint16Array;
  sum: number;
}

/** Sizes of all symbols as a range coder wants them. */
export interface Sizes {
  readonly bySymbol: Uint32Array;
  readonly total: number;
}

/**
 * Adds up what was counted in several contexts, each with a weight of its own. A mixture of this kind needs few
 * symbols to learn from, where a single long context would still be empty.
 */
export class SymbolModel {
  readonly #counts: Map<number, Counts>[];
  readonly #sizes: Uint32Array;

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

  /** Overwritten by the next call. @param contexts any whole numbers, one for each weight */
  sizes(contexts: readonly number[]): Sizes {
    this.#sizes.fill(1);
    let total = this.symbols;
    for (let k = 0; k < contexts.length; k++) {
      const counts = this.#counts[k].get(contexts[k]);
      if (!counts) continue;
      const weight = this.weights[k];
      for (let s = 0; s < this.symbols; s++) this.#sizes[s] += weight * counts.bySymbol[s];
      total += weight * counts.sum;
    }
    return { bySymbol: this.#sizes, total };
  }

  learn(contexts: readonly number[], symbol: number): void {
    contexts.forEach((context, k) => {
      let counts = this.#counts[k].get(context);
      if (!counts) {
        counts = { bySymbol: new Uint16Array(this.symbols), sum: 0 };
        this.#counts[k].set(context, counts);
      }
      counts.bySymbol[symbol]++;
      counts.sum++;
      if (counts.sum >= MOST_COUNTED) halve(counts);
    });
  }
}

function halve(counts: Counts): void {
  counts.bySymbol.forEach((count, s) => {
    counts.bySymbol[s] = count >> 1;
  });
  counts.sum = counts.bySymbol.reduce((a, b) => a + b, 0);
}
