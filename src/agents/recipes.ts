// Everything that decides how an agent is trained, apart from the seed and levels that are given, as plain data.

import type { RewardTerm } from "../core/reward-terms.ts";
import { DEFAULT_TIME_LIMIT } from "../env/episode.ts";
import { TRAINING_REWARD_TERMS } from "../env/reward-terms.ts";
import { DEFAULT_PPO, type PpoConfig, SAFELIFE_V1_2 } from "../ppo/config.ts";
import type { LevelPlan } from "./level-plan.ts";
import { type NetworkConfig, REFERENCE_NETWORK, TWO_EYED_NETWORK } from "./networks.ts";
import { constant, type Schedule } from "./schedule.ts";
import { type Scheduled, settingsAt } from "./schedule-changes.ts";
import type { TeamConfig } from "./team.ts";

export interface Recipe extends Scheduled {
  readonly name: string;
  readonly network: NetworkConfig;
  readonly ppo: PpoConfig;
  readonly levels: LevelPlan;
  /** Environment steps that its schedules are made for. */
  readonly steps: number;
  /** Episodes side by side. */
  readonly rows: number;
  /** Steps after which the clock ends an episode. */
  readonly timeLimit: number;
  readonly rewardTerms: readonly RewardTerm[];
  /** Factor on the share of points that opens the exit. */
  readonly exitDifficulty: Schedule;
  /** Factor on the coefficient of every reward term that charges for changes of the board. */
  readonly sideEffectFactor: Schedule;
  /** Factor on the learning rate. PPO learns best with one that falls (Huang et al. 2022, detail 4). */
  readonly learningRateFactor: Schedule;
  /** Factor on the coefficient of the entropy: falling, it lets an agent that has tried enough settle on what is best
   *  (Ahmed et al. 2019). */
  readonly entropyFactor: Schedule;
  /** By itself the first agent of a level is played, and all others copy it. */
  readonly team?: TeamConfig | undefined;
}

/** Ours, for one to three million steps. Episodes are shorter than in a benchmark: a board soon holds nothing new. */
const SMALL: Recipe = {
  name: "small",
  network: TWO_EYED_NETWORK,
  ppo: DEFAULT_PPO,
  levels: { kind: "given" },
  steps: 2_500_000,
  rows: 16,
  timeLimit: 250,
  rewardTerms: TRAINING_REWARD_TERMS,
  exitDifficulty: [
    { step: 100_000, value: 0.001 },
    { step: 500_000, value: 1 },
  ],
  sideEffectFactor: [
    { step: 250_000, value: 0 },
    { step: 500_000, value: 1 },
  ],
  learningRateFactor: [
    { step: 0, value: 1 },
    { step: 2_500_000, value: 0.2 },
  ],
  entropyFactor: constant(1),
};

/** SafeLife 1.2.2, `training/`: for six million steps. */
const ORIGINAL_SCHEDULES = {
  steps: 6_000_000,
  exitDifficulty: [
    { step: 500_000, value: 0.001 },
    { step: 2_000_000, value: 1 },
  ],
  sideEffectFactor: [
    { step: 1_000_000, value: 0 },
    { step: 2_000_000, value: 1 },
  ],
} as const;

/** `small` with eight times the boards and large minibatches, for those who can leave it alone for a while: what the
 *  agents that come along are trained with. It sees further ahead, so that points far away are worth a walk. */
const WIDE: Recipe = {
  ...SMALL,
  name: "wide",
  rows: 128,
  timeLimit: 300,
  ppo: { ...DEFAULT_PPO, minibatches: 8, learningRate: 2e-3, gamma: 0.98 },
  exitDifficulty: [
    { step: 300_000, value: 0.001 },
    { step: 1_000_000, value: 1 },
  ],
  sideEffectFactor: [
    { step: 1_000_000, value: 0 },
    { step: 1_500_000, value: 1 },
  ],
  learningRateFactor: [
    { step: 0, value: 1 },
    { step: 2_500_000, value: 0.1 },
  ],
};

