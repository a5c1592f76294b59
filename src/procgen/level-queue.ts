// Levels of a series made ahead of whoever plays them, by threads; the same ones whatever the threads do.
import type { Level } from "../core/level.ts";
import { levelOfSeries, type Series } from "./series.ts";

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
  /** Owned by the queue. They are asked in turns. */
  readonly makers: readonly LevelThread[];
  /** Levels kept ready, or under way. */
  readonly ahead: number;
  /** Milliseconds from any origin. */
  readonly now: () => number;
}

export class LevelQueue {
  readonly #options: LevelQueueOptions;
  readonly #ready = new Map<number, Level>();
  #next: number;
  #asked: number;
  #waitedMs = 0;

  constructor(options: LevelQueueOptions) {
    this.#options = options;
    this.#next = options.from;
    this.#asked = options.from;
    this.#ask();
  }

  /** Time that `next` took because a level was not ready, in milliseconds. */
  get waitedMs(): number {
    return this.#waitedMs;
  }

  /** The next level. One that is not ready is made here and now.
   *  @throws Error with a sentence where the parameters cannot be followed */
  next(): Level {
    const index = this.#next++;
    const level = this.#ready.get(index) ?? this.#makeHere(index);
    this.#ready.delete(index);
    this.#ask();
    return level;
  }

  dispose(): void {
    for (const maker of this.#options.makers) maker.dispose();
  }

  #makeHere(index: number): Level {
    const { series, now } = this.#options;
    const began = now();
    const level = levelOfSeries(series.parameters, series.seed, index, series.name);
    this.#waitedMs += now() - began;
    return level;
  }

  #ask(): void {
    const { series, makers, ahead } = this.#options;
    if (makers.length === 0) return;
    this.#asked = Math.max(this.#asked, this.#next);
    while (this.#asked < this.#next + ahead) {
      const index = this.#asked++;
      makers[index % makers.length].make(series, index).then(
        (level) => {
          if (index >= this.#next) this.#ready.set(index, level);
        },
        // `next` will make it itself, and say what is wrong.
        () => {},
      );
    }
  }
}
