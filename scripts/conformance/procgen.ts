// procgen_stats: our levels of each type have the same distribution as the original's, column by column.
import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { messageOf } from "../../src/base/check.ts";
import type { Columns } from "./level-columns.ts";
import { type GoldenType, judgeColumns } from "./procgen-comparison.ts";
import type { Runner } from "./record.ts";

const SHOWN = 10;
/** Its levels take as long as those of all other types together, so they are begun first. */
const SLOWEST = "navigation";

export const procgenStats: Runner = async (golden) => {
  const { types } = golden as { types: Readonly<Record<string, GoldenType>> };
  const waiting = Object.keys(types).sort((a, b) => Number(b === SLOWEST) - Number(a === SLOWEST));
  const ours = new Map<string, readonly Columns[] | Error>();
  const takeTurns = async () => {
    for (let type = waiting.shift(); type !== undefined; type = waiting.shift()) {
      ours.set(type, await makeColumns(type).catch((error: unknown) => new Error(messageOf(error))));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, takeTurns));
  const { records, worst } = judgeColumns(types, ours);
  for (const words of worst.slice(0, SHOWN)) console.log(`    ${words}`);
  return records;
};

/** Of our levels of a type. */
async function makeColumns(type: string): Promise<readonly Columns[]> {
  const [run, entry] = ["../run.mjs", "./procgen-columns.ts"].map((file) =>
    fileURLToPath(new URL(file, import.meta.url)),
  );
  const { stdout } = await promisify(execFile)(process.execPath, [run, entry, type], { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout);
}
