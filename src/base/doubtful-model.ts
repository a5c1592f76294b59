// A model that may turn out to know nothing: what it says is mixed with pure chance, by how well either has said what
// came (Bayes). What cannot be foretold then takes no more than its own size. Only + - * / of doubles, so the same
// sizes everywhere.
import type { Model, Sizes } from "./symbol-model.ts";

const TOTAL = 2 ** 14;
/** What is left to either side, which may yet be right. */
const LEAST_TRUST = 1 / 256;

export class DoubtfulModel implements Model {
  readonly symbols: number;
  readonly #sizes: Uint32Array;
  /** What the model said last. */
  #said: Sizes | null = null;
  /** How likely it is that the model is right. */
  #trust = 0.5;

  /** @param model of a few hundred symbols at most; nobody else uses it from now on */
  constructor(private readonly model: Model) {
    this.symbols = model.symbols;
    this.#sizes = new Uint32Array(model.symbols);
  }

  sizes(contexts: readonly number[]): Sizes {
    this.#said = this.model.sizes(contexts);
    const { bySymbol, total } = this.#said;
    let sum = 0;
    for (let s = 0; s < this.symbols; s++) {
      const share = (this.#trust * bySymbol[s]) / total + (1 - this.#trust) / this.symbols;
      this.#sizes[s] = 1 + Math.floor(share * TOTAL);
      sum += this.#sizes[s];
    }
    return { bySymbol: this.#sizes, total: sum };
  }

  learn(contexts: readonly number[], symbol: number): void {
    if (!this.#said) throw new Error("Sizes were not asked for.");
    const { bySymbol, total } = this.#said;
    const known = (this.#trust * bySymbol[symbol]) / total;
    const trust = known / (known + (1 - this.#trust) / this.symbols);
    this.#trust = Math.min(1 - LEAST_TRUST, Math.max(LEAST_TRUST, trust));
    this.model.learn(contexts, symbol);
  }
}
