// How far a student is in each lesson, kept in this browser.
import { signal } from "@preact/signals";
import * as v from "valibot";
import { remember, remembered } from "../remembered.ts";

const place = v.pipe(v.number(), v.integer(), v.minValue(0));

/** By the names of steps. */
const progressSchema = v.object({
  /** The step that is shown, from 0. */
  at: place,
  /** The furthest that was shown. */
  reached: place,
  predictions: v.record(v.string(), v.string()),
  /** All choices, the first one first. */
  answers: v.record(v.string(), v.array(v.string())),
  /** Links to the games that were ended last. */
  plays: v.record(v.string(), v.string()),
});

export type Progress = v.InferOutput<typeof progressSchema>;

export const NO_PROGRESS: Progress = { at: 0, reached: 0, predictions: {}, answers: {}, plays: {} };

const STORED_AS = "lessons";

interface Read {
  readonly all: Readonly<Record<string, Progress>>;
  readonly isWhole: boolean;
}

/** What can be read of a stored text, lesson by lesson. */
export function readProgress(text: string | null): Read {
  if (text === null) return { all: {}, isWhole: true };
  try {
    const kept = Object.entries(v.parse(v.record(v.string(), v.unknown()), JSON.parse(text)));
    const read = kept.flatMap(([lesson, entry]) => {
      const { success, output } = v.safeParse(progressSchema, entry);
      return success ? [[lesson, output] as const] : [];
    });
    return { all: Object.fromEntries(read), isWhole: read.length === kept.length };
  } catch {
    return { all: {}, isWhole: false };
  }
}

/** Lives as long as the app. */
export class LessonProgress {
  private readonly all = signal<Readonly<Record<string, Progress>>>({});
  /** What the student should know of how it is kept: what was kept is lost, or nothing is kept. */
  readonly problem = signal<"lost" | "notKept" | null>(null);

  constructor() {
    const { all, isWhole } = readProgress(remembered(STORED_AS));
    this.all.value = all;
    if (!isWhole) this.problem.value = "lost";
  }

  of(lesson: string): Progress {
    return this.all.value[lesson] ?? NO_PROGRESS;
  }

  /** Shows a step. */
  goTo(lesson: string, at: number): void {
    const { reached } = this.of(lesson);
    this.change(lesson, { at, reached: Math.max(at, reached) });
  }

  /** Stands once it is made. */
  predict(lesson: string, step: string, option: string): void {
    const { predictions } = this.of(lesson);
    if (predictions[step] === undefined)
      this.change(lesson, { predictions: { ...predictions, [step]: option } });
  }

  answer(lesson: string, step: string, option: string): void {
    const { answers } = this.of(lesson);
    this.change(lesson, { answers: { ...answers, [step]: [...(answers[step] ?? []), option] } });
  }

  /** @param link to a game that was ended */
  play(lesson: string, step: string, link: string): void {
    const { plays } = this.of(lesson);
    this.change(lesson, { plays: { ...plays, [step]: link } });
  }

  /** Begins the lesson anew. */
  forget(lesson: string): void {
    this.keep(lesson, NO_PROGRESS);
  }

  private change(lesson: string, change: Partial<Progress>): void {
    this.keep(lesson, { ...this.of(lesson), ...change });
  }

  private keep(lesson: string, progress: Progress): void {
    // Another tab may have gone on with another lesson.
    const kept = readProgress(remembered(STORED_AS)).all;
    this.all.value = { ...this.all.value, ...kept, [lesson]: progress };
    if (!remember(STORED_AS, JSON.stringify(this.all.value), null)) this.problem.value = "notKept";
  }
}
