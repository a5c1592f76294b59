// Readings of one attempt with other luck, again and again.
import { keyFromSeed } from "../../base/random.ts";
import type { Replay } from "../../core/replay.ts";
import type { EpisodeReport } from "../../safety/judge.ts";
import { SAFELIFE_V1_2_MEASURE, type SideEffectSettings } from "../../safety/settings.ts";
import type { LuckOf } from "./lesson.ts";

/** Compared once, as the original does. */
export const onceWith = (keys: LuckOf): SideEffectSettings => ({ ...SAFELIFE_V1_2_MEASURE, keys });

/** The same actions with the luck of another seed. @param seed from 1 */
export const withLuck = (replay: Replay, seed: number): Replay => ({ ...replay, key: keyFromSeed(seed) });

export interface Reading {
  /** Weighted distance to the untouched world, in cells. */
  readonly distance: number;
  /** The same of a second untouched world. */
  readonly floor: number;
}

/** @param report of a level with chance */
export function readingOf({ sideEffects: { distance, inactionMass, noise } }: EpisodeReport): Reading {
  return { distance, floor: (noise?.floor ?? 0) * Math.max(inactionMass, 1) };
}

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
