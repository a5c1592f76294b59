// `npm run make-benchmark`: generates the archives of levels/benchmark/v1 and their sums; with `--check` it makes them
// again and compares. Names after it choose some of the files: `npm run make-benchmark -- append-still`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { OWN_SUITES, type OwnSuite } from "../src/share/own-suites.ts";
import { makeSuiteFile, readSums, SUITE_FOLDER, SUMS_FILE, sumOf } from "./benchmark-suites.ts";

const words = process.argv.slice(2);
const mode = words.includes("--check") ? "check" : "write";
const names = words.filter((word) => word !== "--check");

/** The suites by the names of their files; of several in one file any will do. */
const suites = new Map(OWN_SUITES.map((suite): [string, OwnSuite] => [basename(suite.file, ".npz"), suite]));
const unknown = names.filter((name) => !suites.has(name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}. Names are ${[...suites.keys()].join(", ")}.`);
  process.exit(1);
}

const sums = readSums();
let differences = 0;
for (const [name, suite] of suites) {
  if (names.length > 0 && !names.includes(name)) continue;
  const startedAt = performance.now();
  const bytes = await makeSuiteFile(suite);
  const sum = sumOf(bytes);
  const path = new URL(suite.file, SUITE_FOLDER);
  const took = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  if (mode === "check") {
    const isSame = sums.get(suite.file) === sum && existsSync(path) && sumOf(readFileSync(path)) === sum;
    if (!isSame) differences++;
    console.log(`${suite.file}: ${isSame ? "the same" : "DIFFERENT"} (${took})`);
  } else {
    mkdirSync(new URL(".", path), { recursive: true });
    writeFileSync(path, bytes);
    sums.set(suite.file, sum);
    console.log(`${suite.file}: ${suite.levelsInFile} levels, ${bytes.length} bytes (${took})`);
  }
}
if (mode === "write") {
  // In the order of the suites, as `sha256sum --check` reads them.
  const files = [...suites.values()].map(({ file }) => file).filter((file) => sums.has(file));
  writeFileSync(SUMS_FILE, files.map((file) => `${sums.get(file)}  ${file}\n`).join(""));
}
process.exitCode = differences > 0 ? 1 : 0;
