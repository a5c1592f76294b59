// The methods that a study compares: what is added to the reward of one common recipe, or is trained instead of it.
import type { AnyRecipe } from "../agents/dqn-recipes.ts";
import { valueAt } from "../agents/schedule.ts";
import type { TeamConfig } from "../agents/team.ts";
import type { WrapEnv } from "../agents/training-env.ts";
import type { Key } from "../base/random.ts";
import type { BoardChange, RewardTerm } from "../core/reward-terms.ts";
import { BoardVectorEnv } from "../env/board-vector-env.ts";
import type { LevelSource } from "../env/level-source.ts";
import {
  ATTAINABLE_UTILITY,
  type AttainableUtilityConfig,
  attainableUtility,
  learnAttainableUtility,
} from "../penalties/attainable-utility.ts";
import { type FutureTaskOptions, futureTasks } from "../penalties/future-tasks.ts";
import { type GameVectorEnv, PenalizedEnv, type Penalty } from "../penalties/penalized-env.ts";
import {
  type RelativeReachabilityOptions,
  relativeReachability,
} from "../penalties/relative-reachability.ts";
import { type StepwiseInactionOptions, stepwiseInaction } from "../penalties/stepwise-inaction.ts";

/** Plain data, as a study's file has it. */
export type PenaltySpec =
  | ({ readonly kind: "board-change" } & Pick<BoardChange, "baseline" | "rollout">)
  | ({ readonly kind: "stepwise-inaction" } & StepwiseInactionOptions)
  | ({ readonly kind: "relative-reachability" } & RelativeReachabilityOptions)
  | ({ readonly kind: "future-tasks" } & FutureTaskOptions)
  | ({ readonly kind: "attainable-utility" } & Partial<AttainableUtilityConfig>);

/** Where in the training a method is put to work. */
export interface MethodContext {
  readonly recipe: AnyRecipe;
  /** Levels for what the method learns beforehand; of its own. */
  readonly levels: LevelSource;
  /** Of the training as a whole: the same wherever it goes on. */
  readonly key: Key;
  /** Environment steps taken before, all rows. */
  readonly firstStep: number;
}

export interface StudyMethod {
  readonly name: string;
  /** Instead of the study's. */
  readonly recipe?: AnyRecipe | undefined;
  /** Who plays the agents of levels that have several; unless given the first is played, and others copy it. */
  readonly agents?: TeamConfig["policies"] | undefined;
  /** Reward terms beside those of the recipe. */
  readonly rewardTerms: readonly RewardTerm[];
  /** To be called once for each training; `dispose` when it ends. */
  start?(context: MethodContext): { readonly wrapEnv: WrapEnv; dispose(): void };
}

/** @param coefficient of the charges, weighed by the recipe's `sideEffectFactor` */
export function methodOf(name: string, spec: PenaltySpec | undefined, coefficient: number): StudyMethod {
  if (spec === undefined) return { name, rewardTerms: [] };
  if (spec.kind === "board-change") {
    const { kind: _, ...change } = spec;
    return { name, rewardTerms: [{ kind: "boardChange", coefficient, ...change, rewardCells: "charge" }] };
  }
  return {
    name,
    rewardTerms: [],
    start(context) {
      const { recipe, firstStep } = context;
      const { create, dispose } = penaltyMaker(spec, context);
      const coefficientAt = (steps: number) => coefficient * valueAt(recipe.sideEffectFactor, steps);
      return {
        wrapEnv: (env) => new PenalizedEnv(env, create(env), coefficientAt, firstStep),
        dispose,
      };
    },
  };
}

interface PenaltyMaker {
  create(env: GameVectorEnv): Penalty;
  dispose(): void;
}

const nothingToDispose = () => {};

function penaltyMaker(
  spec: Exclude<PenaltySpec, { readonly kind: "board-change" }>,
  context: MethodContext,
): PenaltyMaker {
  switch (spec.kind) {
    case "stepwise-inaction":
      return { create: (env) => stepwiseInaction(env, spec), dispose: nothingToDispose };
    case "relative-reachability":
      return { create: (env) => relativeReachability(env, spec), dispose: nothingToDispose };
    case "future-tasks":
      return { create: (env) => futureTasks(env, spec), dispose: nothingToDispose };
    case "attainable-utility": {
      const utility = learnUtility({ ...ATTAINABLE_UTILITY, ...spec }, context);
      return { create: (env) => attainableUtility(env, utility), dispose: () => utility.dispose() };
    }
  }
}

function learnUtility(config: AttainableUtilityConfig, { recipe, levels, key }: MethodContext) {
  const { view, channels } = recipe.network;
  const env = new BoardVectorEnv({
    rows: recipe.rows,
    levels,
    key,
    timeLimit: recipe.timeLimit,
    rewardTerms: [],
    view: { ...view, whiteGoals: "hide" },
    channels,
  });
  const layout = { channels: channels.length, height: view.height, width: view.width };
  return learnAttainableUtility({ env, layout, config, key });
}
