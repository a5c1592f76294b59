// The original's parameters, for tests.
import { readFileSync } from "node:fs";
import { type LevelParameters, type ParameterFile, withDefaults } from "../../src/procgen/parameters.ts";

const { params } = JSON.parse(
  readFileSync(new URL("../golden/procgen_params.json", import.meta.url), "utf8"),
) as { params: Record<string, ParameterFile> };

const { _defaults: defaults, ...files } = params as Record<string, ParameterFile> & {
  _defaults: LevelParameters;
};

export const officialDefaults: LevelParameters = defaults;

/** By type, the bare defaults included. */
export const officialParameters: Readonly<Record<string, LevelParameters>> = {
  _defaults: defaults,
  ...Object.fromEntries(Object.entries(files).map(([type, file]) => [type, withDefaults(file, defaults)])),
};
