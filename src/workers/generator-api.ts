// What the generator thread does for the page.
import type { Level } from "../core/level.ts";
import type { Series } from "../procgen/series.ts";

export interface MadeLevel {
  readonly level: Level;
  /** What it took. */
  readonly milliseconds: number;
  /** Whether every agent has a way to an exit. */
  readonly isExitReachable: boolean;
}

export interface GeneratorApi {
  /** Busy until the level is made: a call that takes too long is ended with the thread.
   *  @param index in the series, from 0
   *  @throws Error with a sentence where the parameters cannot be followed */
  make(series: Series, index: number): MadeLevel;
}
