// The physics in place: the level as it goes on by itself, and back to where it was drawn.
import { computed, signal } from "@preact/signals";
import { keyFromSeed, split } from "../../base/random.ts";
import { Game } from "../../core/game.ts";
import { words } from "../words/words.ts";
import type { LevelDocument } from "./document.ts";

/** Steps a second. */
/** Steps a second. */
export const SPEEDS = ["2", "6", "20"] as const;
export type Speed = (typeof SPEEDS)[number];

export class Running {
  private readonly game = signal<Game | null>(null);
  /** Steps from the level as drawn; 0 there. */
  readonly steps = signal(0);
  readonly isPlaying = signal(false);
  readonly speed = signal<Speed>("6");
  private timer: ReturnType<typeof setInterval> | undefined;

  /** Null where the level stands as it was drawn. New with every step. */
  readonly picture = computed(() => {
    const game = this.steps.value > 0 ? this.game.value : null;
    return game && { board: game.board, goals: game.goals };
  });

  constructor(private readonly document: LevelDocument) {}

  /** Agents wait; exits open and shut as in a game. */
  step(): void {
    // The same level always goes on alike.
    const level = this.document.level.value;
    this.game.value ??= new Game(level, split(keyFromSeed(0), "edit", level.name));
    this.game.value.takeTurn(new Array<number>(level.agents.length).fill(0));
    this.steps.value++;
  }

  play(): void {
    this.pause();
    this.isPlaying.value = true;
    this.timer = setInterval(() => this.step(), 1000 / Number(this.speed.value));
  }

  pause(): void {
    clearInterval(this.timer);
    this.isPlaying.value = false;
  }

  setSpeed(speed: Speed): void {
    this.speed.value = speed;
    if (this.isPlaying.value) this.play();
  }

  rewind(): void {
    this.pause();
    this.game.value = null;
    this.steps.value = 0;
  }

  /** What has become of the level is drawn from now on. */
  keep(): void {
    const game = this.game.value;
    const steps = this.steps.value;
    this.rewind();
    if (!game || steps === 0) return;
    const { level } = this.document;
    const { board, goals } = game;
    this.document.commit({ ...level.value, board, goals }, words.peek().edit.stepsOfTime(steps));
  }
}
