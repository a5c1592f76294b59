// The levels that checkpoints are chosen on.
import { loadParameters } from "../src/cli/parameter-files.ts";
import { levelOfSeries } from "../src/procgen/series.ts";

/** They belong to no training's and no suite's series. */
const SEED = 1_000_003;
/** Of the episodes on them. */
export const EPISODE_SEED = 7;

/** @param kind of random levels */
export async function validationLevels(kind: string, count: number) {
  const { name, parameters } = await loadParameters(`random/${kind}`);
  const levels = Array.from({ length: count }, (_, i) => levelOfSeries(parameters, SEED, i, name));
  return { name, levels, official: false };
}
