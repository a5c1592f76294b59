// Many SafeLife episodes side by side on a GPU: as BoardVectorEnv, but a rollout stays on the device.
import { type Key, split } from "../base/random.ts";
import { ACTION_COUNT } from "../core/actions.ts";
import type { Board } from "../core/board.ts";
import type { Level } from "../core/level.ts";
import type { RewardTerm } from "../core/reward-terms.ts";
import type { Gpu } from "../gpu/gpu.ts";
import type { ObservationStore } from "../gpu/observation-store.ts";
import { type DeviceRolloutOptions, DeviceRollouts, type KeptRollout } from "../gpu/rollout.ts";
import { SUCCESS, TERMINATED, TRUNCATED, whyNotTogether } from "../gpu/shape.ts";
import { Simulator } from "../gpu/simulator.ts";
import type { BoardEpisodeEnd } from "./board-vector-env.ts";
import { DEFAULT_TIME_LIMIT } from "./episode.ts";
import { LevelFeed } from "./level-feed.ts";
import type { Levels } from "./level-source.ts";
import { TRAINING_CHANNELS, TRAINING_VIEW, type ViewOptions } from "./observation.ts";
import { TRAINING_REWARD_TERMS } from "./reward-terms.ts";

export interface GpuVectorEnvOptions {
  readonly gpu: Gpu;
  /** Episodes side by side. */
  readonly rows: number;
  /** Steps of a rollout; at most the time limit. */
  readonly rolloutSteps: number;
  /** Shared by all rows: a row that ends takes the next level, rows in order. All of one size and with the normal
   *  rules; none with more agents or exits than the first ones. */
  readonly levels: Levels;
  readonly key: Key;
  readonly timeLimit?: number;
  /** Of the first episodes, see `setMinPerformanceFraction`; 1 unless given. */
  readonly minPerformanceFraction?: number;
  readonly rewardTerms?: readonly RewardTerm[];
  readonly view?: ViewOptions;
  readonly channels?: readonly number[];
}

/** Levels in the pool at most if all are to be there at once. */
const MOST_LISTED = 4096;

/** Keys, levels, rewards and observations are those of a `BoardVectorEnv` on the same levels, bit for bit, as long
 *  as no more than twice as many episodes as there are rows end in a rollout; then levels repeat early. */
export class GpuVectorEnv {
  readonly rows: number;
  readonly actionCount = ACTION_COUNT;
  readonly observationWords: number;
  readonly view: ViewOptions;
  readonly channels: readonly number[];
  readonly simulator: Simulator;
  private readonly rollouts: DeviceRollouts;
  private readonly feed: LevelFeed;

  constructor(options: GpuVectorEnvOptions) {
    const { gpu, rows, key } = options;
    this.rows = rows;
    this.view = options.view ?? TRAINING_VIEW;
    this.channels = options.channels ?? TRAINING_CHANNELS;
    const ahead = 2 * rows;
    const { known, source } = firstLevels(options.levels, rows);
    const slots = source.all ? known.length : ahead + rows;
    this.simulator = new Simulator(gpu, {
      boards: rows,
      levels: known,
      slots,
      ahead,
      keyOf: (row) => split(key, "row", row),
      timeLimit: options.timeLimit ?? DEFAULT_TIME_LIMIT,
      terms: options.rewardTerms ?? TRAINING_REWARD_TERMS,
      actions: "one",
      view: this.view,
      channels: this.channels,
      restarts: "first agent",
      minPerformanceFraction: options.minPerformanceFraction ?? 1,
    });
    this.feed = new LevelFeed(source, known, { rows, slots, ahead });
    this.feed.refill(this.simulator, rows);
    this.allStarted();
    this.observationWords = this.simulator.observationWords;
    this.rollouts = new DeviceRollouts(gpu, this.simulator, options.rolloutSteps, ACTION_COUNT);
  }

  /** Packed observations of the last rollout, on the device. */
  get observations(): ObservationStore {
    return this.rollouts.observations;
  }

  /** Starts every row anew. */
  reset(): void {
    this.feed.refill(this.simulator);
    this.simulator.restart(Array.from({ length: this.rows }, (_, row) => row));
    this.allStarted();
  }

  private allStarted(): void {
    for (let row = 0; row < this.rows; row++) this.feed.started(row);
  }

  /** Factor on the levels' share of points that opens the exit; takes effect as episodes start. */
  setMinPerformanceFraction(fraction: number): void {
    this.simulator.setMinPerformanceFraction(fraction);
  }

  /** Take effect as episodes start. @param terms as before, but for bonuses at the exit and coefficients */
  setRewardTerms(terms: readonly RewardTerm[]): void {
    this.simulator.setRewardTerms(terms);
  }

  /** Plays a rollout; arrays are `[step, row]`, owned by the caller. Waits for the device once, at the end.
   *  @param signal gives up waiting for levels, before the rollout */
  async rollOut(options: DeviceRolloutOptions, signal?: AbortSignal) {
    await this.feed.wait(signal);
    this.feed.refill(this.simulator);
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
    for (const { row } of ended) this.feed.started(row);
    return { steps, rows, actions, logProbs, rewards, values, nextValues, terminated, truncated, ended };
  }

  private summarise(kept: KeptRollout, step: number, row: number): BoardEpisodeEnd {
    const { levels } = this.simulator;
    const slot = levels.slotAt(kept.words("LEVEL", step)[row]);
    return {
      row,
      episodeReturn: kept.floats("RETURN", step)[row],
      length: kept.words("LENGTH", step)[row],
      levelName: levels.level(slot).name,
      success: (kept.words("FLAGS", step)[row] & SUCCESS) !== 0,
      rewardFraction: (kept.words("EARNED", step)[row] | 0) / levels.possible(slot),
    };
  }

  /** Copies of the first rows' boards and goals as they are now, which belong to the caller. Waits for the GPU. */
  async look(count: number): Promise<{ board: Board; goals: Board }[]> {
    const [boards, goals] = await Promise.all([
      this.simulator.readBoards("board", count),
      this.simulator.readBoards("goals", count),
    ]);
    return boards.map((board, row) => ({ board, goals: goals[row] }));
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

/** A sentence if this cannot be played on a GPU. Sources without a list are taken at their word. */
export function whyNotOnGpu({
  levels: { all = [] },
  rolloutSteps,
  timeLimit,
  rewardTerms = [],
}: Pick<GpuVectorEnvOptions, "levels" | "rolloutSteps" | "rewardTerms"> & { readonly timeLimit: number }):
  | string
  | undefined {
  if (rewardTerms.some((term) => term.kind === "boardChange" && term.rollout)) {
    return "A charge looks ahead, which boards on a GPU do not.";
  }
  if (rolloutSteps > timeLimit) return `A rollout of ${rolloutSteps} steps is longer than an episode may be.`;
  if (all.length > MOST_LISTED) return `There are more levels than the ${MOST_LISTED} that a GPU holds.`;
  return whyNotTogether(all);
}

/** Levels to lay out the pool by, and the source as it was before. */
function firstLevels(source: Levels, count: number): { known: readonly Level[]; source: Levels } {
  if (source.all) return { known: source.all, source };
  const known = Array.from({ length: count }, () => source.next());
  let index = 0;
  return {
    known,
    source: {
      next: () => (index < count ? known[index++] : source.next()),
      ready: async (more, signal) => source.ready?.(more, signal),
    },
  };
}
