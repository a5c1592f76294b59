// The archives of our own benchmark, as the list of suites describes them.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { loadDefaults, loadParameters } from "../src/cli/parameter-files.ts";
import type { Level } from "../src/core/level.ts";
import { difficultyParameters } from "../src/procgen/difficulty.ts";
import { type LevelParameters, withDefaults } from "../src/procgen/parameters.ts";
import { levelOfSeries } from "../src/procgen/series.ts";
import type { OwnSuite } from "../src/share/own-suites.ts";
import { writeNpz } from "../src/share/write-npz.ts";

export const SUITE_FOLDER = new URL("../levels/benchmark/v1/", import.meta.url);
/** A line per file: its SHA-256, two spaces, its name. */
export const SUMS_FILE = new URL("SHA256SUMS", SUITE_FOLDER);

/** @param indices of the levels to make, from 0 */
export async function makeSuiteLevels(
  suite: OwnSuite,
  indices: readonly number[],
): Promise<readonly Level[]> {
  const parameters = await parametersOf(suite);
  const name = suite.group === "training" ? suite.file.replace(/^.*\/|\.npz$/g, "") : suite.name;
  return indices.map((i) => levelOfSeries(parameters, suite.seed, i, name));
}

export const makeSuiteFile = async (suite: OwnSuite): Promise<Uint8Array> =>
  writeNpz(
    await makeSuiteLevels(
      suite,
      Array.from({ length: suite.levelsInFile }, (_, i) => i),
    ),
  );

async function parametersOf({ source }: OwnSuite): Promise<LevelParameters> {
  if ("kind" in source) return (await loadParameters(`random/${source.kind}`)).parameters;
  return withDefaults(difficultyParameters(source.task, source.step), await loadDefaults());
}

export const sumOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Sums by file; none where there is no list yet. */
export function readSums(): Map<string, string> {
  if (!existsSync(SUMS_FILE)) return new Map();
  const lines = readFileSync(SUMS_FILE, "utf8").trim().split("\n");
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}
