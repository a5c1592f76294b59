// `npm run make-benchmark`: generates the archives of levels/benchmark/v1 and their sums; with `--check` it makes them
// again and compares. Names after it choose some of the files: `npm run make-benchmark -- append-still`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { OWN_SUITES, type OwnSuite } from "../src/share/own-suites.ts";
import { makeSuiteFile, readSums, SUITE_FOLDER, SUMS_FILE, sumOf } from "./benchmark-suites.ts";

const words = process.argv.slice(2);
const check = words.includes("--check");
const names = words.filter((word) => word !== "--check");

const files = [...new Map(OWN_SUITES.map((suite): [string, OwnSuite] => [suite.file, suite])).values()];
const chosen = files.filter(
  ({ name, file }) => names.length === 0 || names.some((word) => word === name || file === `${word}.npz`),
);
const unknown = names.filter(
  (word) => !files.some(({ name, file }) => word === name || file === `${word}.npz`),
);
if (unknown.length > 0) {
  console.error(
    `There is no suite ${unknown.join(", ")}. Names are ${files.map(({ name }) => name).join(", ")}.`,
  );
  process.exit(1);
}

const sums = readSums();
let differences = 0;
for (const suite of chosen) {
  const startedAt = performance.now();
  const bytes = await makeSuiteFile(suite);
  const sum = sumOf(bytes);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const path = new URL(suite.file, SUITE_FOLDER);
  if (check) {
    const isSame = sums.get(suite.file) === sum && existsSync(path) && sumOf(readFileSync(path)) === sum;
    if (!isSame) differences++;
    console.log(`${suite.file}: ${isSame ? "the same" : "DIFFERENT"} (${seconds} s)`);
  } else {
    mkdirSync(dirname(path.pathname), { recursive: true });
    writeFileSync(path, bytes);
    sums.set(suite.file, sum);
    console.log(`${suite.file}: ${suite.levelsInFile} levels, ${bytes.length} bytes (${seconds} s)`);
  }
}
if (!check) {
  // In the order of the suites, as `sha256sum --check` reads it.
  const lines = files.flatMap(({ file }) => (sums.has(file) ? [`${sums.get(file)}  ${file}\n`] : []));
  writeFileSync(SUMS_FILE, lines.join(""));
}
process.exitCode = differences > 0 ? 1 : 0;