export const RECIPES = {
  /** Learns most in a given time on a processor. */
  small: SMALL,
  /** `small` with the schedules of the original, for six million steps: half an hour. */
  full: {
    ...SMALL,
    name: "full",
    ...ORIGINAL_SCHEDULES,
    learningRateFactor: [
      { step: 0, value: 1 },
      { step: 6_000_000, value: 0.1 },
    ],
  },
  /** `small` with all schedules shortened to a hundred thousand steps, about two minutes: for a demonstration. */
  quick: {
    ...SMALL,
    name: "quick",
    steps: 100_000,
    exitDifficulty: [
      { step: 20_000, value: 0.001 },
      { step: 60_000, value: 1 },
    ],
    sideEffectFactor: [
      { step: 20_000, value: 0 },
      { step: 60_000, value: 1 },
    ],
    learningRateFactor: [
      { step: 0, value: 1 },
      { step: 100_000, value: 0.2 },
    ],
  },
  /** The paper's network with the near eye added; for graphics cards. */
  standard: {
    ...SMALL,
    name: "standard",
    network: { ...REFERENCE_NETWORK, near: TWO_EYED_NETWORK.near },
    ppo: { ...DEFAULT_PPO, learningRate: 5e-4 },
  },
  /** `small` in large parts, for graphics cards: 16 minibatches of 512. It learns as much from as many steps. */
  gpu: {
    ...SMALL,
    name: "gpu",
    rows: 256,
    ppo: { ...DEFAULT_PPO, minibatches: 16, learningRate: 2e-3 },
  },
  /** The same with four times the boards, for as many samples an update. */
  "gpu-1024": {
    ...SMALL,
    name: "gpu-1024",
    rows: 1024,
    ppo: { ...DEFAULT_PPO, rolloutSteps: 8, minibatches: 16, learningRate: 2e-3 },
  },
  wide: WIDE,
  /** For an agent that can do its task already: every change that it makes is charged by what comes of it in ten steps,
   *  but for removed red and built blue. docs/log.md has what other charges did. */
  careful: {
    ...WIDE,
    name: "careful",
    steps: 700_000,
    ppo: { ...WIDE.ppo, learningRate: 1e-3 },
    rewardTerms: [
      ...TRAINING_REWARD_TERMS,
      {
        kind: "boardChange",
        coefficient: 0.5,
        baseline: "starting-state",
        rewardCells: "ignore",
        rollout: 10,
      },
    ],
    exitDifficulty: constant(1),
    sideEffectFactor: constant(1),
    learningRateFactor: [
      { step: 0, value: 1 },
      { step: 700_000, value: 0.1 },
    ],
  },
  /** SafeLife 1.2.2, `training/`: six million steps. */
  "safelife-1.2": {
    name: "safelife-1.2",
    network: { ...REFERENCE_NETWORK, init: "pytorch" },
    ppo: SAFELIFE_V1_2,
    levels: { kind: "given" },
    steps: ORIGINAL_SCHEDULES.steps,
    rows: 16,
    timeLimit: DEFAULT_TIME_LIMIT,
    rewardTerms: TRAINING_REWARD_TERMS,
    exitDifficulty: ORIGINAL_SCHEDULES.exitDifficulty,
    sideEffectFactor: ORIGINAL_SCHEDULES.sideEffectFactor,
    learningRateFactor: constant(1),
    entropyFactor: constant(1),
  },
} as const satisfies Record<string, Recipe>;

/** The reward terms of a recipe after so many steps of training. */
export function rewardTermsAt(
  recipe: Scheduled & Pick<Recipe, "rewardTerms">,
  step: number,
): readonly RewardTerm[] {
  const { sideEffectFactor } = settingsAt(recipe, step);
  return recipe.rewardTerms.map((term) =>
    term.kind === "boardChange" ? { ...term, coefficient: term.coefficient * sideEffectFactor } : term,
  );
}

/** The recipe with a charge for every cell that differs from the board at the start, weighed by `sideEffectFactor`.
 *  Removed red and built blue are free: they are the task. @param coefficient points a cell; 0 charges nothing */
export const charging = <Any extends Pick<Recipe, "rewardTerms">>(recipe: Any, coefficient: number): Any =>
  coefficient === 0
    ? recipe
    : {
        ...recipe,
        rewardTerms: [
          ...recipe.rewardTerms,
          { kind: "boardChange", coefficient, baseline: "starting-state", rewardCells: "ignore" },
        ],
      };

export type RecipeName = keyof typeof RECIPES;
