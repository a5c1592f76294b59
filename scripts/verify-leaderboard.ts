// `npm run verify-leaderboard`: lives every episode of every submission again and writes the table; with `--check` it
// compares the table with the one that is there. Refuses what is not as it claims, with the reason. `--folder DIR` for
// another leaderboard.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openTypeScriptThread } from "../src/cli/typescript-thread.ts";
import type { LeaderboardRow } from "../src/share/leaderboard.ts";
import { inOrder, LEADERBOARD, README, submissionFiles, TABLE, tableText, withTable } from "./leaderboard.ts";
import type { LeaderboardAnswer, LeaderboardQuestion } from "./leaderboard-thread.ts";

const { values: options } = parseArgs({
  options: { check: { type: "boolean" }, folder: { type: "string" } },
});
const folder = options.folder ?? LEADERBOARD;
const readme = join(folder, README);
const rows: LeaderboardRow[] = [];
let refused = 0;
await verifyAll(submissionFiles(folder), (answer) => {
  if ("row" in answer) {
    rows.push(answer.row);
    console.log(`${answer.row.file}: verified`);
  } else {
    refused++;
    console.error(`REFUSED ${answer.problem}`);
  }
});
const table = inOrder(rows);
let differences = 0;
for (const [path, text] of [
  [join(folder, TABLE), tableText(table)],
  [readme, withTable(readFileSync(readme, "utf8"), table)],
]) {
  if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
  if (!options.check) writeFileSync(path, text);
  else differences++;
}
if (differences > 0) console.error("The table is not that of the submissions: npm run verify-leaderboard");
process.exitCode = refused + differences > 0 ? 1 : 0;

/** Each thread takes the next file when it is done with one. */
async function verifyAll(
  files: readonly string[],
  onAnswer: (answer: LeaderboardAnswer) => void,
): Promise<void> {
  const waiting = [...files];
  const verifySome = () =>
    new Promise<void>((resolve, reject) => {
      const thread = openTypeScriptThread(new URL("./leaderboard-thread.ts", import.meta.url));
      const next = () => {
        const file = waiting.shift();
        if (file === undefined) thread.terminate().then(() => resolve(), reject);
        else thread.postMessage({ folder, file } satisfies LeaderboardQuestion);
      };
      thread.on("error", reject);
      thread.on("message", (answer: LeaderboardAnswer) => {
        onAnswer(answer);
        next();
      });
      next();
    });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), files.length) }, verifySome));
}
