// The time of all boards: where it stands, and how it runs.
import { batch, type Signal, signal } from "@preact/signals";
import type { Board } from "../../core/board.ts";
import type { Replay } from "../../core/replay.ts";
import { Lockstep, type Sight } from "../../safety/lockstep.ts";
import { type Pay, payOf } from "../play/words.ts";

/** Steps a second. */
export const SPEEDS: readonly number[] = [1, 2, 5, 10, 30, 100];

/** Cells of one board that are played between two pictures: the page stays responsive however far a jump goes. */
const CELLS_A_FRAME = 1_000_000;

/** A part that is played again and again; without an end while its beginning is all that is marked. */
export interface Loop {
  readonly from: number;
  readonly to: number | null;
}

/** Calls back before the next picture with the time in milliseconds, as `requestAnimationFrame`. */
export type NextFrame = (callback: (time: number) => void) => unknown;

export class Player {
  /** Before the first step. */
  readonly start: Board;
  /** Of the longer episode. */
  readonly steps: number;
  /** What cells are worth on the level. */
  readonly pay: Pay;
  readonly sight: Signal<Sight>;
  /** Of the episode beside it; one that is over stays at its end. */
  readonly otherSight: Signal<Sight | null>;
  readonly loop = signal<Loop | null>(null);
  readonly isPlaying = signal(false);
  readonly speed = signal(SPEEDS[2]);
  /** The step that is shown, or on the way to. */
  readonly step = signal(0);

  private readonly lockstep: Lockstep;
  private readonly other: Lockstep | null;
  private readonly most: number;
  private isDue = false;
  private lastFrame: number | null = null;
  /** Part of a step that has passed. */
  private passed = 0;

  /** @param other another episode on the same level */
  constructor(
    replay: Replay,
    other: Replay | null = null,
    private readonly nextFrame: NextFrame = (callback) => requestAnimationFrame(callback),
  ) {
    this.lockstep = new Lockstep(replay);
    this.other = other && new Lockstep(other);
    this.start = replay.level.board;
    this.pay = payOf(replay.level);
    this.steps = Math.max(this.lockstep.steps, this.other?.steps ?? 0);
    this.most = Math.max(1, Math.floor(CELLS_A_FRAME / replay.level.board.cells.length));
    this.sight = signal(this.lockstep.look());
    this.otherSight = signal(this.other?.look() ?? null);
  }

  /** Stops there; beyond the ends is at the ends. */
  seek(step: number): void {
    this.pause();
    this.goTo(step);
  }

  /** From the start again if it is at the end. */
  play(): void {
    if (this.step.peek() === this.steps) this.goTo(this.loop.peek()?.from ?? 0);
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

  /** Marks the step that is shown: first where a loop begins, then where it ends; after that there is none. */
  markLoop(): void {
    const { loop, step } = this;
    const from = loop.peek()?.from;
    if (from === undefined) loop.value = { from: step.peek(), to: null };
    else if (loop.peek()?.to !== null || from === step.peek()) loop.value = null;
    else loop.value = { from: Math.min(from, step.peek()), to: Math.max(from, step.peek()) };
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
    if (this.isPlaying.peek() && this.isThere) this.run(time);
    else this.lastFrame = time;
    batch(() => {
      approach(this.lockstep, this.step.peek(), this.most, this.sight);
      if (this.other) approach(this.other, this.step.peek(), this.most, this.otherSight);
    });
    if (!this.isThere || this.isPlaying.peek()) this.awaitFrame();
  }

  /** Whether all boards show the step that time stands at. */
  private get isThere(): boolean {
    const isAt = ({ step, steps }: Lockstep) => step === Math.min(this.step.peek(), steps);
    return isAt(this.lockstep) && (this.other === null || isAt(this.other));
  }

  private run(time: number): void {
    const since = this.lastFrame === null ? 0 : time - this.lastFrame;
    this.lastFrame = time;
    this.passed += (since * this.speed.peek()) / 1000;
    const whole = Math.floor(this.passed);
    this.passed -= whole;
    if (whole === 0) return;
    const { from = 0, to = null } = this.loop.peek() ?? {};
    const step = this.step.peek();
    if (to === null) {
      this.step.value = Math.min(this.steps, step + whole);
      if (this.step.peek() === this.steps) this.pause();
    } else {
      // The last step of a loop is seen before the first one is again.
      this.step.value = step >= to ? from : Math.min(to, step + whole);
    }
  }
}

function approach(lockstep: Lockstep, step: number, most: number, sight: Signal<Sight | null>): void {
  lockstep.approach(Math.min(step, lockstep.steps), most);
  if (sight.peek()?.step !== lockstep.step) sight.value = lockstep.look();
}
