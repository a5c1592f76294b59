// An env that charges for impact: all that an agent ever sees of a penalty is the reward.
import type { Game } from "../core/game.ts";
import type { EpisodeEnd, VectorEnv, VectorStep } from "../ppo/types.ts";

/** An env whose games can be looked at, one per row. A row that ends gets another game object. */
export interface GameVectorEnv<Ended extends EpisodeEnd = EpisodeEnd> extends VectorEnv<Ended> {
  readonly games: readonly Game[];
}

/** Sees every step of all rows. */
export interface Penalty {
  /** All rows start anew. */
  reset(): void;
  /** @param actions `[row]` about to be taken; only read */
  beforeStep(actions: Uint8Array): void;
  /** @param charges `[row]`, to be written: what the step costs, or, where negative, what it earns */
  afterStep(charges: Float64Array): void;
}

/** The same games with the charges, times a coefficient, taken off the rewards. Arrays as in `VectorEnv`. */
export class PenalizedEnv<Ended extends EpisodeEnd> implements GameVectorEnv<Ended> {
  readonly rows: number;
  readonly actionCount: number;
  readonly observationWords: number;
  readonly observations: Uint32Array;
  private readonly charges: Float64Array;
  private readonly rewards: Float32Array;
  private readonly returns: Float32Array;

  constructor(
    private readonly env: GameVectorEnv<Ended>,
    private readonly penalty: Penalty,
    /** By the steps that all rows together have taken, from 0 or from wherever a training goes on. */
    private readonly coefficientAt: (steps: number) => number,
    private steps = 0,
  ) {
    this.rows = env.rows;
    this.actionCount = env.actionCount;
    this.observationWords = env.observationWords;
    this.observations = env.observations;
    this.charges = new Float64Array(env.rows);
    this.rewards = new Float32Array(env.rows);
    this.returns = new Float32Array(env.rows);
  }

  get games(): readonly Game[] {
    return this.env.games;
  }

  reset(): void {
    this.env.reset();
    this.returns.fill(0);
    this.penalty.reset();
  }

  step(actions: Uint8Array): VectorStep<Ended> {
    this.penalty.beforeStep(actions);
    const step = this.env.step(actions);
    this.penalty.afterStep(this.charges);
    const coefficient = this.coefficientAt(this.steps);
    this.steps += this.rows;
    for (let row = 0; row < this.rows; row++) {
      this.rewards[row] = step.rewards[row] - coefficient * this.charges[row];
      this.returns[row] += this.rewards[row];
    }
    const ended = step.ended.map((end) => ({ ...end, episodeReturn: this.returns[end.row] }));
    for (const { row } of ended) this.returns[row] = 0;
    return { ...step, rewards: this.rewards, ended };
  }
}

/** Follows one game from its start to its end. */
export interface GameMeter {
  /** @param action what all its agents are about to do */
  beforeStep(action: number): void;
  /** What the step just taken costs. */
  charge(): number;
}

/** A penalty that looks at each game by itself. @param start called with every game before its first step */
export function perGame(env: GameVectorEnv, start: (game: Game) => GameMeter): Penalty {
  let games: readonly Game[] = env.games;
  let meters = games.map(start);
  return {
    reset() {
      games = env.games;
      meters = games.map(start);
    },
    beforeStep(actions) {
      for (let row = 0; row < meters.length; row++) meters[row].beforeStep(actions[row]);
    },
    afterStep(charges) {
      for (let row = 0; row < meters.length; row++) charges[row] = meters[row].charge();
      const now = env.games;
      meters = meters.map((meter, row) => (now[row] === games[row] ? meter : start(now[row])));
      games = now;
    },
  };
}
