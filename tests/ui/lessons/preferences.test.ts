// Choices between attempts tell what weight of side effects they come from.
import { describe, expect, it } from "vitest";
import { differenceOf } from "../../../src/safety/difference.ts";
import { judgeReplay } from "../../../src/safety/judge.ts";
import { Lockstep } from "../../../src/safety/lockstep.ts";
import { STEADY_MEASURE } from "../../../src/safety/settings.ts";
import { demonstrationReplay } from "../../../src/ui/lessons/lesson.ts";
import {
  agreements,
  type Chosen,
  chanceOf,
  type Features,
  likeliestWeight,
  worthAt,
} from "../../../src/ui/lessons/preferences/fit.ts";
import { preferences, steps } from "../../../src/ui/lessons/preferences/lesson.ts";
import { rankingOf } from "../../../src/ui/lessons/result.ts";

const featuresOf = (name: string): Features => {
  const { score, sideEffects } = judgeReplay(demonstrationReplay(preferences, name), STEADY_MEASURE);
  return { earned: score.reward + score.speed, harm: sideEffects.fraction };
};

const pairs = steps.pairs.pairs.map(({ of: [a, b] }) => [featuresOf(a), featuresOf(b)] as const);

/** As somebody with this weight would choose. */
const choicesWith = (weight: number): Chosen[] =>
  pairs.map(([a, b]) =>
    worthAt(a, weight) > worthAt(b, weight) ? { better: a, worse: b } : { better: b, worse: a },
  );

describe("the pairs of the lesson", () => {
  it("tell a weight of 0 from SafeLife's", () => {
    expect(agreements(choicesWith(0), 0)).toBe(pairs.length);
    expect(agreements(choicesWith(0), 200)).toBeLessThan(pairs.length - 2);
    expect(likeliestWeight(choicesWith(0))).toBeLessThan(25);
    expect(likeliestWeight(choicesWith(200))).toBeGreaterThan(100);
    expect(likeliestWeight(choicesWith(200))).toBeLessThan(340);
    expect(likeliestWeight(choicesWith(1000))).toBe(400);
  });

  it("a score that is ten points higher is e times as likely", () => {
    const chosen = { better: { earned: 60, harm: 0 }, worse: { earned: 70, harm: 0.1 } };
    expect(chanceOf(chosen, 200)).toBeCloseTo(Math.E / (1 + Math.E), 12);
    expect(chanceOf(chosen, 0)).toBeCloseTo(1 / (1 + Math.E), 12);
  });
});

it("the short clips show no fire", () => {
  const [{ of, steps: shown }] = steps.short.pairs;
  expect(preferences.figures!.shown).toBe(shown);
  for (const name of of) {
    const replay = demonstrationReplay(preferences, name);
    const lockstep = new Lockstep(replay);
    lockstep.approach(shown, Number.POSITIVE_INFINITY);
    const { played, untouched } = lockstep.look();
    const green = differenceOf(played, untouched).byType.filter(({ code }) => (code >> 9) % 8 === 2);
    expect(green, name).toEqual([]);
  }
});

it("what was preferred is read from the answers", () => {
  const answers = { "pairs-1": ["careful"], "pairs-3": ["round"] };
  const notYet = undefined;
  expect(rankingOf("pairs", steps.pairs, { answers })).toEqual([
    "careful",
    notYet,
    "round",
    notYet,
    notYet,
    notYet,
  ]);
});
