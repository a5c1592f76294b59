// Episodes on boards: reset, step, time limit, rewards.
import { type Key, split } from "../base/random.ts";
import { Game } from "../core/game.ts";
import { fastestWorld } from "../core/plane-world.ts";
import type { RewardTerm } from "../core/reward-terms.ts";
import type { WorldMaker } from "../core/world.ts";
import type { LevelSource } from "./level-source.ts";
import { type RewardMeter, startRewardTerm } from "./reward-terms.ts";

export interface EpisodeOptions {
  readonly levels: LevelSource;
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

  constructor(private readonly options: EpisodeOptions) {
    this.minPerformanceFraction = options.minPerformanceFraction ?? 1;
    this.rewardTerms = options.rewardTerms;
    this.reset();
  }

  /** Starts the next level. */
  reset(): void {
    const { levels, key, createWorld = fastestWorld } = this.options;
    const level = levels.next();
    const gameKey = split(key, this.levelsStarted++);
    this.startLevel(new Game(level, gameKey, createWorld(level, gameKey)));
    const count = Math.max(1, this.game.agents.length);
    this.pointsEarned = new Float64Array(count);
    this.lengths = new Uint32Array(count);
    this.rewards = new Float32Array(count);
    this.terminated = new Uint8Array(count);
    this.truncated = new Uint8Array(count);
    this.success = new Uint8Array(count);
    this.done = new Uint8Array(count);
    this.wasActive = new Uint8Array(count);
    this.meters = this.rewardTerms.map((term) => startRewardTerm(term, this.game));
  }

  private startLevel(game: Game): void {
    this.game = game;
    this.steps = 0;
    this.points = Float64Array.from(game.agents, (_, i) => game.points(i));
    // As in the original, the exits themselves follow only with the first step.
    game.minPerformance *= this.minPerformanceFraction;
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
