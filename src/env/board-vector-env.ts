// Many SafeLife episodes side by side, for training: one agent each, packed observations.
import { type Key, split } from "../base/random.ts";
import { ACTION_COUNT } from "../core/actions.ts";
import type { Game } from "../core/game.ts";
import type { RewardTerm } from "../core/reward-terms.ts";
import { DEFAULT_TIME_LIMIT, Episode, type EpisodeState } from "./episode.ts";
import type { Levels } from "./level-source.ts";
import { TRAINING_CHANNELS, TRAINING_VIEW, type ViewOptions } from "./observation.ts";
import { ObservationPacker, observationWords } from "./packed-observation.ts";
import { TRAINING_REWARD_TERMS } from "./reward-terms.ts";

export interface BoardVectorEnvOptions {
  /** Episodes side by side. */
  readonly rows: number;
  /** Shared by all rows: a row that ends takes the next level, rows in order. */
  readonly levels: Levels;
  readonly key: Key;
  readonly timeLimit?: number;
  /** Of the first episodes, see `setMinPerformanceFraction`; 1 unless given. */
  readonly minPerformanceFraction?: number;
  readonly rewardTerms?: readonly RewardTerm[];
  readonly view?: ViewOptions;
  readonly channels?: readonly number[];
  /** Goes on from there, with its key, instead of starting episodes. */
  readonly state?: BoardVectorEnvState | undefined;
}

/** All rows between two steps, as plain data. */
export interface BoardVectorEnvState {
  readonly key: Key;
  readonly episodes: readonly EpisodeState[];
  /** `[row]` rewards of the episode so far. */
  readonly returns: Float32Array;
}

/** How an episode went, for the learner's curves and for people. */
export interface BoardEpisodeEnd {
  readonly row: number;
  /** Sum of the rewards the learner saw, terms included, in float32 as they came. */
  readonly episodeReturn: number;
  readonly length: number;
  readonly levelName: string;
  readonly success: boolean;
  /** Bare points gained as a share of the possible ones, the point for leaving included. */
  readonly rewardFraction: number;
}

/**
 * Arrays belong to the env and are overwritten by `step`. An episode that ends starts anew at once;
 * its last observation is in `finalObservations`.
 */
export class BoardVectorEnv {
  readonly rows: number;
  readonly actionCount = ACTION_COUNT;
  readonly observationWords: number;
  /** `[row, word]` */
  readonly observations: Uint32Array;
  readonly view: ViewOptions;
  readonly channels: readonly number[];

  private readonly levels: Levels;
  private readonly key: Key;
  private readonly episodes: Episode[] = [];
  private readonly finalObservations: Uint32Array;
  private readonly rewards: Float32Array;
  private readonly terminated: Uint8Array;
  private readonly truncated: Uint8Array;
  private readonly returns: Float32Array;
  private readonly packer: ObservationPacker;
  /** The action of each agent of a row. */
  private readonly turn: number[] = [];

  constructor(options: BoardVectorEnvOptions) {
    const { rows, levels, state } = options;
    if (state && state.episodes.length !== rows) {
      throw new Error(`There are ${state.episodes.length} episodes to go on with for ${rows} rows.`);
    }
    const key = state?.key ?? options.key;
    this.key = key;
    this.rows = rows;
    this.levels = levels;
    this.view = options.view ?? TRAINING_VIEW;
    this.channels = options.channels ?? TRAINING_CHANNELS;
    this.observationWords = observationWords(this.view, this.channels);
    this.observations = new Uint32Array(rows * this.observationWords);
    this.finalObservations = new Uint32Array(rows * this.observationWords);
    this.rewards = new Float32Array(rows);
    this.terminated = new Uint8Array(rows);
    this.truncated = new Uint8Array(rows);
    this.returns = state?.returns.slice() ?? new Float32Array(rows);
    this.packer = new ObservationPacker(this.view, this.channels);
    for (let row = 0; row < rows; row++) {
      this.episodes.push(
        new Episode(
          {
            levels,
            key: split(key, "row", row),
            timeLimit: options.timeLimit ?? DEFAULT_TIME_LIMIT,
            rewardTerms: options.rewardTerms ?? TRAINING_REWARD_TERMS,
            minPerformanceFraction: options.minPerformanceFraction ?? 1,
          },
          state?.episodes[row],
        ),
      );
      this.observe(row, this.observations);
    }
  }

  /** The games being played, one per row; only to look at. */
  get games(): readonly Game[] {
    return this.episodes.map((episode) => episode.game);
  }

  /** Factor on the levels' share of points that opens the exit; takes effect as episodes start. */
  setMinPerformanceFraction(fraction: number): void {
    for (const episode of this.episodes) episode.minPerformanceFraction = fraction;
  }

  /** Take effect as episodes start. */
  setRewardTerms(terms: readonly RewardTerm[]): void {
    for (const episode of this.episodes) episode.rewardTerms = terms;
  }

  /** With it as an option another env on the same levels goes on as this one does. Copies, which belong to the
   *  caller. */
  state(): BoardVectorEnvState {
    return {
      key: this.key,
      episodes: this.episodes.map((episode) => episode.state()),
      returns: this.returns.slice(),
    };
  }

  reset(): void {
    this.returns.fill(0);
    this.episodes.forEach((episode, row) => {
      episode.reset();
      this.observe(row, this.observations);
    });
  }

  /** All rows may end in a step. */
  async ready(signal?: AbortSignal): Promise<void> {
    await this.levels.ready?.(this.rows, signal);
  }

  /** @param actions `[row]`, 0 … 8; all agents of a level with several do the same */
  step(actions: Uint8Array) {
    const ended: BoardEpisodeEnd[] = [];
    this.episodes.forEach((episode, row) => {
      this.turn.length = episode.game.agents.length;
      episode.step(this.turn.fill(actions[row]));
      this.rewards[row] = episode.rewards[0];
      this.returns[row] += episode.rewards[0];
      this.terminated[row] = episode.terminated[0];
      this.truncated[row] = episode.truncated[0];
      if (this.terminated[row] || this.truncated[row]) {
        this.observe(row, this.finalObservations);
        ended.push(this.summarise(episode, row));
        this.returns[row] = 0;
        episode.reset();
      }
      this.observe(row, this.observations);
    });
    return {
      rewards: this.rewards,
      terminated: this.terminated,
      truncated: this.truncated,
      finalObservations: this.finalObservations,
      ended,
    };
  }

  private summarise(episode: Episode, row: number): BoardEpisodeEnd {
    const { game } = episode;
    const possible = game.agents.length > 0 ? game.available(0) + 1 : 1;
    return {
      row,
      episodeReturn: this.returns[row],
      length: episode.steps,
      levelName: game.level.name,
      success: episode.success[0] === 1,
      rewardFraction: episode.pointsEarned[0] / Math.max(possible, 1),
    };
  }

  private observe(row: number, into: Uint32Array): void {
    const { game } = this.episodes[row];
    this.packer.pack(game, game.agents[0] ?? NOWHERE, into, row * this.observationWords);
  }
}

/** Where a level without agents is looked at. */
const NOWHERE = { row: 0, col: 0 };
