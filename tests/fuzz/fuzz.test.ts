// What strangers may send is read or refused with a sentence, at once and with little memory, however it is damaged.
import fc from "fast-check";
import { expect, it } from "vitest";
import { FORMATS } from "./formats.ts";
import { LONGEST_MS, MOST_BYTES, tried, whyNoSentence } from "./trial.ts";

/** Of a format whose share is 1. */
const INPUTS = Number(process.env.FUZZ_RUNS ?? 300);
/** Of all that is drawn: the same inputs each time. */
const SEED = Number(process.env.FUZZ_SEED ?? 1);
/** Against hangs alone. */
const PATIENCE = 60_000 + INPUTS * 100;

it.each(FORMATS)(
  "$name by strangers",
  async ({ name, inputs, read, refusal, share }) => {
    let [accepted, refused, slowest, largest] = [0, 0, 0, 0];
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        const { error, ms, bytes } = await tried(() => read(input as never));
        slowest = Math.max(slowest, ms);
        largest = Math.max(largest, bytes);
        if (error === null) accepted++;
        else refused++;
        if (error !== null) expect(whyNoSentence(error, refusal)).toBeNull();
        expect(ms, "milliseconds").toBeLessThan(LONGEST_MS);
        expect(bytes, "bytes").toBeLessThan(MOST_BYTES);
      }),
      { numRuns: Math.ceil(share * INPUTS), seed: SEED },
    );
    // Else they would be damaged so much that nothing is tried.
    expect(Math.min(accepted, refused)).toBeGreaterThan(0);
    if (process.env.FUZZ_RUNS) {
      console.log(
        `| ${name} | ${accepted + refused} | ${accepted} | ${refused} | ${slowest.toFixed(0)} ms | ${(largest / 2 ** 20).toFixed(1)} MB |`,
      );
    }
  },
  PATIENCE,
);
