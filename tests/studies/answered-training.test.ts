// What a model that has learned from answers makes of pairs that it has not seen.
import { expect, it } from "vitest";
import { keyFromSeed, uniform } from "../../src/base/random.ts";
import { FEATURES } from "../../src/penalties/preferences/change-features.ts";
import type { Comparison } from "../../src/penalties/preferences/comparisons.ts";
import { judgedUnseen } from "../../src/studies/answered-training.ts";

const key = keyFromSeed(4);

/** Of a step, in which one thing happens more or less often. */
const pair = (number: number, prefer: (lead: number) => number): Comparison => {
  const clip = (side: number) => {
    const changes = new Float64Array(FEATURES.length);
    changes[2] = Math.floor(8 * uniform(key, number, side));
    return { changes };
  };
  const clips = [clip(0), clip(1)] as const;
  return { clips, preferred: prefer(clips[0].changes[2] - clips[1].changes[2]) };
};
const pairs = (prefer: (lead: number, number: number) => number) =>
  Array.from({ length: 60 }, (_, number) => pair(number, (lead) => prefer(lead, number)));

it("is what was answered, where somebody has a taste", () => {
  const comparisons = pairs((lead) => (lead === 0 ? 0.5 : Number(lead < 0)));
  const decided = comparisons.filter(({ preferred }) => preferred !== 0.5).length;
  expect(judgedUnseen(comparisons, 1)).toEqual({ accuracy: 1, decided });
});

it("is guessing, where somebody answers at random", () => {
  const { accuracy, decided } = judgedUnseen(
    pairs((_, number) => Number(uniform(key, number, 2) < 0.5)),
    1,
  );
  expect(decided).toBe(60);
  expect(Math.abs(accuracy - 0.5)).toBeLessThan(0.2);
});

it("is nothing, where nobody preferred anything", () => {
  expect(
    judgedUnseen(
      pairs(() => 0.5),
      1,
    ),
  ).toEqual({ accuracy: Number.NaN, decided: 0 });
});
