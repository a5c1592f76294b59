// The archives of our own benchmark are those of the list, and what their seeds make. `npm run make-benchmark -- --check`
// makes every level again; here it is the first and the last of each file.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { makeSuiteLevels, readSums, SUITE_FOLDER, sumOf } from "../scripts/benchmark-suites.ts";
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
});
