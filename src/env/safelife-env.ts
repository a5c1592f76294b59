// One SafeLife episode after the other under Gymnasium's contract.
import { keyFromSeed } from "../base/random.ts";
import { ACTION_COUNT } from "../core/actions.ts";
import type { Game } from "../core/game.ts";
import type { Level } from "../core/level.ts";
import type { RewardTerm } from "../core/reward-terms.ts";
import {
  type Beginning,
  type Box,
  type Discrete,
  type Env,
  type ResetOptions,
  sizeOf,
  type Transition,
} from "./contract.ts";
import { DEFAULT_TIME_LIMIT, Episode } from "./episode.ts";
import { repeatLevels } from "./level-source.ts";
import { TRAINING_CHANNELS, TRAINING_VIEW, type ViewOptions } from "./observation.ts";
import { ObservationPacker, observationWords, unpackObservations } from "./packed-observation.ts";

export interface SafeLifeEnvOptions {
  /** Played in this order, over and over. */
  readonly levels: readonly Level[];
  /** Steps after which the clock ends an episode; 1000 unless given. */
  readonly timeLimit?: number;
  /** What the agent sees around it; 25 × 25 unless given, as the original trains. */
  readonly view?: ViewOptions;
  /** Bits of a view word that are seen, in this order; those of the original's training unless given. */
  readonly channels?: readonly number[];
  /** Added to the points of each step; none unless given. */
  readonly rewardTerms?: readonly RewardTerm[];
}

export interface SafeLifeInfo {
  /** The game under way; only to look at. Its boards change with the next step. */
  readonly game: Game;
  readonly level: string;
  /** Of this episode. */
  readonly steps: number;
  /** Bare points gained in this episode, without reward terms. */
  readonly points: number;
  /** Whether the agent left through an exit. */
  readonly success: boolean;
}

/**
 * The first agent of each level acts, all others copy it, as in the original. An observation is a byte, 0 or 1, for
 * each cell and channel: `[view row, view column, channel]`. The reward is the points gained.
 */
export class SafeLifeEnv implements Env<SafeLifeInfo> {
  readonly observationSpace: Box;
  readonly actionSpace: Discrete = { kind: "discrete", n: ACTION_COUNT };
  readonly #options: SafeLifeEnvOptions;
  readonly #view: ViewOptions;
  readonly #channels: readonly number[];
  readonly #packer: ObservationPacker;
  readonly #packed: Uint32Array;
  #episode: Episode | undefined;
  /** The first agent's part is over; others of the level may still be about. */
  #over = true;

  /** @throws one sentence if there are no levels */
  constructor(options: SafeLifeEnvOptions) {
    repeatLevels(options.levels);
    const { view = TRAINING_VIEW, channels = TRAINING_CHANNELS } = options;
    this.#options = options;
    this.#view = view;
    this.#channels = channels;
    this.#packer = new ObservationPacker(view, channels);
    this.#packed = new Uint32Array(observationWords(view, channels));
    const shape = [view.height, view.width, channels.length];
    this.observationSpace = { kind: "box", shape, low: 0, high: 1 };
  }

  /** A seed begins with the first level; without one the next level begins, at first from seed 0. */
  reset({ seed }: ResetOptions = {}): Beginning<SafeLifeInfo> {
    if (this.#episode && seed === undefined) this.#episode.reset();
    else this.#episode = this.#begin(seed ?? 0);
    this.#over = false;
    return this.#sight(this.#episode);
  }

  step(action: number): Transition<SafeLifeInfo> {
    const episode = this.#episode;
    if (!episode || this.#over) throw new Error("No episode is under way. Call reset first.");
    if (!Number.isInteger(action) || action < 0 || action >= ACTION_COUNT) {
      throw new Error(`${action} is no action. Give a whole number from 0 to ${ACTION_COUNT - 1}.`);
    }
    episode.step(episode.game.agents.map(() => action));
    const terminated = episode.terminated[0] === 1;
    const truncated = episode.truncated[0] === 1;
    this.#over = terminated || truncated;
    return { ...this.#sight(episode), reward: episode.rewards[0], terminated, truncated };
  }

  #begin(seed: number): Episode {
    const { levels, timeLimit = DEFAULT_TIME_LIMIT, rewardTerms = [] } = this.#options;
    return new Episode({ levels: repeatLevels(levels), key: keyFromSeed(seed), timeLimit, rewardTerms });
  }

  #sight({ game, steps, pointsEarned, success }: Episode): Beginning<SafeLifeInfo> {
    return {
      obs: this.#look(game),
      info: { game, level: game.level.name, steps, points: pointsEarned[0], success: success[0] === 1 },
    };
  }

  #look(game: Game): Uint8Array {
    this.#packer.pack(game, game.agents[0] ?? NOWHERE, this.#packed);
    const obs = new Uint8Array(sizeOf(this.observationSpace));
    unpackObservations(this.#packed, 1, this.#view, this.#channels.length, obs);
    return obs;
  }
}

/** Where a level without agents is looked at. */
const NOWHERE = { row: 0, col: 0 };
