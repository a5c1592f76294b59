// The boards an agent trains on: on the GPU where its network is, else on the CPU.
import type { Backend } from "../backends/prepare.ts";
import { tfDevice } from "../backends/shared-device.ts";
import type { Key } from "../base/random.ts";
import { type Board, copyBoard } from "../core/board.ts";
import type { RewardTerm } from "../core/reward-terms.ts";
import {
  type BoardEpisodeEnd,
  BoardVectorEnv,
  type BoardVectorEnvOptions,
  type BoardVectorEnvState,
} from "../env/board-vector-env.ts";
import { GpuVectorEnv, whyNotOnGpu } from "../env/gpu-vector-env.ts";
import type { LevelSource } from "../env/level-source.ts";
import { Gpu } from "../gpu/gpu.ts";
import type { DeviceVectorEnv } from "../ppo/rollout.ts";
import type { TensorPolicy } from "../ppo/tf-policy.ts";
import type { Policy, VectorEnv } from "../ppo/types.ts";
import { onDevice } from "./device-env.ts";
import type { AnyRecipe } from "./dqn-recipes.ts";

export interface TrainingEnv {
  /** What the learner plays on. */
  readonly env: VectorEnv<BoardEpisodeEnd> | DeviceVectorEnv<BoardEpisodeEnd>;
  readonly where: "cpu" | "gpu";
  /** One sentence for people: why there. */
  readonly reason: string;
  /** Take effect as episodes start. */
  setMinPerformanceFraction(fraction: number): void;
  setRewardTerms(terms: readonly RewardTerm[]): void;
  /** Copies of the first rows' boards as they are now, which belong to the caller. On a GPU it waits for the
   *  device, so better not during a rollout. */
  look(count: number): Promise<Picture[]>;
  /** All rows between two rollouts; null on a GPU and with something around the boards, which keep theirs to
   *  themselves. */
  state(): BoardVectorEnvState | null;
  /** True if the rows went on from the state given. */
  readonly goesOn: boolean;
  dispose(): void;
}

/** A row's boards. */
export interface Picture {
  readonly board: Board;
  readonly goals: Board;
}

export interface TrainingEnvOptions {
  readonly recipe: AnyRecipe;
  readonly levels: LevelSource;
  readonly key: Key;
  readonly minPerformanceFraction: number;
  readonly rewardTerms: readonly RewardTerm[];
  /** Puts something around the boards, such as a penalty, which are then played on the CPU. */
  readonly wrapEnv?: WrapEnv | undefined;
  /** Of an env of the same recipe: rows go on from there where they can, else they start anew. */
  readonly state?: BoardVectorEnvState | undefined;
}

export type WrapEnv = (env: BoardVectorEnv) => VectorEnv<BoardEpisodeEnd>;

/** @param policy of the recipe's network, on `backend` */
export function createTrainingEnv(
  options: TrainingEnvOptions,
  policy: Policy | TensorPolicy,
  backend: Backend,
): TrainingEnv {
  const { recipe, levels, wrapEnv } = options;
  const shared = {
    rows: recipe.rows,
    agents: recipe.team?.count,
    levels,
    key: options.key,
    timeLimit: recipe.timeLimit,
    minPerformanceFraction: options.minPerformanceFraction,
    rewardTerms: options.rewardTerms,
    view: { ...recipe.network.view, whiteGoals: "hide" },
    channels: recipe.network.channels,
  } as const;
  if (wrapEnv && recipe.team) throw new Error("What is put around boards knows only one agent each.");
  if (wrapEnv) return onCpu(shared, "What is around the boards is there.", { wrapEnv });
  if (backend.name !== "webgpu" || !("evaluateTensor" in policy)) {
    return onCpu(shared, "The network is there.", { state: options.state });
  }
  if (recipe.team) return onCpu(shared, "Several agents are played.", { state: options.state });
  if ("dqn" in recipe) return onCpu(shared, "DQN takes single steps.", { state: options.state });
  const rolloutSteps = recipe.ppo.rolloutSteps;
  const obstacle = whyNotOnGpu({ ...shared, rolloutSteps });
  if (obstacle) return onCpu(shared, obstacle, { state: options.state });
  const gpu = new Gpu(tfDevice());
  const env = new GpuVectorEnv({ ...shared, gpu, rolloutSteps });
  const together = onDevice(gpu, env, policy, recipe.network);
  return {
    env: together,
    where: "gpu",
    reason: "The network is there.",
    setMinPerformanceFraction: (fraction) => env.setMinPerformanceFraction(fraction),
    setRewardTerms: (terms) => env.setRewardTerms(terms),
    look: (count) => env.look(count),
    state: () => null,
    goesOn: false,
    dispose() {
      together.dispose();
      env.dispose();
    },
  };
}

function onCpu(
  options: BoardVectorEnvOptions,
  reason: string,
  { wrapEnv, state }: Pick<TrainingEnvOptions, "wrapEnv" | "state">,
): TrainingEnv {
  const env = new BoardVectorEnv({ ...options, state });
  return {
    env: wrapEnv ? wrapEnv(env) : env,
    where: "cpu",
    reason,
    setMinPerformanceFraction: (fraction) => env.setMinPerformanceFraction(fraction),
    setRewardTerms: (terms) => env.setRewardTerms(terms),
    look: async (count) =>
      env.games
        .slice(0, count)
        .map(({ board, goals }) => ({ board: copyBoard(board), goals: copyBoard(goals) })),
    state: () => (wrapEnv ? null : env.state()),
    goesOn: state !== undefined,
    dispose: () => {},
  };
}
