// An episode as it was played and the same level untouched, step by step together.
import { type Key, split } from "../base/random.ts";
import type { Board } from "../core/board.ts";
import { advanceBits } from "../core/fast-life.ts";
import { BitBoard } from "../core/planes.ts";
import type { Replay } from "../core/replay.ts";
import { beginningOf, type PlayedEpisode, rewardFractionOf, takeTurn } from "./judge.ts";

/** Kept moments to go back to; what lies between them is played again. */
const KEYFRAMES = 32;
const LEAST_BETWEEN = 32;

/** The two worlds after one and the same step; copies that belong to the receiver. */
export interface Sight {
  readonly step: number;
  readonly played: Board;
  readonly goals: Board;
  /** As the measure's untouched world with common random numbers: the agent stands where it was put and does
   *  nothing, and spawners draw what they drew in the game. */
  readonly untouched: Board;
  /** Steps in which the first agent was active. */
  readonly length: number;
  /** Its points so far; as in `EpisodeReport`. */
  readonly reward: number;
  readonly rewardFraction: number;
}

interface Moment {
  readonly episode: PlayedEpisode;
  readonly untouched: BitBoard;
}

export class Lockstep {
  private now: Moment;
  /** After every `between` steps. */
  private readonly keyframes: Moment[];
  private readonly between: number;
  private readonly lifeKey: Key;

  constructor(private readonly replay: Replay) {
    this.between = Math.max(LEAST_BETWEEN, Math.ceil(replay.actions.length / KEYFRAMES));
    this.lifeKey = split(replay.key, "life");
    this.now = { episode: beginningOf(replay), untouched: BitBoard.from(replay.level.board) };
    this.keyframes = [copyOf(this.now)];
  }

  /** Of the whole episode. */
  get steps(): number {
    return this.replay.actions.length;
  }

  get step(): number {
    return this.now.episode.steps;
  }

  /** Goes to a step, or plays `most` steps on the way there; true once it is there.
   *  @param step 0 … `steps` */
  approach(step: number, most: number): boolean {
    const { keyframes, between } = this;
    const nearest = Math.min(keyframes.length - 1, Math.floor(step / between));
    if (step < this.step || nearest * between > this.step) this.now = copyOf(keyframes[nearest]);
    for (let left = most; this.step < step && left > 0; left--) this.advance();
    return this.step === step;
  }

  private advance(): void {
    const { episode, untouched } = this.now;
    const { spawnProb } = this.replay.level;
    const { steps } = episode;
    advanceBits(untouched, { spawnProb, key: this.lifeKey, step: steps });
    this.now = { episode: takeTurn(episode, this.replay.actions[steps]), untouched };
    if (this.step === this.keyframes.length * this.between) this.keyframes.push(copyOf(this.now));
  }

  look(): Sight {
    const { episode, untouched } = this.now;
    const { game, steps, length, reward } = episode;
    return {
      step: steps,
      played: game.board,
      goals: game.goals,
      untouched: untouched.toBoard(),
      length,
      reward,
      rewardFraction: rewardFractionOf(game, reward),
    };
  }
}

const copyOf = ({ episode, untouched }: Moment): Moment => ({
  episode: { ...episode, game: episode.game.clone() },
  untouched: untouched.clone(),
});
