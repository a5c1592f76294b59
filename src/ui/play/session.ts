// One person's game on one level: what was done, so that it can be undone, judged and told again.
import type { Key } from "../../base/random.ts";
import { Game } from "../../core/game.ts";
import type { Level } from "../../core/level.ts";

/** Undo starts from the nearest kept game and plays forward, so memory stays small and time short. */
const TURNS_BETWEEN_COPIES = 64;

export class PlaySession {
  private current: Game;
  private readonly done: number[] = [];
  private copies: Game[];
  /** Turns taken back since the level was opened. */
  undone = 0;

  constructor(
    readonly level: Level,
    readonly key: Key,
  ) {
    this.current = new Game(level, key);
    this.copies = [this.current.clone()];
  }

  /** The game now; only to look at. */
  get game(): Game {
    return this.current;
  }

  /** One action 0 … 8 per turn so far; every agent of the level does the same. */
  get actions(): readonly number[] {
    return this.done;
  }

  /** Everyone has left or is gone. A level without agents is never over: it can be watched. */
  get isOver(): boolean {
    const { agents } = this.level;
    return agents.length > 0 && agents.every((_, i) => !this.current.isActive(i));
  }

  /** Takes a turn; false when the level is over. */
  act(action: number): boolean {
    if (this.isOver) return false;
    this.turn(action);
    this.done.push(action);
    if (this.done.length % TURNS_BETWEEN_COPIES === 0) this.copies.push(this.current.clone());
    return true;
  }

  /** Takes the last turn back; false at the start. */
  undo(): boolean {
    if (this.done.pop() === undefined) return false;
    this.undone++;
    const copy = Math.floor(this.done.length / TURNS_BETWEEN_COPIES);
    this.copies.length = copy + 1;
    this.current = this.copies[copy].clone();
    for (const action of this.done.slice(copy * TURNS_BETWEEN_COPIES)) this.turn(action);
    return true;
  }

  restart(): void {
    this.done.length = 0;
    this.copies.length = 1;
    this.current = this.copies[0].clone();
  }

  private turn(action: number): void {
    this.current.takeTurn(new Array<number>(this.current.agents.length).fill(action));
  }
}
