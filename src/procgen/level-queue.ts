// Levels of a series made ahead of whoever plays them, by threads; the same ones whatever the threads do.
import * as v from "valibot";
import { untilAborted } from "../base/abort.ts";
import { hashName } from "../base/random.ts";
import type { Level } from "../core/level.ts";
import { levelOfSeries, type Series } from "./series.ts";

/** Levels of a training in the making while others are played: as many as two begun by each of 128 rows at once. */
export const LEVELS_AHEAD = 256;

/** As many threads as keep up with most trainings. They rest while enough levels are ready, and where there are not, the
 *  training rests. @param cores of the machine */
export const threadsFor = (cores: number): number => Math.max(2, Math.min(4, cores - 1));

/** A thread that makes levels, one after the other as it is asked. */
export interface LevelThread {
  make(series: Series, index: number): Promise<Level>;
  /** Ends the thread; what it was asked for never comes. */
  dispose(): void;
}

export interface LevelQueueOptions {
  readonly series: Series;
  /** Index of the first level. */
  readonly from: number;
  /** Asked in turns, perhaps by several queues. */
  readonly makers: readonly LevelThread[];
  /** Levels kept ready, or under way. */
  readonly ahead: number;
  /** Milliseconds from any origin. */
  readonly now: () => number;
}

export class LevelQueue {
  readonly #options: LevelQueueOptions;
  readonly #made = new Map<number, Level>();
  readonly #failed = new Map<number, unknown>();
  /** By index: settles, and never rejects, when a thread has made the level or given up. */
  readonly #coming = new Map<number, Promise<void>>();
  #next: number;
  #asked: number;
  #waitedMs = 0;

  constructor(options: LevelQueueOptions) {
    this.#options = options;
    this.#next = options.from;
    this.#asked = options.from;
    this.#ask(options.ahead);
  }

  /** Time for which levels that were not there were waited for, in milliseconds. */
  get waitedMs(): number {
    return this.#waitedMs;
  }

  /** See `LevelSource`. */
  async ready(count: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.#ask(count);
    const coming = Array.from({ length: count }, (_, i) => this.#coming.get(this.#next + i));
    if (coming.every((level) => level === undefined)) return;
    const { now } = this.#options;
    const began = now();
    await untilAborted(Promise.all(coming), signal).finally(() => {
      this.#waitedMs += now() - began;
    });
  }

  /** The next level. One that is not there is made here and now.
   *  @throws Error with a sentence where the parameters cannot be followed */
  next(): Level {
    const index = this.#next++;
    const level = this.#made.get(index);
    this.#made.delete(index);
    this.#ask(this.#options.ahead);
    if (this.#failed.has(index)) throw this.#failed.get(index);
    return level ?? this.#makeHere(index);
  }

  /** Where it stands, as plain data. */
  state(): unknown {
    return { series: this.#fingerprint(), next: this.#next };
  }

  /** Goes on with the next level of the queue that gave `state`.
   *  @returns false, with nothing changed, where that was a queue of another series */
  restore(state: unknown): boolean {
    const series = v.literal(this.#fingerprint());
    const next = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
    const found = v.safeParse(v.object({ series, next }), state);
    if (!found.success) return false;
    // What was asked for already is then the right thing.
    if (found.output.next === this.#next) return true;
    this.#next = found.output.next;
    this.#asked = this.#next;
    for (const index of this.#made.keys()) if (index < this.#next) this.#made.delete(index);
    this.#ask(this.#options.ahead);
    return true;
  }

  #fingerprint(): number {
    return hashName(JSON.stringify(this.#options.series));
  }

  #makeHere(index: number): Level {
    const { series, now } = this.#options;
    const began = now();
    const level = levelOfSeries(series.parameters, series.seed, index, series.name);
    this.#waitedMs += now() - began;
    return level;
  }

  #ask(ahead: number): void {
    const { series, makers } = this.#options;
    if (makers.length === 0) return;
    this.#asked = Math.max(this.#asked, this.#next);
    while (this.#asked < this.#next + ahead) {
      const index = this.#asked++;
      if (this.#made.has(index) || this.#coming.has(index)) continue;
      const coming = makers[index % makers.length]
        .make(series, index)
        .then(
          (level) => {
            if (index >= this.#next) this.#made.set(index, level);
          },
          (problem: unknown) => {
            this.#failed.set(index, problem);
          },
        )
        .finally(() => this.#coming.delete(index));
      this.#coming.set(index, coming);
    }
  }
}
