// Where an environment gets its next level.
import * as v from "valibot";
import { hash16, hash32 } from "../base/hash.ts";
import type { Level } from "../core/level.ts";

/** What a source may want to know of an episode on one of its levels. */
export interface EpisodeOutcome {
  readonly levelName: string;
  /** Bare points gained as a share of the possible ones. */
  readonly rewardFraction: number;
}

/** An endless supply. */
export interface Levels {
  next(): Level;
  /** All levels there are, where they are few enough to be listed. */
  readonly all?: readonly Level[];
  /** Where others make the levels: resolves when so many can be had at once. A level that could not be made counts;
   *  `next` says why. Rejects with the signal's reason. */
  ready?(count: number, signal?: AbortSignal): Promise<void>;
  /** Milliseconds for which levels were waited for so far, where others make them. */
  readonly waitedMs?: number;
}

/** What a training takes its levels from; equal sources give equal levels in equal order. */
export interface LevelSource extends Levels {
  /** Told after every update of a training: environment steps so far, and the episodes that ended since. */
  heard?(steps: number, ended: readonly EpisodeOutcome[]): void;
  /** Where it stands, as plain data. */
  state(): unknown;
  /** Goes on as the source that gave `state` would have.
   *  @returns false, with nothing changed, where that was a source of other levels */
  restore(state: unknown): boolean;
}

/** What a source has counted. */
export const counted = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The given levels in order, over and over. */
export function repeatLevels(levels: readonly Level[]): LevelSource {
  if (levels.length === 0) throw new Error("There are no levels to play. Give at least one.");
  let index = 0;
  let known: number | undefined;
  const fingerprint = () => {
    known ??= hash32(levels.flatMap(({ board, goals }) => [hash16(board.cells), hash16(goals.cells)]));
    return known;
  };
  return {
    next: () => levels[index++ % levels.length],
    all: levels,
    state: () => ({ levels: fingerprint(), index }),
    restore(state) {
      const found = v.safeParse(v.object({ levels: v.literal(fingerprint()), index: counted }), state);
      if (found.success) index = found.output.index;
      return found.success;
    },
  };
}
