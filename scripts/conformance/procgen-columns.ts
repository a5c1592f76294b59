// Prints the columns of our levels of one type, as JSON: `node scripts/run.mjs scripts/conformance/procgen-columns.ts
// TYPE`. A program of its own, so that several types can be made at a time.
import { keyFromSeed, split } from "../../src/base/random.ts";
import { loadDefaults, loadParameters } from "../../src/cli/parameter-files.ts";
import { generate } from "../../src/procgen/generate.ts";
import type { LevelParameters } from "../../src/procgen/parameters.ts";
import { isExitReachable } from "../../src/procgen/reachable.ts";
import { type Columns, columnsOf } from "./level-columns.ts";

const LEVELS = 400;
const DEFAULTS = "_defaults";

/** Of the type's file in levels/random, which `procgen_params` holds to the original's. */
const officialParameters = async (type: string): Promise<LevelParameters> =>
  type === DEFAULTS ? loadDefaults() : (await loadParameters(`random/${type}`)).parameters;

const type = process.argv[2];
const parameters = await officialParameters(type);
const root = split(keyFromSeed(0), "procgen", type);
const columns = Array.from({ length: LEVELS }, (_, i): Columns => {
  const key = split(root, i);
  const made = generate(parameters, split(key, "level"));
  // The original's has no such column: all of its exits can be reached.
  const unreachable_exits = Number(!isExitReachable(made.level));
  return { ...columnsOf(made, split(key, "columns")), unreachable_exits };
});
process.stdout.write(JSON.stringify(columns));
