// The endless series of levels that a seed begins.
import { keyFromSeed, split } from "../base/random.ts";
import type { Level } from "../core/level.ts";
import { generateLevel } from "./generate.ts";
import type { LevelParameters } from "./parameters.ts";

export interface Series {
  readonly parameters: LevelParameters;
  readonly seed: number;
  /** The fifth level is named "NAME-005". */
  readonly name: string;
}

/**
 * A level of the series; each can be made without those before it.
 * @param index from 0
 * @param series its fifth level is named "SERIES-005"
 */
export const levelOfSeries = (
  parameters: LevelParameters,
  seed: number,
  index: number,
  series: string,
): Level =>
  generateLevel(parameters, split(keyFromSeed(seed), index), {
    name: `${series}-${String(index + 1).padStart(3, "0")}`,
  });
