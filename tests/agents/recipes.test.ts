import { describe, expect, it } from "vitest";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import { RECIPES, type Recipe, rewardTermsAt } from "../../src/agents/recipes.ts";
import { constant, valueAt } from "../../src/agents/schedule.ts";
import { Trainer } from "../../src/agents/trainer.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import { BoardVectorEnv } from "../../src/env/board-vector-env.ts";
import { SAFELIFE_V1_2 } from "../../src/ppo/config.ts";
import { WALK_RECIPE, walkLevels } from "./walk.ts";

describe("schedules", () => {
  it("are straight between their points and flat outside", () => {
    const { exitDifficulty } = RECIPES["safelife-1.2"];
    const at = (step: number) => valueAt(exitDifficulty, step);
    expect([0, 500_000, 1_250_000, 2_000_000, 6_000_000].map(at)).toEqual([0.001, 0.001, 0.5005, 1, 1]);
  });

  it("scale the charge for changes, and nothing else", () => {
    const charge = {
      kind: "boardChange",
      coefficient: 2,
      baseline: "starting-state",
      rewardCells: "charge",
    } as const;
    const recipe: Recipe = { ...RECIPES["safelife-1.2"], rewardTerms: [...SAFELIFE_TERMS, charge] };
    expect(rewardTermsAt(recipe, 0)).toEqual([...SAFELIFE_TERMS, { ...charge, coefficient: 0 }]);
    expect(rewardTermsAt(recipe, 1_500_000)).toEqual([...SAFELIFE_TERMS, { ...charge, coefficient: 1 }]);
  });

  it("reach the episodes as they start", () => {
    const env = new BoardVectorEnv({
      rows: 1,
      levels: walkLevels(keyFromSeed(0)),
      key: keyFromSeed(0),
      rewardTerms: [],
      view: { height: 5, width: 5, whiteGoals: "hide" },
    });
    const still = () => env.step(Uint8Array.of(0)).rewards[0];
    const terms = [{ kind: "movementBonus", bonus: 0.5, power: 1, period: 1, as: "penalty" }] as const;
    expect(still()).toBe(0);
    env.setRewardTerms(terms);
    expect(still()).toBe(0);
    env.reset();
    expect(still()).toBe(-0.5);
  });
});

describe("the factor on the entropy", () => {
  /** Weights after two updates. */
  async function trained(change: Partial<Recipe>) {
    const backend = { name: "simd", threads: 1, reason: "" } as const;
    const levels = walkLevels(keyFromSeed(4));
    const recipe = { ...WALK_RECIPE, ...change };
    const trainer = Trainer.create({ recipe, levels, seed: 1, backend, now: () => 0 });
    await trainer.run(2 * recipe.rows * recipe.ppo.rolloutSteps);
    const { tensors } = readCheckpoint(trainer.checkpoint());
    trainer.dispose();
    return tensors;
  }
  const secondUpdate = WALK_RECIPE.rows * WALK_RECIPE.ppo.rolloutSteps;

  it("multiplies its coefficient, update by update", async () => {
    const none = await trained({ ppo: { ...WALK_RECIPE.ppo, entropyCoefficient: 0 } });
    expect(await trained({ entropyFactor: constant(0) })).toEqual(none);
    const falling = [
      { step: 0, value: 1 },
      { step: secondUpdate, value: 0 },
    ];
    const later = await trained({ entropyFactor: falling });
    expect(later).not.toEqual(none);
    expect(later).not.toEqual(await trained({}));
  });
});

const SAFELIFE_TERMS = RECIPES["safelife-1.2"].rewardTerms;

it("the original's recipe makes 320 samples an update", () => {
  expect(SAFELIFE_V1_2.rolloutSteps * RECIPES["safelife-1.2"].rows).toBe(320);
});
