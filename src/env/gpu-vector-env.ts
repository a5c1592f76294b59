// Many SafeLife episodes side by side on a GPU: as BoardVectorEnv, but a rollout stays on the device.
import { type Key, keyFromSeed, split } from "../base/random.ts";
import { ACTION_COUNT } from "../core/actions.ts";
import { Game } from "../core/game.ts";
import type { Level } from "../core/level.ts";
import type { RewardTerm } from "../core/reward-terms.ts";
import type { Gpu } from "../gpu/gpu.ts";
import type { ObservationStore } from "../gpu/observation-store.ts";
import { type DeviceRolloutOptions, DeviceRollouts, type KeptRollout } from "../gpu/rollout.ts";
import { SUCCESS, TERMINATED, TRUNCATED } from "../gpu/shape.ts";
import { Simulator } from "../gpu/simulator.ts";
import type { BoardEpisodeEnd } from "./board-vector-env.ts";
import { DEFAULT_TIME_LIMIT } from "./episode.ts";
import { TRAINING_CHANNELS, TRAINING_VIEW, type ViewOptions } from "./observation.ts";
import { TRAINING_REWARD_TERMS } from "./reward-terms.ts";

export interface GpuVectorEnvOptions {
  readonly gpu: Gpu;
  /** Episodes side by side. */
  readonly rows: number;
  /** Steps of a rollout; at most the time limit. */
  readonly rolloutSteps: number;
  /** The pool, all of one size: a row that ends takes the next one, rows in order, over and over. */
  readonly levels: readonly Level[];
  readonly key: Key;
  readonly timeLimit?: number;
  readonly rewardTerms?: readonly RewardTerm[];
  readonly view?: ViewOptions;
  readonly channels?: readonly number[];
}

/** Keys, levels, rewards and observations are those of a `BoardVectorEnv` on the same levels, bit for bit. */
export class GpuVectorEnv {
  readonly rows: number;
  readonly actionCount = ACTION_COUNT;
  readonly observationWords: number;
  readonly view: ViewOptions;
  readonly channels: readonly number[];
  readonly simulator: Simulator;
  private readonly rollouts: DeviceRollouts;
  private readonly levels: readonly Level[];
  /** By level: the most points that can be earned, the point for leaving included. */
  private readonly possible: readonly number[];

  constructor(options: GpuVectorEnvOptions) {
    const { gpu, rows, levels, key } = options;
    this.rows = rows;
    this.levels = levels;
    this.view = options.view ?? TRAINING_VIEW;
    this.channels = options.channels ?? TRAINING_CHANNELS;
    this.simulator = new Simulator(gpu, {
      boards: rows,
      levels,
      keyOf: (row) => split(key, "row", row),
      timeLimit: options.timeLimit ?? DEFAULT_TIME_LIMIT,
      terms: options.rewardTerms ?? TRAINING_REWARD_TERMS,
      actions: "one",
      view: this.view,
      channels: this.channels,
      restarts: "first agent",
    });
    this.observationWords = this.simulator.observationWords;
    this.rollouts = new DeviceRollouts(gpu, this.simulator, options.rolloutSteps, ACTION_COUNT);
    this.possible = levels.map((level) =>
      level.agents.length > 0 ? new Game(level, keyFromSeed(0)).available(0) + 1 : 1,
    );
  }

  /** Packed observations of the last rollout, on the device. */
  get observations(): ObservationStore {
    return this.rollouts.observations;
  }

  /** Starts every row anew. */
  reset(): void {
    this.simulator.restart(Array.from({ length: this.rows }, (_, row) => row));
  }

  /** Factor on the levels' share of points that opens the exit; takes effect as episodes start. */
  setMinPerformanceFraction(fraction: number): void {
    this.simulator.setMinPerformanceFraction(fraction);
  }

  /** Plays a rollout; arrays are `[step, row]`, owned by the caller. Waits for the device once, at the end. */
  async rollOut(options: DeviceRolloutOptions) {
    const kept = await this.rollouts.play(options);
    const { rows } = this;
    const { steps } = this.rollouts;
    const floats = () => new Float32Array(steps * rows);
    const bytes = () => new Uint8Array(steps * rows);
    const [logProbs, rewards, values, nextValues] = [floats(), floats(), floats(), floats()];
    const [actions, terminated, truncated] = [bytes(), bytes(), bytes()];
    const ended: BoardEpisodeEnd[] = [];
    for (let step = 0; step < steps; step++) {
      const at = step * rows;
      actions.set(kept.words("ACTION", step), at);
      logProbs.set(kept.floats("LOG_PROB", step), at);
      rewards.set(kept.floats("REWARD", step), at);
      values.set(kept.floats("VALUE", step), at);
      nextValues.set(kept.floats("VALUE", step + 1), at);
      kept.words("FLAGS", step).forEach((flags, row) => {
        terminated[at + row] = flags & TERMINATED ? 1 : 0;
        truncated[at + row] = flags & TRUNCATED ? 1 : 0;
        if (!(flags & (TERMINATED | TRUNCATED))) return;
        const bootstraps = options.valuesAtTheLimit && truncated[at + row] === 1;
        nextValues[at + row] = bootstraps ? kept.valuesAtTheLimit[row] : 0;
        ended.push(this.summarise(kept, step, row));
      });
    }
    return { steps, rows, actions, logProbs, rewards, values, nextValues, terminated, truncated, ended };
  }

  private summarise(kept: KeptRollout, step: number, row: number): BoardEpisodeEnd {
    const level = this.simulator.levels.levelAt(kept.words("LEVEL", step)[row]);
    return {
      row,
      episodeReturn: kept.floats("RETURN", step)[row],
      length: kept.words("LENGTH", step)[row],
      levelName: this.levels[level].name,
      success: (kept.words("FLAGS", step)[row] & SUCCESS) !== 0,
      rewardFraction: (kept.words("EARNED", step)[row] | 0) / Math.max(this.possible[level], 1),
    };
  }

  /** Bytes of GPU memory by what they hold. */
  memory(): Readonly<Record<string, number>> {
    return { ...this.rollouts.memory(), ...this.simulator.memory() };
  }

  dispose(): void {
    this.rollouts.dispose();
    this.simulator.dispose();
  }
}
