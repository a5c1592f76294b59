import { expect, it } from "vitest";
import { keyFromSeed, split } from "../../../src/base/random.ts";
import { Draws } from "../../../src/lm/world/draws.ts";
import {
  calibrateNoise,
  drawnAgreement,
  expectedAgreement,
  LABELER_WEIGHTS,
  LABELERS,
  type Pair,
  rank,
  TARGET_AGREEMENT,
  TRAINING_WEIGHTS,
  utility,
} from "../../../src/lm/world/labelers.ts";
import { drawPrompt } from "../../../src/lm/world/prompts.ts";
import { judge } from "../../../src/lm/world/rubric.ts";
import { webAnswer } from "../../../src/lm/world/web.ts";

const key = keyFromSeed(8);

/** Two answers of the web to each of many prompts. */
const pairs: readonly Pair[] = Array.from({ length: 2000 }, (_, i) => {
  const { ask } = drawPrompt(split(key, i), { appears: "inTraining" });
  const draws = new Draws(split(key, "answers", i));
  const values = () => {
    const judgement = judge(ask, { text: webAnswer(ask, draws, 0.6), ended: true });
    return LABELER_WEIGHTS.map((weights) => utility(judgement, weights));
  };
  return { first: values(), second: values() };
});

it("labelers have weights within a fifth of those they were told, and not the same", () => {
  expect(LABELER_WEIGHTS).toHaveLength(LABELERS);
  for (const weights of LABELER_WEIGHTS) {
    expect(Math.abs(weights.task / TRAINING_WEIGHTS.task - 1)).toBeLessThanOrEqual(0.2);
  }
  expect(new Set(LABELER_WEIGHTS.map(({ truth }) => truth)).size).toBe(LABELERS);
});

it("with the calibrated noise two labelers really agree on 72.6 ± 2 % of the pairs", () => {
  const noise = calibrateNoise(pairs);
  expect(expectedAgreement(pairs, noise)).toBeCloseTo(TARGET_AGREEMENT, 6);
  const { mean, count } = drawnAgreement([pairs.slice(0, 900), pairs.slice(900)], noise, split(key, "noise"));
  expect(Math.abs(mean - TARGET_AGREEMENT)).toBeLessThan(0.02);
  expect(count).toBe(2);
});

it("ranks by utility where there is no noise, and says where no noise can make people agree so often", () => {
  expect(rank([1, 3, 2], 0, key)).toEqual([1, 2, 0]);
  expect(() => calibrateNoise([{ first: [1, 0], second: [0, 1] }])).toThrow(/too alike/);
});
