// `npm test`: installs what is missing, a Chromium and a Redis included, then types, lint and format, node and browser tests,
// and those of the built page.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { ensureInstalled, ROOT, succeeds } from "./install.mjs";
import { ensureRedis } from "./redis.mjs";
import { inOneOf } from "./twice.mjs";

const LINES_OF_FAILURE = 16;
const folder = mkdtempSync(join(tmpdir(), "safelife-test-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
/** @typedef {import("./twice.mjs").TestFile} TestFile */

/** @type {string[]} */
const summary = [];
/** @type {string[]} */
const failures = [];
let failedTests = 0;
let passedTests = 0;
let failedStages = 0;

/**
 * Times one stage. A failed stage without a failed test, such as a type error, counts as one failure.
 * @param {string} name
 * @param {() => { ok: boolean, passed?: number, failed?: number, note?: string }} run
 */
function stage(name, run) {
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  const { ok, passed = 0, failed = 0, note = "" } = run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  passedTests += passed;
  failedTests += failed;
  if (!ok && failed === 0) failedStages++;
  summary.push(`${ok ? "ok    " : "FAILED"} ${name.padEnd(16)} ${seconds.padStart(6)} s  ${note}`.trimEnd());
}

/**
 * @param {string} bin path of a script below node_modules
 * @param {readonly string[]} args
 */
const runs = (bin, args) => succeeds(process.execPath, [`${ROOT}node_modules/${bin}`, ...args]);

/** @param {"node" | "browser" | "page"} project @param {readonly string[]} options */
function vitest(project, ...options) {
  const report = join(folder, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  rmSync(report, { force: true });
  const ended = runs("vitest/vitest.mjs", ["run", "--project", project, ...reporters, ...options]);
  const counts = readReport(report);
  if (counts === undefined) return { ok: false, note: "vitest ended without a report" };
  /** @type {TestFile[]} */
  const files = counts.testResults;
  const failedFiles = files.filter(({ status }) => status === "failed");
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests } = counts;
  const skipped = numPendingTests + numTodoTests;
  const note = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped (not allowed)` : ""}`;
  failures.push(...failedFiles.flatMap(failuresOf));
  return { ok: ended && skipped === 0 && passed > 0, passed, failed, note, ended, files, failedFiles };
}

/**
 * A file that fails in the browser is run once more, by itself, and the summary tells of it. What fails twice has failed.
 * @param {"browser" | "page"} project
 */
function vitestTwice(project) {
  const first = vitest(project);
  if (first.ok || !first.failedFiles?.length) return first;
  const again = vitest(project, ...first.failedFiles.map(({ name }) => name));
  if (again.files === undefined) return again;
  const { passed, failed } = inOneOf(first.files, again.files);
  const note = `${first.note}; what failed, once more: ${again.note}; ${failed.length} failed twice`;
  // An error beside the tests ends a run in which none has failed.
  const ok = failed.length === 0 && (again.ended || again.failed > 0);
  return { ok, passed, failed: failed.length, note };
}

/**
 * What failed in one file, told again at the end: thousands of lines lie between a failure and the summary.
 * @param {TestFile} file
 */
function failuresOf({ name, message, assertionResults }) {
  const file = relative(ROOT, name);
  const tests = assertionResults.filter(({ status }) => status === "failed");
  const told = tests.map(
    ({ fullName, failureMessages }) => `${file} > ${fullName}\n${failureMessages.join("\n")}`,
  );
  return (message ? [`${file}\n${message}`, ...told] : told).map((text) =>
    text.split("\n").slice(0, LINES_OF_FAILURE).join("\n"),
  );
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

try {
  stage("install", () => {
    ensureInstalled();
    process.env.CHROME_PATH = ensureChromium();
    process.env.REDIS_SERVER = ensureRedis();
    return { ok: true, note: `${process.env.CHROME_PATH}, ${process.env.REDIS_SERVER}` };
  });
  stage("types", () => ({ ok: runs("typescript/bin/tsc", ["--noEmit"]) }));
  stage("lint and format", () => ({ ok: runs("@biomejs/biome/bin/biome", ["ci", "."]) }));
  stage("node tests", () => vitest("node", `--maxWorkers=${availableParallelism()}`));
  stage("browser tests", () => vitestTwice("browser"));
  stage("built page", () => vitestTwice("page"));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  failedStages++;
}
if (failures.length > 0) console.log(`\n── what failed ──\n${failures.join("\n\n")}`);
console.log(`\n${summary.join("\n")}\n\n${passedTests} passed, ${failedTests + failedStages} failed`);
process.exitCode = failedTests + failedStages === 0 ? 0 : 1;
