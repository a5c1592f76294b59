// What is added to the points while training, as plain data that every simulator can run.
import { type Key, split } from "../base/random.ts";
import { type Board, copyBoard, createBoard, type Position } from "../core/board.ts";
import {
  AGENT,
  ALIVE,
  BLUE,
  COLOR_MASK,
  DESTRUCTIBLE,
  FROZEN,
  INHIBITING,
  PRESERVING,
  RED,
} from "../core/cells.ts";
import type { Game } from "../core/game.ts";
import { advanceBoard } from "../core/life.ts";

/** Pays for moving: bonus · (distance / period)^power over the last `period` steps (`MovementBonusWrapper`). */
export interface MovementBonus {
  readonly kind: "movementBonus";
  readonly bonus: number;
  readonly power: number;
  /** Steps to look back. */
  readonly period: number;
  /** "penalty" takes the bonus off again, so that standing still costs and moving is free. */
  readonly as: "bonus" | "penalty";
}

/** At the end, a multiple of the points earned, unless time ran out (`ExtraExitBonus`). */
export interface ExitBonus {
  readonly kind: "exitBonus";
  readonly bonus: number;
}

/** Charges for every cell that starts to differ from a baseline board (`SimpleSideEffectPenalty`). */
export interface BoardChange {
  readonly kind: "boardChange";
  readonly coefficient: number;
  readonly baseline: "starting-state" | "inaction";
  /** "ignore" makes removed red and built blue free of charge. */
  readonly rewardCells: "ignore" | "charge";
}

export type RewardTerm = MovementBonus | ExitBonus | BoardChange;

/** SafeLife 1.2.2, `training/env_factory.py`. */
export const TRAINING_REWARD_TERMS: readonly RewardTerm[] = [
  { kind: "movementBonus", bonus: 0.1, power: 1e-100, period: 4, as: "penalty" },
  { kind: "exitBonus", bonus: 0.5 },
];

/** What a term may know of the step just taken. */
export interface StepOutcome {
  readonly game: Game;
  /** `[agent]` */
  readonly done: ArrayLike<number>;
  /** `[agent]` sum of the bare points of the episode so far. */
  readonly episodeReward: ArrayLike<number>;
  readonly timesUp: boolean;
}

/** A running term: adds to `rewards` `[agent]` after every step. */
export interface RewardMeter {
  addTo(rewards: Float64Array, outcome: StepOutcome): void;
}

/** Starts a term on a game that was just reset. */
export function startRewardTerm(term: RewardTerm, game: Game): RewardMeter {
  switch (term.kind) {
    case "movementBonus":
      return new MovementMeter(term, game);
    case "exitBonus":
      return new ExitMeter(term);
    case "boardChange":
      return new BoardChangeMeter(term, game);
  }
}

class MovementMeter implements RewardMeter {
  /** Per agent, the last `period` positions, oldest first. */
  private readonly trails: Position[][];

  constructor(
    private readonly term: MovementBonus,
    game: Game,
  ) {
    this.trails = game.agents.map((agent) => [{ ...agent }]);
  }

  addTo(rewards: Float64Array, { game }: StepOutcome): void {
    const { bonus, power, period, as } = this.term;
    this.trails.forEach((trail, i) => {
      const agent = game.agents[i];
      const oldest = trail[0];
      // Quirk of the original: the distance does not wrap around the torus.
      const moved = Math.abs(agent.row - oldest.row) + Math.abs(agent.col - oldest.col);
      const distance = moved + (period - trail.length);
      rewards[i] += bonus * (distance / period) ** power - (as === "penalty" ? bonus : 0);
      trail.push({ ...agent });
      if (trail.length > period) trail.shift();
    });
  }
}

class ExitMeter implements RewardMeter {
  constructor(private readonly term: ExitBonus) {}

  addTo(rewards: Float64Array, { done, episodeReward, timesUp }: StepOutcome): void {
    if (timesUp) return;
    // Quirk of the original: a destroyed agent gets it too, and in company again on every later step.
    for (let i = 0; i < rewards.length; i++) if (done[i]) rewards[i] += this.term.bonus * episodeReward[i];
  }
}

/** Changes of these flags go unseen; orientation, exit and colour of the agent do not (a quirk of the original). */
const UNSEEN = AGENT | DESTRUCTIBLE | FROZEN | PRESERVING | INHIBITING;

class BoardChangeMeter implements RewardMeter {
  private baseline: Board;
  private next: Board;
  private readonly key: Key;
  private step = 0;
  private changed = 0;
  private readonly isExit: Uint8Array;

  constructor(
    private readonly term: BoardChange,
    game: Game,
  ) {
    this.baseline = copyBoard(game.board);
    this.next = createBoard(game.board.height, game.board.width);
    this.key = split(game.key, "inaction");
    this.isExit = new Uint8Array(game.board.cells.length);
    for (const exit of game.exits) this.isExit[exit] = 1;
  }

  addTo(rewards: Float64Array, { game }: StepOutcome): void {
    if (this.term.baseline === "inaction") {
      const { spawnProb } = game.level;
      advanceBoard(this.baseline, this.next, { spawnProb, key: this.key, step: this.step++ });
      [this.baseline, this.next] = [this.next, this.baseline];
    }
    const changed = this.countChanges(game);
    for (let i = 0; i < rewards.length; i++) rewards[i] -= this.term.coefficient * (changed - this.changed);
    this.changed = changed;
  }

  private countChanges({ board, goals }: Game): number {
    const ignoring = this.term.rewardCells === "ignore";
    let changes = 0;
    for (let i = 0; i < board.cells.length; i++) {
      const cell = board.cells[i];
      const before = this.baseline.cells[i];
      if (!((cell ^ before) & ~UNSEEN) || this.isExit[i]) continue;
      if (ignoring) {
        const redRemoved = isRedLife(before) && !isRedLife(cell);
        const blueBuilt = (goals.cells[i] & COLOR_MASK) === BLUE && (cell & ALIVE) !== 0 && !(cell & RED);
        if (redRemoved || blueBuilt) continue;
      }
      changes++;
    }
    return changes;
  }
}

const isRedLife = (cell: number) => (cell & (ALIVE | RED)) === (ALIVE | RED);
