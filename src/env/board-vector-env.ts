// Many SafeLife episodes side by side, for training: a row for each agent that is played, packed observations.
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
  /** Agents of each level that have rows: row `episode · agents + agent`, in acting order. Rows of agents that a level
   *  has not wait, agents without a row stand still. By itself the first agent has a row, and all others copy it. */
  readonly agents?: number | undefined;
  /** Shared by all episodes: one that ends takes the next level, episodes in order. */
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

/** All rows between two steps, as plain data. Arrays `[row]`. */
export interface BoardVectorEnvState {
  readonly key: Key;
  readonly episodes: readonly EpisodeState[];
  /** Rewards of the episode so far. */
  readonly returns: Float32Array;
  /** As of the env; the first files did not have it. */
  readonly waiting?: Uint8Array | undefined;
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
 * Arrays belong to the env and are overwritten by `step`. A row ends with its agent, and its last observation is in
 * `finalObservations`. When no row of an episode plays any more, the episode starts anew at once.
 */
export class BoardVectorEnv {
  readonly rows: number;
  readonly actionCount = ACTION_COUNT;
  readonly observationWords: number;
  /** `[row, word]` */
  readonly observations: Uint32Array;
  readonly view: ViewOptions;
  readonly channels: readonly number[];
  /** `[row]` 1 where an agent left, was destroyed or is not there, while others of its level still play. */
  readonly waiting: Uint8Array;

  private readonly agents: number;
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
    const { rows: episodes, agents = 1, levels, state } = options;
    const rows = episodes * agents;
    if (state && (state.episodes.length !== episodes || state.returns.length !== rows)) {
      throw new Error(
        `There are ${state.episodes.length} episodes of ${state.returns.length} agents to go on with for ${rows} rows.`,
      );
    }
    const key = state?.key ?? options.key;
    this.key = key;
    this.rows = rows;
    this.agents = agents;
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
    this.waiting = state?.waiting?.slice() ?? new Uint8Array(rows);
    this.packer = new ObservationPacker(this.view, this.channels);
    for (let index = 0; index < episodes; index++) {
      this.episodes.push(
        new Episode(
          {
            levels,
            key: split(key, "row", index),
            timeLimit: options.timeLimit ?? DEFAULT_TIME_LIMIT,
            rewardTerms: options.rewardTerms ?? TRAINING_REWARD_TERMS,
            minPerformanceFraction: options.minPerformanceFraction ?? 1,
          },
          state?.episodes[index],
        ),
      );
      if (!state) this.seat(index);
      this.observeAll(index);
    }
  }

  /** The games being played, one per episode; only to look at. */
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
      waiting: this.waiting.slice(),
    };
  }

  reset(): void {
    this.returns.fill(0);
    this.episodes.forEach((episode, index) => {
      episode.reset();
      this.seat(index);
      this.observeAll(index);
    });
  }

  /** All episodes may end in a step. */
  async ready(signal?: AbortSignal): Promise<void> {
    await this.levels.ready?.(this.episodes.length, signal);
  }

  /** @param actions `[row]`, 0 … 8 */
  step(actions: Uint8Array) {
    const ended: BoardEpisodeEnd[] = [];
    this.episodes.forEach((episode, index) => {
      episode.step(this.turnOf(index, actions));
      let playing = 0;
      for (let agent = 0; agent < this.agents; agent++) {
        const row = index * this.agents + agent;
        const plays = this.waiting[row] === 0;
        // Whatever a term gives an agent that is out is not for its row.
        this.rewards[row] = plays ? episode.rewards[agent] : 0;
        this.returns[row] += this.rewards[row];
        this.terminated[row] = plays ? episode.terminated[agent] : 0;
        this.truncated[row] = plays ? episode.truncated[agent] : 0;
        if (!this.terminated[row] && !this.truncated[row]) {
          if (plays) playing++;
          continue;
        }
        this.observe(row, this.finalObservations);
        ended.push(this.summarise(row));
        this.returns[row] = 0;
        this.waiting[row] = 1;
      }
      if (playing === 0) {
        episode.reset();
        this.seat(index);
      }
      this.observeAll(index);
    });
    return {
      rewards: this.rewards,
      terminated: this.terminated,
      truncated: this.truncated,
      finalObservations: this.finalObservations,
      ended,
    };
  }

  /** Gives the agents of a level that begins their rows. A level without agents ends with its first step. */
  private seat(index: number): void {
    const present = Math.max(1, this.episodes[index].game.agents.length);
    for (let agent = 0; agent < this.agents; agent++) {
      this.waiting[index * this.agents + agent] = agent < present ? 0 : 1;
    }
  }

  /** The action of each agent of a level. */
  private turnOf(index: number, actions: Uint8Array): readonly number[] {
    const { turn, agents } = this;
    turn.length = this.episodes[index].game.agents.length;
    if (agents === 1) return turn.fill(actions[index]);
    const first = index * agents;
    for (let agent = 0; agent < turn.length; agent++) {
      turn[agent] = agent < agents && this.waiting[first + agent] === 0 ? actions[first + agent] : 0;
    }
    return turn;
  }

  private summarise(row: number): BoardEpisodeEnd {
    const episode = this.episodes[Math.floor(row / this.agents)];
    const agent = row % this.agents;
    const { game } = episode;
    const possible = agent < game.agents.length ? game.available(agent) + 1 : 1;
    return {
      row,
      episodeReturn: this.returns[row],
      length: episode.steps,
      levelName: game.level.name,
      success: episode.success[agent] === 1,
      rewardFraction: episode.pointsEarned[agent] / Math.max(possible, 1),
    };
  }

  private observeAll(index: number): void {
    for (let agent = 0; agent < this.agents; agent++) {
      this.observe(index * this.agents + agent, this.observations);
    }
  }

  private observe(row: number, into: Uint32Array): void {
    const { game } = this.episodes[Math.floor(row / this.agents)];
    const agent = game.agents[row % this.agents] ?? NOWHERE;
    this.packer.pack(game, agent, into, row * this.observationWords);
  }
}

/** Where a level without agents is looked at. */
const NOWHERE = { row: 0, col: 0 };
