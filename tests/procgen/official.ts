// The parameters of levels/random, for tests.
import { readdirSync } from "node:fs";
import { loadDefaults, loadParameters } from "../../src/cli/parameter-files.ts";
import type { LevelParameters } from "../../src/procgen/parameters.ts";

export const officialDefaults = await loadDefaults();

const FOLDER = new URL("../../levels/random/", import.meta.url);

const types = readdirSync(FOLDER, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith(".yaml") && !file.startsWith("_"))
  .map((file) => file.replaceAll("\\", "/").replace(/\.yaml$/, ""))
  .sort();

/** By type, the bare defaults included. */
export const officialParameters: Readonly<Record<string, LevelParameters>> = {
  _defaults: officialDefaults,
  ...Object.fromEntries(
    await Promise.all(types.map(async (type) => [type, (await loadParameters(`random/${type}`)).parameters])),
  ),
};
