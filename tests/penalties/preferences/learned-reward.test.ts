// What a learned reward pays for steps whose changes can be counted by hand.
import { describe, expect, it } from "vitest";
import { FEATURES } from "../../../src/penalties/preferences/change-features.ts";
import { ChangeWeights } from "../../../src/penalties/preferences/change-weights.ts";
import { learnedReward } from "../../../src/penalties/preferences/learned-reward.ts";
import { INDIFFERENT, type PreferenceModel } from "../../../src/penalties/preferences/preference-model.ts";
import { levelOf } from "../../support/board.ts";
import { chargesOf, envOf, NOOP, RIGHT, UP } from "../walled.ts";

const TOGGLE_RIGHT = 6;

/** Two members, whose mean is half of these weights, at ten points a nat. */
const model = (weights: Readonly<Record<string, number>>): PreferenceModel => ({
  members: [
    new ChangeWeights(FEATURES.map((name) => weights[name] ?? 0)),
    new ChangeWeights(FEATURES.map(() => 0)),
  ],
  scale: 10,
});

describe("a learned reward", () => {
  it("charges what is minded and pays what is liked", () => {
    // Without its end a blinker dies: three cells, one by hand and two for want of neighbours.
    const level = levelOf([".......", ".aggg..", ".......", ".......", "......."], { orientation: 1 });
    const env = envOf(level);
    const minds = learnedReward(env, () => model({ "settled green life went": -1 }));
    expect(chargesOf(env, minds, [TOGGLE_RIGHT, NOOP])).toEqual([15, -0]);
  });

  it("sees a crate that moves, and not the agent that pushes it", () => {
    const env = envOf(levelOf(["........", ".aC.....", "........"]));
    const likes = learnedReward(env, () => model({ "settled crate went": 1 }));
    expect(chargesOf(env, likes, [RIGHT, UP])).toEqual([-5, -0]);
  });

  it("is asked anew at each step", () => {
    const env = envOf(levelOf(["........", ".aC.....", "........"]));
    let now = INDIFFERENT;
    const reward = learnedReward(env, () => now);
    expect(chargesOf(env, reward, [NOOP])).toEqual([-0]);
    now = model({ "settled crate went": 1 });
    expect(chargesOf(env, reward, [RIGHT])).toEqual([-5]);
  });

  it("begins anew with each episode", () => {
    const env = envOf(levelOf(["........", ".aC.....", "........"]), { timeLimit: 1 });
    const reward = learnedReward(env, () => model({ "settled crate went": 2 }));
    expect(chargesOf(env, reward, [RIGHT, NOOP, RIGHT])).toEqual([-10, -0, -10]);
  });
});
