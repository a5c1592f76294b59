// The archives of our own benchmark are those of the list, and what their seeds make: here the first and the last level
// of each file, in `.ci/run` all of them (`npm run make-benchmark -- --check`).
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { makeSuiteLevels, readSums, SUITE_FOLDER, sumOf } from "../scripts/benchmark-suites.ts";
import { isExitReachable } from "../src/procgen/reachable.ts";
import { OWN_SUITES, type OwnSuite } from "../src/share/own-suites.ts";
import { readLevels } from "../src/share/read-levels.ts";

const FILES = new Map(OWN_SUITES.map((suite): [string, OwnSuite] => [suite.file, suite]));
const bytesOf = (file: string) => readFileSync(new URL(file, SUITE_FOLDER));

describe("levels/benchmark/v1", () => {
  test("holds the archives of the list and no other", () => {
    const files = readdirSync(SUITE_FOLDER, { recursive: true, encoding: "utf8" });
    expect(files.filter((file) => file.endsWith(".npz")).sort()).toEqual([...FILES.keys()].sort());
  });

  test("holds them unchanged", () => {
    const sums = [...FILES.keys()].map((file): [string, string] => [file, sumOf(bytesOf(file))]);
    expect(readSums()).toEqual(new Map(sums));
  });

  test.each([...FILES.values()])("$file is what its seed makes", { timeout: 60_000 }, async (suite) => {
    const levels = readLevels(bytesOf(suite.file), suite.file);
    expect(levels).toHaveLength(suite.levelsInFile);
    const ends = [0, suite.levelsInFile - 1];
    expect(ends.map((i) => levels[i])).toEqual(await makeSuiteLevels(suite, ends));
  });

  test("has a way to the exit in every level", { timeout: 60_000 }, () => {
    const levels = [...FILES.keys()].flatMap((file) => readLevels(bytesOf(file), file));
    expect(levels.length).toBeGreaterThan(1500);
    expect(levels.filter((level) => !isExitReachable(level))).toEqual([]);
  });
});
