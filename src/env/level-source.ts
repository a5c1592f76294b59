// Where an environment gets its next level.
import type { Level } from "../core/level.ts";

/** What a source may want to know of an episode on one of its levels. */
export interface EpisodeOutcome {
  readonly levelName: string;
  /** Bare points gained as a share of the possible ones. */
  readonly rewardFraction: number;
}

/** An endless supply; equal sources give equal levels in equal order. */
export interface LevelSource {
  next(): Level;
  /** All levels there are, where they are few enough to be listed. */
  readonly all?: readonly Level[];
  /** Where others make the levels: resolves when so many can be had at once. A level that could not be made counts;
   *  `next` says why. Rejects with the signal's reason. */
  ready?(count: number, signal?: AbortSignal): Promise<void>;
  /** Milliseconds for which levels were waited for so far, where others make them. */
  readonly waitedMs?: number;
  /** Told after every update of a training: environment steps so far, and the episodes that ended since. */
  heard?(steps: number, ended: readonly EpisodeOutcome[]): void;
}

/** The given levels in order, over and over. */
export function repeatLevels(levels: readonly Level[]): LevelSource {
  if (levels.length === 0) throw new Error("There are no levels to play. Give at least one.");
  let index = 0;
  return { next: () => levels[index++ % levels.length], all: levels };
}
