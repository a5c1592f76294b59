// `npm run conformance -- [--gpu] DIR…`: every golden file in the folders against our rules, one line per file.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { messageOf } from "../src/base/check.ts";
import { Gpu } from "../src/gpu/gpu.ts";
import { gpuRunners } from "./conformance/gpu/runners.ts";
import { officialLevels } from "./conformance/official-levels.ts";
import type { CheckedRecord, Context } from "./conformance/record.ts";
import { NEEDS_OFFICIAL_LEVELS, RUNNERS } from "./conformance/runners.ts";
import { openNodeGpu } from "./node-gpu.mjs";

const SHOWN_FAILURES = 5;

const total = { passed: 0, failed: 0 };

function report(file: string, records: readonly CheckedRecord[], startedAt: number): void {
  const failures = records.filter(({ problem }) => problem !== null);
  total.passed += records.length - failures.length;
  total.failed += failures.length;
  console.log(`${file}: ${records.length - failures.length} passed, ${failures.length} failed`);
  for (const { id, problem } of failures.slice(0, SHOWN_FAILURES)) console.log(`    ${id}: ${problem}`);
  if (failures.length > SHOWN_FAILURES) console.log(`    and ${failures.length - SHOWN_FAILURES} more`);
  console.error(`    (${file} took ${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

async function runFile(path: string, context: Context): Promise<void> {
  const file = basename(path);
  const kind = basename(path, ".json");
  const runner = runners[kind];
  if (!runner || (NEEDS_OFFICIAL_LEVELS.has(kind) && levelFolders.length === 0)) {
    console.log(`${file}: not run`);
    return;
  }
  const startedAt = performance.now();
  try {
    report(file, await runner(JSON.parse(readFileSync(path, "utf8")), context), startedAt);
  } catch (error) {
    report(file, [{ id: "the file", problem: messageOf(error) }], startedAt);
  }
}

const { values: flags, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { gpu: { type: "boolean" } },
});
const missing = folders.filter((folder) => !existsSync(folder));
if (folders.length === 0 || missing.length > 0) {
  console.error(
    folders.length === 0
      ? "Which folders? Use: npm run conformance -- [--gpu] FOLDER_OF_GOLDEN_FILES [FOLDER_OF_OFFICIAL_LEVELS]"
      : `There is no folder ${missing.join(", ")}.`,
  );
  process.exit(1);
}

/** With `--gpu` the kernels are asked instead of core and env, as far as they know the kind. */
const gpu = flags.gpu ? await Gpu.open(await openNodeGpu()) : undefined;
const runners = gpu ? gpuRunners(gpu) : RUNNERS;

const levelFolders = folders.filter((folder) => existsSync(join(folder, "benchmarks")));
const context: Context = {
  officialFile(path) {
    const folder = levelFolders.find((candidate) => existsSync(join(candidate, path)));
    if (!folder) throw new Error(`official level file ${path} is in none of the folders given`);
    return readFileSync(join(folder, path));
  },
};

for (const folder of folders) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  for (const name of files.sort()) await runFile(join(folder, name), context);
}
for (const folder of gpu ? [] : levelFolders) {
  const startedAt = performance.now();
  report("official_levels", officialLevels(folder), startedAt);
}
gpu?.destroy();
console.log(`total: ${total.passed} passed, ${total.failed} failed`);
if (total.passed + total.failed === 0) console.error("Nothing was run.");
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
