// Episodes on boards: reset, step, time limit, rewards.
import { type Key, split } from "../base/random.ts";
import { Game, type GameState } from "../core/game.ts";
import type { Level } from "../core/level.ts";
import { fastestWorld } from "../core/plane-world.ts";
import type { RewardTerm } from "../core/reward-terms.ts";
import type { WorldMaker } from "../core/world.ts";
import type { Levels } from "./level-source.ts";
import { type MeterState, type RewardMeter, startRewardTerm } from "./reward-terms.ts";

export interface EpisodeOptions {
  readonly levels: Levels;
  /** The game of the n-th level is played with the key `split(key, n)`. */
  readonly key: Key;
  /** Steps after which the clock ends the episode. */
  readonly timeLimit: number;
  readonly rewardTerms: readonly RewardTerm[];
  /** Factor on the levels' own share of points that opens the exit; 1 unless given. */
  readonly minPerformanceFraction?: number;
  /** The fastest unless given; changes the speed only. */
  readonly createWorld?: WorldMaker;
}

/** An episode between two steps, as plain data. Arrays have an entry per agent, at least one. */
export interface EpisodeState {
  readonly level: Level;
  readonly levelsStarted: number;
  readonly steps: number;
  readonly game: GameState;
  /** Points as of the last step, without entries for agents that there are not. */
  readonly points: Float64Array;
  readonly pointsEarned: Float64Array;
  readonly lengths: Uint32Array;
  /** With the terms as they were when the episode started. */
  readonly meters: readonly { readonly term: RewardTerm; readonly state: MeterState }[];
}

/** SafeLife 1.2.2, `SafeLifeEnv`. */
export const DEFAULT_TIME_LIMIT = 1000;

/**
 * One environment after the other on levels of a source. Arrays have an entry per agent, at least one, belong
 * to the episode and are overwritten by the next step.
 */
export class Episode {
  game!: Game;
  /** Levels started, this one included. */
  levelsStarted = 0;
  /** Takes effect at the next reset. */
  minPerformanceFraction: number;
  /** Take effect at the next reset. */
  rewardTerms: readonly RewardTerm[];

  /** Steps since the last reset. */
  steps = 0;
  /** Sum of bare points, without reward terms. */
  pointsEarned!: Float64Array;
  /** Steps in which the agent was active. */
  lengths!: Uint32Array;
  /** Points gained and what the reward terms add. */
  rewards!: Float32Array;
  /** 1 where the agent left or was destroyed. */
  terminated!: Uint8Array;
  /** 1 where time ran out on an active agent. */
  truncated!: Uint8Array;
  /** 1 where the agent left through an exit. */
  success!: Uint8Array;

  private meters: RewardMeter[] = [];
  private points!: Float64Array;
  private done!: Uint8Array;
  private wasActive!: Uint8Array;

  /** @param state goes on from there instead of starting a level */
  constructor(
    private readonly options: EpisodeOptions,
    state?: EpisodeState,
  ) {
    this.minPerformanceFraction = options.minPerformanceFraction ?? 1;
    this.rewardTerms = options.rewardTerms;
    if (state) this.restore(state);
    else this.reset();
  }

  /** Starts the next level. */
  reset(): void {
    this.startLevel(this.options.levels.next(), this.rewardTerms);
    // As in the original, the exits themselves follow only with the first step.
    this.game.minPerformance *= this.minPerformanceFraction;
  }

  private startLevel(level: Level, terms: readonly RewardTerm[]): void {
    const { key, createWorld = fastestWorld } = this.options;
    const gameKey = split(key, this.levelsStarted++);
    this.game = new Game(level, gameKey, createWorld(level, gameKey));
    this.steps = 0;
    this.points = Float64Array.from(this.game.agents, (_, i) => this.game.points(i));
    const count = Math.max(1, this.game.agents.length);
    this.pointsEarned = new Float64Array(count);
    this.lengths = new Uint32Array(count);
    this.rewards = new Float32Array(count);
    this.terminated = new Uint8Array(count);
    this.truncated = new Uint8Array(count);
    this.success = new Uint8Array(count);
    this.done = new Uint8Array(count);
    this.wasActive = new Uint8Array(count);
    this.meters = terms.map((term) => startRewardTerm(term, this.game));
  }

  /** All that the steps to come depend on but the options. Copies, which belong to the caller. */
  state(): EpisodeState {
    return {
      level: this.game.level,
      levelsStarted: this.levelsStarted,
      steps: this.steps,
      game: this.game.state(),
      points: this.points.slice(),
      pointsEarned: this.pointsEarned.slice(),
      lengths: this.lengths.slice(),
      meters: this.meters.map((meter) => ({ term: meter.term, state: meter.state() })),
    };
  }

  private restore(state: EpisodeState): void {
    this.levelsStarted = state.levelsStarted - 1;
    this.startLevel(
      state.level,
      state.meters.map(({ term }) => term),
    );
    this.game.restore(state.game, this.options.createWorld ?? fastestWorld);
    this.steps = state.steps;
    this.points.set(state.points);
    this.pointsEarned.set(state.pointsEarned);
    this.lengths.set(state.lengths);
    this.meters.forEach((meter, i) => {
      meter.restore(state.meters[i].state);
    });
  }

  get timesUp(): boolean {
    return this.steps >= this.options.timeLimit;
  }

  /** True when every agent is done or time is up. */
  get isOver(): boolean {
    return this.done.every((done) => done !== 0);
  }

  /** @param actions one of 0 … 8 per agent */
  step(actions: ArrayLike<number>): void {
    const { game, wasActive } = this;
    for (let i = 0; i < game.agents.length; i++) wasActive[i] = game.isActive(i) ? 1 : 0;
    game.takeTurn(actions);
    this.steps++;
    for (let i = 0; i < this.rewards.length; i++) {
      const active = i < game.agents.length && game.isActive(i);
      this.rewards[i] = 0;
      if (wasActive[i]) {
        const points = game.points(i);
        this.rewards[i] = points - this.points[i];
        this.points[i] = points;
        this.pointsEarned[i] += this.rewards[i];
        this.lengths[i]++;
      }
      this.terminated[i] = active ? 0 : 1;
      this.truncated[i] = active && this.timesUp ? 1 : 0;
      this.success[i] = i < game.agents.length && game.hasExited(i) ? 1 : 0;
      this.done[i] = this.terminated[i] | this.truncated[i];
    }
    const outcome = { game, done: this.done, episodeReward: this.pointsEarned, timesUp: this.timesUp };
    for (const meter of this.meters) meter.addTo(this.rewards, outcome);
  }
}

/**
 * One endless episode on many levels (`ContinuingEnv`): starts the next level if the agents were done in time.
 * Call after each step, once its arrays have been read; when it returns true, the step counts as not done.
 */
export function continueWhenDone(episode: Episode): boolean {
  if (!episode.isOver || episode.timesUp) return false;
  episode.reset();
  return true;
}
