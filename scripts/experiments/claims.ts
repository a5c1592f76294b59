// Claims of an experiment: each a number of every sample and a bound that its whole interval has to lie beyond.
import { keyFromSeed } from "../../src/base/random.ts";
import { bootstrapInterval } from "../../src/base/statistics.ts";

export interface Claim {
  readonly claim: string;
  /** NaN where a sample says nothing about it. */
  readonly samples: readonly number[];
  readonly bound: { readonly above: number } | { readonly below: number };
}

export const difference = (a: readonly number[], b: readonly number[]): number[] => a.map((x, i) => x - b[i]);

/** Prints a line for each: whether it holds, the mean with the middle 95 % of its bootstrap, and the claim. */
export function judge(claims: readonly Claim[]): void {
  for (const { claim, samples, bound } of claims) {
    const numbers = samples.filter((x) => !Number.isNaN(x));
    const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length;
    const [low, high] = bootstrapInterval(numbers, keyFromSeed(0));
    const holds = "above" in bound ? low > bound.above : high < bound.below;
    const value = `${mean.toFixed(3)} [${low.toFixed(3)} … ${high.toFixed(3)}] of ${numbers.length}`;
    console.log(`${holds ? "holds" : "DOES NOT HOLD"}\t${value}\t${claim}`);
  }
}
