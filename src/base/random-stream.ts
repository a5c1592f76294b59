// Draws one after another from one key, for code whose number of draws is not known ahead.
import { log } from "./exact-math.ts";
import { type Key, threefry } from "./random.ts";

/** Equal keys give equal draws. Use a key for one stream only, and for nothing else. */
export class RandomStream {
  private counter = 0;
  private readonly words = new Uint32Array(2);
  private isSecond = false;

  constructor(private readonly key: Key) {}

  /** A double in [0, 1) with 32 random bits. */
  uniform(): number {
    if (this.isSecond) {
      this.isSecond = false;
      return this.words[1] / 2 ** 32;
    }
    threefry(this.key[0], this.key[1], this.counter++, 0, this.words);
    this.isSecond = true;
    return this.words[0] / 2 ** 32;
  }

  /** With mean 0 and variance 1, by Marsaglia's polar method. */
  normal(): number {
    for (;;) {
      const [x, y] = [2 * this.uniform() - 1, 2 * this.uniform() - 1];
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * log(square)) / square);
    }
  }

  /** An integer in [0, below), for `below` up to 2^32; the bias is at most below / 2^32. */
  integer(below: number): number {
    return Math.floor(this.uniform() * below);
  }

  /** True with probability `p`. */
  flip(p: number): boolean {
    return this.uniform() < p;
  }

  /** An index, with probability in proportion to its weight; -1 where no weight is above 0. */
  weighted(weights: readonly number[]): number {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let rest = this.uniform() * total;
    let last = -1;
    for (let i = 0; i < weights.length; i++) {
      if (weights[i] <= 0) continue;
      last = i;
      rest -= weights[i];
      if (rest < 0) break;
    }
    return last;
  }

  /** Puts a list in a random order, in place (Fisher–Yates). */
  shuffle(list: number[]): void {
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const item = list[i];
      list[i] = list[j];
      list[j] = item;
    }
  }
}
