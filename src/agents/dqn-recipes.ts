// How agents are trained by DQN, as plain data.
import { DEFAULT_DQN, type DqnConfig, SAFELIFE_V1_2_DQN } from "../dqn/config.ts";
import { REFERENCE_Q_NETWORK } from "./networks.ts";
import { RECIPES, type Recipe } from "./recipes.ts";
import type { Schedule } from "./schedule.ts";

/** `entropyFactor` means nothing here. */
export interface DqnRecipe extends Omit<Recipe, "ppo"> {
  readonly dqn: DqnConfig;
  /** Chance of a random action. */
  readonly exploration: Schedule;
}

/** Of either algorithm. */
export type AnyRecipe = Recipe | DqnRecipe;

/** Environment steps of an update, all rows. */
export const stepsPerUpdate = (recipe: AnyRecipe): number =>
  ("dqn" in recipe ? recipe.dqn : recipe.ppo).rolloutSteps * recipe.rows;

/** What an algorithm has to be added to. */
export const withoutPpo = ({ ppo: _, ...rest }: Recipe): Omit<Recipe, "ppo"> => rest;

export const DQN_RECIPES = {
  /** `small` with the other algorithm. */
  dqn: {
    ...withoutPpo(RECIPES.small),
    name: "dqn",
    dqn: DEFAULT_DQN,
    exploration: [
      { step: 10_000, value: 1 },
      { step: 100_000, value: 0.4 },
      { step: 2_000_000, value: 0.03 },
    ],
  },
  /** SafeLife 1.2.2, `training/dqn.py`: six million steps. */
  "safelife-1.2-dqn": {
    ...withoutPpo(RECIPES["safelife-1.2"]),
    name: "safelife-1.2-dqn",
    network: REFERENCE_Q_NETWORK,
    dqn: SAFELIFE_V1_2_DQN,
    exploration: [
      { step: 50_000, value: 1 },
      { step: 500_000, value: 0.5 },
      { step: 4_000_000, value: 0.03 },
    ],
  },
} as const satisfies Record<string, DqnRecipe>;

/** Of either algorithm, by name. */
export const ALL_RECIPES = { ...RECIPES, ...DQN_RECIPES } as const satisfies Record<string, AnyRecipe>;

export type AnyRecipeName = keyof typeof ALL_RECIPES;

/** A clause, for who asks for a policy for each agent. */
export const DQN_HAS_ONE_POLICY = "DQN has one policy for all agents";
