// Reward terms at work: each adds to the points of a step.
import { type Key, split } from "../base/random.ts";
import {
  AGENT,
  BLUE,
  DESTRUCTIBLE,
  FROZEN,
  GREEN,
  INHIBITING,
  PRESERVING,
  RED,
  SPAWNING,
} from "../core/cells.ts";
import { advanceBits } from "../core/fast-life.ts";
import type { Game } from "../core/game.ts";
import { BitBoard, countOnes, lowestBit } from "../core/planes.ts";
import {
  type BoardChange,
  type ExitBonus,
  type MovementBonus,
  movementReward,
  type RewardTerm,
} from "../core/reward-terms.ts";

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

/** A running term: adds to `rewards` `[agent]` after every step; each sum is rounded to float32. */
export interface RewardMeter {
  readonly term: RewardTerm;
  addTo(rewards: Float32Array, outcome: StepOutcome): void;
  /** What it remembers of its game. Copies, which belong to the caller. */
  state(): MeterState;
  /** @param state of a meter of the same term on the same game */
  restore(state: MeterState): void;
}

/** Counters and arrays of a meter under its own names. */
export type MeterState = Readonly<Record<string, number | Int32Array | Uint16Array>>;

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

/** In float32, as a GPU multiplies. */
const product = (a: number, b: number): number => Math.fround(Math.fround(a) * b);

class MovementMeter implements RewardMeter {
  /** `[agent, place]` rows and columns of the last `period` positions; the one after step t is at t % period. */
  private readonly rows: Int32Array;
  private readonly cols: Int32Array;
  private step = 0;

  constructor(
    readonly term: MovementBonus,
    { agents }: Game,
  ) {
    this.rows = new Int32Array(agents.length * term.period);
    this.cols = new Int32Array(agents.length * term.period);
    agents.forEach(({ row, col }, i) => {
      this.rows[i * term.period] = row;
      this.cols[i * term.period] = col;
    });
  }

  addTo(rewards: Float32Array, { game }: StepOutcome): void {
    const { period } = this.term;
    const { agents } = game;
    this.step++;
    const oldest = Math.max(0, this.step - period);
    for (let i = 0; i < agents.length; i++) {
      const { row, col } = agents[i];
      const from = i * period + (oldest % period);
      // Quirk of the original: the distance does not wrap around the torus.
      const moved = Math.abs(row - this.rows[from]) + Math.abs(col - this.cols[from]);
      const distance = moved + (period - (this.step - oldest));
      rewards[i] += movementReward(this.term, distance);
      const to = i * period + (this.step % period);
      this.rows[to] = row;
      this.cols[to] = col;
    }
  }

  state() {
    return { rows: this.rows.slice(), cols: this.cols.slice(), step: this.step };
  }

  restore({ rows, cols, step }: ReturnType<MovementMeter["state"]>): void {
    this.rows.set(rows);
    this.cols.set(cols);
    this.step = step;
  }
}

class ExitMeter implements RewardMeter {
  constructor(readonly term: ExitBonus) {}

  addTo(rewards: Float32Array, { done, episodeReward, timesUp }: StepOutcome): void {
    if (timesUp) return;
    // Quirk of the original: a destroyed agent gets it too, and in company again on every later step.
    for (let i = 0; i < rewards.length; i++)
      if (done[i]) rewards[i] += product(this.term.bonus, episodeReward[i]);
  }

  state() {
    return {};
  }

  restore(): void {}
}

/** Changes of these flags go unseen; orientation, exit and colour of the agent do not (a quirk of the original). */
const UNSEEN = AGENT | DESTRUCTIBLE | FROZEN | PRESERVING | INHIBITING;

class BoardChangeMeter implements RewardMeter {
  private baseline: BitBoard;
  private baselineAhead: BitBoard;
  private readonly playedAhead: BitBoard;
  private readonly key: Key;
  private readonly rolloutKey: Key;
  private readonly spawnProb: number;
  private step = 0;
  private changed = 0;
  /** Cells that are no exits, as in a plane. */
  private readonly compared: Int32Array;

