/**
 * Random levels from parameters: the same seed gives the same levels everywhere.
 *
 * @module procgen
 */
export { type GeneratedLevel, type GenerateOptions, generate, generateLevel } from "../procgen/generate.ts";
export type { LevelParameters, ParameterFile } from "../procgen/parameters.ts";
export { isExitReachable } from "../procgen/reachable.ts";
export {
  BUILT_IN_DEFAULTS,
  ParameterError,
  readParameterFile,
  readParameters,
} from "../procgen/read-parameters.ts";
export { levelOfSeries, type Series } from "../procgen/series.ts";
