// What is seen of the training under way, or of the last one.
import { batch, signal } from "@preact/signals";
import type { ScheduleChange } from "../../agents/schedule-changes.ts";
import type { TrainingProgress } from "../../agents/trainer.ts";
import type { Backend } from "../../backends/prepare.ts";
import type { Frame } from "../../workers/trainer-api.ts";
import { type Pace, PaceMeter } from "../pace.ts";
import { largest, NO_SIZE } from "../render/layout.ts";
import type { Run } from "../runs.ts";
import { EMPTY_CURVE, extendCurve, type TrainingCurve } from "./curve.ts";

/** Milliseconds: small networks learn faster than a page can draw. */
const TELL_EVERY = 150;

/** All that an update changes. */
interface News {
  readonly progress: TrainingProgress;
  readonly changes: readonly ScheduleChange[];
  readonly curve: TrainingCurve;
}

export class LiveRun {
  readonly backend = signal<Backend | null>(null);
  readonly progress = signal<TrainingProgress | null>(null);
  readonly frames = signal<readonly Frame[]>([]);
  /** Cells of the largest boards so far: where small ones follow, the others stay where they are. */
  readonly room = signal(NO_SIZE);
  readonly curve = signal<TrainingCurve>(EMPTY_CURVE);
  readonly changes = signal<readonly ScheduleChange[]>([]);
  /** Of the last seconds. */
  readonly pace = signal<Pace | null>(null);
  private news: News | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private meter = new PaceMeter(0);
  private totalSteps = 0;

  begin({ curve, changes, totalSteps }: Pick<Run, "curve" | "changes" | "totalSteps">): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.news = null;
    this.curve.value = curve;
    this.changes.value = changes ?? [];
    this.progress.value = null;
    this.frames.value = [];
    this.room.value = NO_SIZE;
    this.totalSteps = totalSteps;
    this.forgetPace();
  }

  /** A pause is no pace. */
  forgetPace(): void {
    this.meter = new PaceMeter(this.totalSteps);
    this.pace.value = null;
  }

  /** Shows all that was told so far. */
  settle(): void {
    if (!this.news) return;
    const { progress, changes, curve } = this.news;
    this.news = null;
    const pace = this.meter.mark(progress.steps, performance.now());
    if (Number.isFinite(pace.perSecond)) this.pace.value = pace;
    else if (this.progress.peek() === null) {
      this.pace.value = { perSecond: progress.stepsPerSecond, secondsLeft: progress.secondsLeft };
    }
    this.progress.value = progress;
    this.changes.value = changes;
    this.curve.value = curve;
  }

  /** What the training thread tells. */
  readonly watcher = {
    onBackend: (backend: Backend) => {
      this.backend.value = backend;
    },
    onProgress: (progress: TrainingProgress, changes: readonly ScheduleChange[]) => {
      const curve = extendCurve(this.news?.curve ?? this.curve.peek(), progress);
      this.news = { progress, changes, curve };
      if (this.timer !== undefined) return;
      this.settle();
      this.timer = setTimeout(() => {
        this.timer = undefined;
        this.settle();
      }, TELL_EVERY);
    },
    onFrames: (frames: readonly Frame[]) => {
      const known = this.room.peek();
      const room = largest([known, ...frames.map(({ board }) => board)]);
      batch(() => {
        if (room.height > known.height || room.width > known.width) this.room.value = room;
        this.frames.value = frames;
      });
    },
  };
}
