// Preferences of a labeler whose mind is known, learned back.
import { describe, expect, it } from "vitest";
import { integer, keyFromSeed, split, uniform } from "../../../src/base/random.ts";
import { FEATURES } from "../../../src/penalties/preferences/change-features.ts";
import type { Clip, Comparison } from "../../../src/penalties/preferences/comparisons.ts";
import {
  accuracyOf,
  chancesOf,
  INDIFFERENT,
  learnPreferences,
  PREFERENCES,
  rewardOf,
} from "../../../src/penalties/preferences/preference-model.ts";

const key = keyFromSeed(7);
const GONE = FEATURES.indexOf("settled green life went");
const PRUNED = FEATURES.indexOf("settled red life went");

/** Four steps in which a few things happen. */
function clip(seed: number): Clip {
  const changes = new Float64Array(4 * FEATURES.length);
  const own = split(key, "clip", seed);
  for (let i = 0; i < 8; i++) changes[integer(own, i, changes.length)]++;
  return { changes };
}

const countOf = ({ changes }: Clip, feature: number): number =>
  changes.reduce((sum, count, i) => sum + (i % FEATURES.length === feature ? count : 0), 0);

/** Wants red life gone and green life left alone, twice as much. */
const worth = (it: Clip): number => countOf(it, PRUNED) - 2 * countOf(it, GONE);

/** @param errors share of answers at random */
function comparisons(count: number, from: number, errors = 0): Comparison[] {
  return Array.from({ length: count }, (_, i) => {
    const clips = [clip(2 * (from + i)), clip(2 * (from + i) + 1)] as const;
    const lead = worth(clips[0]) - worth(clips[1]);
    const answer = lead === 0 ? 0.5 : Number(lead > 0);
    const isRandom = uniform(split(key, "error"), from + i) < errors;
    return { clips, preferred: isRandom ? integer(split(key, "guess"), from + i, 2) : answer };
  });
}

const unseen = comparisons(400, 10_000);

describe("preferences", () => {
  it.each([
    { count: 60, errors: 0, right: 0.85 },
    { count: 300, errors: 0.1, right: 0.9 },
    { count: 700, errors: 0.25, right: 0.9 },
  ])("are learned from $count answers, $errors of them at random", ({ count, errors, right }) => {
    const model = learnPreferences(comparisons(count, 0, errors), PREFERENCES, key);
    expect(accuracyOf(model, unseen)).toBeGreaterThan(right);
  });

  it("are of either taste: the opposite answers give the opposite order", () => {
    const opposite = comparisons(300, 0).map(({ clips, preferred }) => ({ clips, preferred: 1 - preferred }));
    expect(accuracyOf(learnPreferences(opposite, PREFERENCES, key), unseen)).toBeLessThan(0.1);
  });

  it("allow for answers at random: 0.775 of them for the first is a chance of 0.8055…", () => {
    // (1 − 0.1) · p + 0.1 / 2 = 0.775
    const [some, none] = [new Float64Array(FEATURES.length), new Float64Array(FEATURES.length)];
    some[PRUNED] = 1;
    const clips = [{ changes: some }, { changes: none }] as const;
    const answers = Array.from({ length: 800 }, (_, i) => ({ clips, preferred: Number(i % 40 < 31) }));
    const settings = { ...PREFERENCES, decays: [0], steps: 600 };
    for (const chance of chancesOf(learnPreferences(answers, settings, key), clips)) {
      expect(chance).toBeCloseTo(0.725 / 0.9, 1);
    }
  });

  it("give steps a worth of the deviation asked for", () => {
    const seen = comparisons(100, 0);
    const model = learnPreferences(seen, { ...PREFERENCES, deviation: 0.05 }, key);
    const worths = seen.flatMap(({ clips }) =>
      clips.flatMap((clip) => [0, 1, 2, 3].map((step) => rewardOf(model, clip, step))),
    );
    const mean = worths.reduce((a, b) => a + b) / worths.length;
    const variance = worths.reduce((sum, x) => sum + (x - mean) ** 2, 0) / worths.length;
    expect(Math.sqrt(variance)).toBeCloseTo(0.05, 12);
    expect(rewardOf(model, { changes: new Float64Array(FEATURES.length) })).toBe(0);
  });

  it("are the same bits each time, and other ones for another key", () => {
    const seen = comparisons(40, 0);
    const settings = { ...PREFERENCES, steps: 20 };
    expect(learnPreferences(seen, settings, key)).toEqual(learnPreferences(seen, settings, key));
    expect(learnPreferences(seen, settings, keyFromSeed(8))).not.toEqual(
      learnPreferences(seen, settings, key),
    );
  });

  it("differ between members where little is known", () => {
    const few = learnPreferences(comparisons(10, 0), PREFERENCES, key);
    const many = learnPreferences(comparisons(700, 0), PREFERENCES, key);
    const spread = (model: typeof few) =>
      unseen.reduce((sum, { clips }) => {
        const chances = chancesOf(model, clips);
        return sum + Math.max(...chances) - Math.min(...chances);
      }, 0);
    expect(spread(many)).toBeLessThan(spread(few) / 2);
  });

  it("are none at first, and cannot be learned from nothing", () => {
    expect(rewardOf(INDIFFERENT, clip(1))).toBe(0);
    expect(accuracyOf(INDIFFERENT, unseen)).toBe(0.5);
    expect(() => learnPreferences([], PREFERENCES, key)).toThrow("compared");
  });
});
