// Observations that the original made, from tests/golden/observations.json, for networks that see what ours see.
import { readFileSync } from "node:fs";
import { TRAINING_CHANNELS, TRAINING_VIEW } from "../../src/env/observation.ts";

interface GoldenCase {
  readonly view: readonly number[];
  readonly channels: readonly number[] | null;
  /** `[agent][cell]`, bit k is channel k. */
  readonly obs?: readonly (readonly number[])[];
}

const golden: { readonly cases: readonly GoldenCase[] } = JSON.parse(
  readFileSync(new URL("../golden/observations.json", import.meta.url), "utf8"),
);

/** Channels as bits of a word, `[observation][cell]`. */
export const STORED_OBSERVATIONS: readonly (readonly number[])[] = golden.cases
  .filter(
    ({ view, channels }) =>
      view.join() === `${TRAINING_VIEW.height},${TRAINING_VIEW.width}` &&
      channels?.join() === TRAINING_CHANNELS.join(),
  )
  .flatMap(({ obs = [] }) => obs);

/** As our policies read them, `[observation, channel, row]`: bit j is column j. Views are at most 32 cells wide. */
export function packed(
  observations: readonly (readonly number[])[],
  view: { readonly height: number; readonly width: number },
  channels: number,
): Uint32Array {
  const words = new Uint32Array(observations.length * channels * view.height);
  observations.forEach((cells, n) => {
    cells.forEach((cell, i) => {
      const row = Math.floor(i / view.width);
      for (let k = 0; k < channels; k++) {
        const at = (n * channels + k) * view.height + row;
        words[at] |= ((cell >>> k) & 1) << (i % view.width);
      }
    });
  });
  return words;
}

/** As other programs read them, `[observation, row, column, channel]`. */
export const dense = (observations: readonly (readonly number[])[], channels: number): Float32Array =>
  Float32Array.from(
    observations.flatMap((cells) =>
      cells.flatMap((cell) => Array.from({ length: channels }, (_, k) => (cell >>> k) & 1)),
    ),
  );