  constructor(
    readonly term: BoardChange,
    game: Game,
  ) {
    this.baseline = game.boardBits.clone();
    this.key = split(game.key, "inaction");
    this.rolloutKey = split(game.key, "rollout");
    this.spawnProb = game.level.spawnProb;
    this.playedAhead = this.baseline.clone();
    this.baselineAhead = this.ahead(this.baseline, this.baseline.clone());
    this.compared = new Int32Array(this.baseline.planeWords).fill(-1);
    const { width, wordsPerRow } = this.baseline;
    for (const exit of game.exits) {
      const col = exit % width;
      this.compared[Math.floor(exit / width) * wordsPerRow + (col >> 5)] &= ~(1 << col);
    }
  }

  addTo(rewards: Float32Array, { game }: StepOutcome): void {
    const { spawnProb, key } = this;
    if (this.term.baseline === "inaction") {
      advanceBits(this.baseline, { spawnProb, key, step: this.step++ });
      this.baselineAhead = this.ahead(this.baseline, this.baselineAhead);
    }
    const changed = this.countChanges(this.ahead(game.boardBits, this.playedAhead), game.goalBits.planes);
    for (let i = 0; i < rewards.length; i++)
      rewards[i] -= product(this.term.coefficient, changed - this.changed);
    this.changed = changed;
  }

  state() {
    return { baseline: this.baseline.toBoard().cells, step: this.step, changed: this.changed };
  }

  restore({ baseline, step, changed }: ReturnType<BoardChangeMeter["state"]>): void {
    const { height, width } = this.baseline;
    this.baseline = BitBoard.from({ height, width, cells: baseline });
    this.baselineAhead = this.ahead(this.baseline, this.baseline.clone());
    this.step = step;
    this.changed = changed;
  }

  /** The board at the end of the rollout, which overwrites `into`; without a rollout the board itself. Every rollout of
   *  an episode meets the same chances, so that boards differ by what was done to them. */
  private ahead(board: BitBoard, into: BitBoard): BitBoard {
    const { rollout = 0 } = this.term;
    if (rollout === 0) return board;
    const { spawnProb, rolloutKey: key } = this;
    into.copyFrom(board);
    takeAgentsOff(into);
    for (let step = 0; step < rollout; step++) {
      const changes = advanceBits(into, { spawnProb, key, step });
      if (!changes && !(into.present & SPAWNING)) break;
    }
    return into;
  }

  private countChanges({ planes, planeWords, present }: BitBoard, goals: Int32Array): number {
    const { planes: before, present: presentBefore } = this.baselineAhead;
    const red = lowestBit(RED) * planeWords;
    const green = lowestBit(GREEN) * planeWords;
    const blue = lowestBit(BLUE) * planeWords;
    const ignoring = this.term.rewardCells === "ignore" ? -1 : 0;
    let changes = 0;
    for (let word = 0; word < planeWords; word++) {
      let changed = 0;
      for (let flags = (present | presentBefore) & ~UNSEEN; flags !== 0; flags &= flags - 1) {
        const at = lowestBit(flags) * planeWords + word;
        changed |= planes[at] ^ before[at];
      }
      const wasRed = before[word] & before[red + word];
      const isRed = planes[word] & planes[red + word];
      const isBlueGoal = goals[blue + word] & ~(goals[red + word] | goals[green + word]);
      const isBuilt = isBlueGoal & planes[word] & ~planes[red + word];
      const ignored = ignoring & ((wasRed & ~isRed) | isBuilt);
      changes += countOnes(changed & this.compared[word] & ~ignored);
    }
    return changes;
  }
}

function takeAgentsOff({ planes, planeWords, present }: BitBoard): void {
  const agents = lowestBit(AGENT) * planeWords;
  for (let word = 0; word < planeWords; word++) {
    const others = ~planes[agents + word];
    if (others === -1) continue;
    for (let flags = present; flags !== 0; flags &= flags - 1) {
      planes[lowestBit(flags) * planeWords + word] &= others;
    }
  }
}
