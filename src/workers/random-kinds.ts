// The parameters of levels/random, bundled as text; a chunk of its own, which only trainings on such levels load.
import type { LevelParameters } from "../procgen/parameters.ts";
import { BUILT_IN_DEFAULTS, readParameters } from "../procgen/read-parameters.ts";

const FOLDER = "../../levels/random/";
const FILES = import.meta.glob<string>("../../levels/random/**/*.yaml", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** @param kind path below levels/random, without the ending @throws one sentence if there is none of that name */
export function parametersOf(kind: string): LevelParameters {
  const text = FILES[`${FOLDER}${kind}.yaml`];
  if (text === undefined) {
    throw new Error(`There are no random levels "${kind}" in this program. Choose the levels yourself.`);
  }
  const defaults = readParameters(FILES[`${FOLDER}_defaults.yaml`], "_defaults.yaml", BUILT_IN_DEFAULTS);
  return readParameters(text, `${kind}.yaml`, defaults);
}
