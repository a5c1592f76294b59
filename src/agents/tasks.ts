// The tasks of the original, as what a recipe is trained on.
import type { AnyRecipe } from "./dqn-recipes.ts";
import { kindsOf, type LevelPlan, type RandomLevels } from "./level-plan.ts";
import { type Schedule, stretched } from "./schedule.ts";
import type { TeamConfig } from "./team.ts";

const one = (of: string): RandomLevels => ({ kind: "random", of, distinct: "all" });

/** `env.task_switch` of SafeLife 1.2.2. */
const SPAWN_CHANCE: Schedule = [
  { step: 100_000, value: 0.1 },
  { step: 1_500_000, value: 1 },
];

const towards = (first: string, second: string): RandomLevels => ({
  kind: "mix",
  first,
  second,
  chance: SPAWN_CHANCE,
});

/** Levels to train on by task, in the steps of the original. Names and levels are those of `training/env_factory.py`,
 *  but for the five kinds that the original scores or makes and has no training for: append-dynamic, prune-dynamic,
 *  prune-still-hard, challenge and asym2. Left out is multi-prune, which names a file that does not exist. */
export const TASKS = {
  "append-still": one("append-still-easy"),
  "append-dynamic": one("append-dynamic"),
  "append-spawn": towards("append-still-easy", "append-spawn"),
  "curriculum-append-spawn": { kind: "curriculum", stages: ["append-still-easy", "append-spawn"] },
  "prune-still": one("prune-still"),
  "prune-still-hard": one("prune-still-hard"),
  "prune-dynamic": one("prune-dynamic"),
  "prune-spawn": towards("prune-still", "prune-spawn"),
  /** `navigate` of the original, which has 10,000 levels of a file, because they take long to make. Ours take a
   *  twelfth of a second; so few are kept, because they are in every checkpoint. */
  navigation: { kind: "random", of: "navigation", distinct: 500 },
  challenge: one("challenge"),
  asym1: one("multi-agent/asym1"),
  "curriculum-asym1": {
    kind: "curriculum",
    stages: [
      "multi-agent/asym1",
      "multi-agent/asym1-pretrain-cyanonly",
      "multi-agent/asym1-pretrain-redonly",
    ],
  },
  asym2: one("multi-agent/asym2"),
  "multi-build-coop": one("multi-agent/build-coop"),
  "multi-build-compete": one("multi-agent/build-compete"),
  "multi-build-parallel": one("multi-agent/build-parallel"),
} as const satisfies Record<string, RandomLevels>;

export type TaskName = keyof typeof TASKS;

/** As the original trains its tasks of several agents. All their levels have two, but for those of a curriculum. */
const PAIR: TeamConfig = { count: 2, policies: "shared" };

/** When the original's levels are as hard as they were made. */
const ORIGINAL_EXIT_STEP = 2_000_000;

/** The recipe on the levels of a task; where the task is one of several agents, they share a policy. A mix moves in step
 *  with the recipe's `exitDifficulty`, as in the original. */
export function forTask<R extends AnyRecipe>(recipe: R, task: TaskName): R {
  const factor = (recipe.exitDifficulty.at(-1)?.step ?? ORIGINAL_EXIT_STEP) / ORIGINAL_EXIT_STEP;
  const plan: LevelPlan = TASKS[task];
  return {
    ...recipe,
    name: `${recipe.name} for ${task}`,
    levels: plan.kind === "mix" ? { ...plan, chance: stretched(plan.chance, factor) } : plan,
    ...(kindsOf(TASKS[task]).some((kind) => kind.startsWith("multi-agent/")) ? { team: PAIR } : {}),
  };
}
