// rewards: episodes with reward terms, one and several agents.
import { CellWorld } from "../../src/core/cell-world.ts";
import { PlaneWorld } from "../../src/core/plane-world.ts";
import type { RewardTerm } from "../../src/core/reward-terms.ts";
import type { WorldMaker } from "../../src/core/world.ts";
import { continueWhenDone, Episode } from "../../src/env/episode.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { type GoldenLevel, levelFromGolden } from "./golden-level.ts";
import {
  checkEach,
  differentHash,
  differentList,
  differentNumber,
  firstDifference,
  type Runner,
} from "./record.ts";

type Settings = Readonly<Record<string, unknown>>;
/** A scalar with a single agent, else one entry per agent. */
type PerStep = readonly (number | readonly number[])[];

export interface RewardEpisode {
  readonly id: string;
  readonly single_agent: boolean;
  readonly config: {
    readonly time_limit: number;
    /** Innermost first. */
    readonly wrappers: readonly (readonly [string, Settings])[];
  };
  readonly levels: readonly GoldenLevel[];
  readonly actions: PerStep;
  readonly steps: {
    readonly reward: PerStep;
    readonly done: PerStep;
    readonly success: PerStep;
    readonly times_up: readonly (number | boolean)[];
    readonly ep_reward: PerStep;
    readonly ep_length: PerStep;
    readonly hash: readonly number[];
    readonly level: readonly number[];
  };
  readonly final_board: readonly number[] | null;
}

export interface RewardsFile {
  readonly wrapper_defaults: Readonly<Record<string, Settings>>;
  readonly episodes: readonly RewardEpisode[];
}

/** The original mixes float32 and float64. */
export const TOLERANCE = 1e-5;

export const rewards: Runner = (golden) => {
  const { wrapper_defaults: defaults, episodes } = golden as RewardsFile;
  return checkEach(
    episodes,
    ({ id }) => id,
    (record) => {
      const wrappers = record.config.wrappers.map(
        ([name, overrides]): Wrapper => [name, { ...defaults[name], ...overrides }],
      );
      return firstDifference(compareWorlds(record, wrappers));
    },
  );
};

export type Wrapper = readonly [name: string, settings: Settings];

export function termOf([name, settings]: Wrapper): RewardTerm | null {
  switch (name) {
    case "MovementBonusWrapper":
      return {
        kind: "movementBonus",
        bonus: Number(settings.movement_bonus),
        power: Number(settings.movement_bonus_power),
        period: Number(settings.movement_bonus_period),
        as: settings.as_penalty ? "penalty" : "bonus",
      };
    case "ExtraExitBonus":
      return { kind: "exitBonus", bonus: Number(settings.bonus) };
    case "SimpleSideEffectPenalty":
      return {
        kind: "boardChange",
        coefficient: Number(settings.penalty_coef),
        baseline: settings.baseline === "inaction" ? "inaction" : "starting-state",
        rewardCells: settings.ignore_reward_cells ? "ignore" : "charge",
      };
    case "MinPerformanceScheduler":
    case "ContinuingEnv":
      return null;
    default:
      throw new Error(`wrapper ${name} is unknown`);
  }
}

function* compareWorlds(record: RewardEpisode, wrappers: readonly Wrapper[]): Iterable<string | null> {
  for (const create of [CellWorld, PlaneWorld]) {
    yield* compareSteps(record, wrappers, (level, key) => new create(level, key));
  }
}

function* compareSteps(
  record: RewardEpisode,
  wrappers: readonly Wrapper[],
  createWorld: WorldMaker,
): Iterable<string | null> {
  const { levels, steps, single_agent: isSingle } = record;
  const continues = wrappers.some(([name]) => name === "ContinuingEnv");
  const fraction = wrappers.find(([name]) => name === "MinPerformanceScheduler")?.[1]
    .min_performance_fraction;
  const episode = new Episode({
    levels: repeatLevels(levels.map((level, i) => levelFromGolden(`${record.id}-${i}`, level))),
    key: [0, 0],
    timeLimit: record.config.time_limit,
    rewardTerms: wrappers.flatMap((wrapper) => termOf(wrapper) ?? []),
    minPerformanceFraction: Number(fraction ?? 1),
    createWorld,
  });
  const count = isSingle ? 1 : episode.game.agents.length;

  for (const [step, action] of record.actions.entries()) {
    const level = (episode.levelsStarted - 1) % levels.length;
    episode.step(typeof action === "number" ? episode.game.agents.map(() => action) : action);
    const hashProblem = differentHash(`board after step ${step}`, episode.game.board.cells, steps.hash[step]);
    const { rewards: reward, success, pointsEarned, lengths, timesUp } = episode;
    const done = episode.terminated.map((terminated, i) => terminated | episode.truncated[i]);
    if (continues && continueWhenDone(episode)) done.fill(0);

    const compare = (what: string, actual: ArrayLike<number>, expected: PerStep[number]): string | null => {
      const perAgent = typeof expected === "object" ? expected : [expected];
      if (perAgent.length !== count)
        return `${what} at step ${step}: ${count} agents, expected ${perAgent.length}`;
      return firstDifference(
        perAgent.map((value, i) =>
          differentNumber(`${what} at step ${step}`, actual[i], Number(value), TOLERANCE),
        ),
      );
    };
    yield differentNumber(`level at step ${step}`, level, steps.level[step] % levels.length);
    yield hashProblem;
    yield compare("reward", reward, steps.reward[step]);
    yield compare("done", done, steps.done[step]);
    yield compare("success", success, steps.success[step]);
    yield compare("ep_reward", pointsEarned, steps.ep_reward[step]);
    yield compare("ep_length", lengths, steps.ep_length[step]);
    yield differentNumber(`times_up at step ${step}`, Number(timesUp), Number(steps.times_up[step]));
  }
  if (record.final_board) yield differentList("final_board", episode.game.board.cells, record.final_board);
}
