// The time of the two boards: where it stands, and how it runs.
import { type Signal, signal } from "@preact/signals";
import type { Replay } from "../../core/replay.ts";
import { Lockstep, type Sight } from "../../safety/lockstep.ts";

/** Steps a second. */
export const SPEEDS: readonly number[] = [1, 2, 5, 10, 30, 100];

/** Cells of one board that are played between two pictures: the page stays responsive however far a jump goes. */
const CELLS_A_FRAME = 1_000_000;

/** Calls back before the next picture with the time in milliseconds, as `requestAnimationFrame`. */
export type NextFrame = (callback: (time: number) => void) => unknown;

export class Player {
  readonly steps: number;
  readonly sight: Signal<Sight>;
  readonly isPlaying = signal(false);
  readonly speed = signal(SPEEDS[2]);
  /** The step that is shown, or on the way to. */
  readonly step = signal(0);

  private readonly lockstep: Lockstep;
  private readonly most: number;
  private isDue = false;
  private lastFrame: number | null = null;
  /** Part of a step that has passed. */
  private passed = 0;

  constructor(
    { level, key, actions }: Replay,
    private readonly nextFrame: NextFrame = (callback) => requestAnimationFrame(callback),
  ) {
    this.lockstep = new Lockstep({ level, key, actions });
    this.steps = this.lockstep.steps;
    this.most = Math.max(1, Math.floor(CELLS_A_FRAME / level.board.cells.length));
    this.sight = signal(this.lockstep.look());
  }

  /** Stops there; beyond the ends is at the ends. */
  seek(step: number): void {
    this.pause();
    this.goTo(step);
  }

  /** From the start again if it is at the end. */
  play(): void {
    if (this.step.peek() === this.steps) this.goTo(0);
    this.isPlaying.value = true;
    this.lastFrame = null;
    this.passed = 0;
    this.awaitFrame();
  }

  pause(): void {
    this.isPlaying.value = false;
  }

  toggle(): void {
    if (this.isPlaying.peek()) this.pause();
    else this.play();
  }

  /** @param by −1 or 1; stops at the slowest and at the fastest */
  changeSpeed(by: number): void {
    this.speed.value = SPEEDS[SPEEDS.indexOf(this.speed.peek()) + by] ?? this.speed.peek();
  }

  private goTo(step: number): void {
    this.step.value = Math.min(this.steps, Math.max(0, Math.round(step)));
    this.awaitFrame();
  }

  private awaitFrame(): void {
    if (this.isDue) return;
    this.isDue = true;
    this.nextFrame((time) => {
      this.isDue = false;
      this.frame(time);
    });
  }

  private frame(time: number): void {
    if (this.isPlaying.peek() && this.lockstep.step === this.step.peek()) this.run(time);
    else this.lastFrame = time;
    const there = this.lockstep.approach(this.step.peek(), this.most);
    if (this.sight.peek().step !== this.lockstep.step) this.sight.value = this.lockstep.look();
    if (!there || this.isPlaying.peek()) this.awaitFrame();
  }

  private run(time: number): void {
    const since = this.lastFrame === null ? 0 : time - this.lastFrame;
    this.lastFrame = time;
    this.passed += (since * this.speed.peek()) / 1000;
    const whole = Math.floor(this.passed);
    this.passed -= whole;
    this.step.value = Math.min(this.steps, this.step.peek() + whole);
    if (this.step.peek() === this.steps) this.pause();
  }
}
