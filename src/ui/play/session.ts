// One person's game on one level: what was done, so that it can be undone, judged and told again.
import type { Key } from "../../base/random.ts";
import { Game } from "../../core/game.ts";
import type { Level } from "../../core/level.ts";
import type { Replay } from "../../core/replay.ts";

/** Undo starts from the nearest kept game and plays forward, so memory stays small and time short. */
const TURNS_BETWEEN_COPIES = 64;

/** One go at the level from its start. */
interface Attempt {
  game: Game;
  readonly actions: number[];
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
  ) {
    this.attempt = attemptFrom(new Game(level, key), null);
  }

  /** The game now; only to look at. */
  get game(): Game {
    return this.attempt.game;
  }

  /** One action 0 … 8 per turn so far; every agent of the level does the same. */
  get actions(): readonly number[] {
    return this.attempt.actions;
  }

  /** Everyone has left or is gone. A level without agents is never over: it can be watched. */
  get isOver(): boolean {
    const { agents } = this.level;
    return agents.length > 0 && agents.every((_, i) => !this.game.isActive(i));
  }

  /** Takes a turn; false when the level is over. */
  act(action: number): boolean {
    if (this.isOver) return false;
    const { game, actions, copies } = this.attempt;
    turn(game, action);
    actions.push(action);
    if (actions.length % TURNS_BETWEEN_COPIES === 0) copies.push(game.clone());
    return true;
  }

  /** Takes the last turn back, or, at the start, the last restart; says which. */
  undo(): "turn" | "restart" | "nothing" {
    const { actions, copies, before } = this.attempt;
    if (actions.pop() !== undefined) {
      this.undone++;
      const copy = Math.floor(actions.length / TURNS_BETWEEN_COPIES);
      copies.length = copy + 1;
      this.attempt.game = copies[copy].clone();
      for (const action of actions.slice(copy * TURNS_BETWEEN_COPIES)) turn(this.game, action);
      return "turn";
    }
    if (!before) return "nothing";
    this.attempt = before;
    return "restart";
  }

  restart(): void {
    if (this.actions.length > 0) this.attempt = attemptFrom(this.attempt.copies[0], this.attempt);
  }
}

const attemptFrom = (start: Game, before: Attempt | null): Attempt => ({
  game: start.clone(),
  actions: [],
  copies: [start],
  before,
});

const turn = (game: Game, action: number) =>
  game.takeTurn(new Array<number>(game.agents.length).fill(action));

/** Turns of one person as a replay: every agent of the level does the same. */
export const replayOfActions = (
  { level, key }: Pick<Replay, "level" | "key">,
  actions: readonly number[],
): Replay => ({ level, key, actions: actions.map((action) => level.agents.map(() => action)) });
