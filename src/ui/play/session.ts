// A game on one level by one person, or by two: what was done, so that it can be undone, judged and told again.
import { type Key, keyFromSeed, split } from "../../base/random.ts";
import { Game } from "../../core/game.ts";
import type { Level } from "../../core/level.ts";

/** Undo starts from the nearest kept game and plays forward, so memory stays small and time short. */
const TURNS_BETWEEN_COPIES = 64;

/** The same level always unfolds alike, so that a second try is a fair one. */
export const usualKeyOf = ({ name }: Level): Key => split(keyFromSeed(0), "play", name);

/** What a game allows. */
export interface Rules {
  readonly undo: boolean;
  readonly restart: boolean;
  /** After so many the game is over. */
  readonly mostTurns: number;
}

export const FREE: Rules = { undo: true, restart: true, mostTurns: Number.POSITIVE_INFINITY };

/** One go at the level from its start. */
interface Attempt {
  game: Game;
  /** `[turn][agent]` */
  readonly turns: (readonly number[])[];
  /** Turns taken back, the next one last. */
  readonly ahead: (readonly number[])[];
  /** The game after every `TURNS_BETWEEN_COPIES` turns; the first is the start. */
  readonly copies: Game[];
  /** What a restart gave up for this one. */
  readonly before: Attempt | null;
}

export class PlaySession {
  private attempt: Attempt;
  /** Turns taken back since the level was opened. */
  undone = 0;

  constructor(
    readonly level: Level,
    readonly key: Key,
    /** After so many it is over. */
    private readonly mostTurns = Number.POSITIVE_INFINITY,
  ) {
    this.attempt = attemptFrom(new Game(level, key), null);
  }

  /** The game now; only to look at. */
  get game(): Game {
    return this.attempt.game;
  }

  /** `[turn][agent]`, actions 0 … 8 so far. */
  get turns(): readonly (readonly number[])[] {
    return this.attempt.turns;
  }

  /** There is a turn or a restart to take back. */
  get canUndo(): boolean {
    return this.turns.length > 0 || this.attempt.before !== null;
  }

  /** Turns that were taken back and can be taken again. */
  get ahead(): number {
    return this.attempt.ahead.length;
  }

  /** Everyone has left or is gone, or there are no turns left. A level without agents is not over otherwise: it can be
   *  watched. */
  get isOver(): boolean {
    const { agents } = this.level;
    const allAreGone = agents.length > 0 && agents.every((_, i) => !this.game.isActive(i));
    return allAreGone || this.turns.length >= this.mostTurns;
  }

  /** Takes a turn, and gives up those that could be taken again; false when the level is over.
   *  @param actions of each agent */
  act(actions: readonly number[]): boolean {
    if (this.isOver) return false;
    this.attempt.ahead.length = 0;
    this.take(actions);
    return true;
  }

  /** Takes the turn again that was taken back last; false where there is none. */
  redo(): boolean {
    const next = this.attempt.ahead.pop();
    if (!next) return false;
    this.undone--;
    this.take(next);
    return true;
  }

  /** Takes the last turn back, or, at the start, the last restart; says which. */
  undo(): "turn" | "restart" | "nothing" {
    const { turns, ahead, copies, before } = this.attempt;
    const last = turns.pop();
    if (last) {
      ahead.push(last);
      this.undone++;
      const copy = Math.floor(turns.length / TURNS_BETWEEN_COPIES);
      copies.length = copy + 1;
      this.attempt.game = copies[copy].clone();
      for (const actions of turns.slice(copy * TURNS_BETWEEN_COPIES)) this.game.takeTurn(actions);
      return "turn";
    }
    if (!before) return "nothing";
    this.attempt = before;
    return "restart";
  }

  restart(): void {
    if (this.turns.length > 0) this.attempt = attemptFrom(this.attempt.copies[0], this.attempt);
  }

  private take(actions: readonly number[]): void {
    const { game, turns, copies } = this.attempt;
    game.takeTurn(actions);
    turns.push(actions);
    if (turns.length % TURNS_BETWEEN_COPIES === 0) copies.push(game.clone());
  }
}

const attemptFrom = (start: Game, before: Attempt | null): Attempt => ({
  game: start.clone(),
  turns: [],
  ahead: [],
  copies: [start],
  before,
});
