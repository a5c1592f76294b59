// Recipes of milliseconds an update, with every reward term, and schedules that move all the time.
import { DQN_RECIPES, type DqnRecipe, withoutPpo } from "../../src/agents/dqn-recipes.ts";
import { RECIPES, type Recipe } from "../../src/agents/recipes.ts";

const moving = (from: number, to: number) => [
  { step: 0, value: from },
  { step: 2000, value: to },
];

export const TINY_RECIPE: Recipe = {
  ...RECIPES.small,
  name: "tiny",
  network: {
    ...RECIPES.small.network,
    view: { height: 7, width: 7 },
    convs: [],
    near: { size: 5, units: 8 },
    hidden: 8,
  },
  ppo: { ...RECIPES.small.ppo, rolloutSteps: 5, epochs: 1, minibatches: 1 },
  rows: 4,
  timeLimit: 12,
  rewardTerms: [
    ...RECIPES.small.rewardTerms,
    { kind: "boardChange", coefficient: 0.3, baseline: "inaction", rewardCells: "charge" },
    { kind: "boardChange", coefficient: -0.2, baseline: "starting-state", rewardCells: "ignore" },
  ],
  exitDifficulty: moving(0.001, 1),
  sideEffectFactor: moving(0, 1),
  learningRateFactor: moving(3, 1),
};

/** Learns from step 320 on, and forgets from step 1,280 on. */
export const TINY_DQN: DqnRecipe = {
  ...withoutPpo(TINY_RECIPE),
  name: "tiny dqn",
  dqn: { ...DQN_RECIPES.dqn.dqn, replaySteps: 1280, warmUpSteps: 320, batch: 16, targetEvery: 100 },
  exploration: moving(1, 0.1),
};
