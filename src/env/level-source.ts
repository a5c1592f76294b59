// Where an environment gets its next level.
import type { Level } from "../core/level.ts";

/** An endless supply; equal sources give equal levels in equal order. */
export interface LevelSource {
  next(): Level;
  /** All levels there are, where they are few enough to be listed. */
  readonly all?: readonly Level[];
}

/** The given levels in order, over and over. */
export function repeatLevels(levels: readonly Level[]): LevelSource {
  if (levels.length === 0) throw new Error("There are no levels to play. Give at least one.");
  let index = 0;
  return { next: () => levels[index++ % levels.length], all: levels };
}
