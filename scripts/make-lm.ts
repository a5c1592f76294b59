// `npm run make-lm -- [--seed N] [--out DIR] [--only NAME,…] [--ship]`: the models of the language-model experiments,
// one after another. Each command goes on where it was stopped, and what is finished is not made again, but for rankings
// that are older than a model that answered.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { prepareBackend } from "../src/backends/prepare.ts";
import { commandOf, fileOf, folderOf, STAGES, type Stage, sourcesOf } from "./lm/plan.ts";
import { ship } from "./lm/ship.ts";

const { values } = parseArgs({
  options: {
    /** runs/lm-SEED unless given. */
    out: { type: "string" },
    seed: { type: "string", default: "1" },
    backend: { type: "string", default: "wasm" },
    /** Names of stages, with commas between them; what they read has to be there. */
    only: { type: "string" },
    /** Leaves out the model that takes hours. */
    "without-big": { type: "boolean", default: false },
    /** Copies finished models to those that come with the program. */
    ship: { type: "boolean", default: false },
  },
});

const folder = values.out ?? folderOf(values.seed);
const safelife = fileURLToPath(new URL("safelife.mjs", import.meta.url));

/** When a file was written; 0 where there is none. */
const written = (file: string): number =>
  statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

function make(stage: Stage): void {
  const isNewest = sourcesOf(stage).every((source) => written(fileOf(stage)) > written(source));
  if (stage.writes === "rankings" && isNewest) return;
  const args = commandOf(stage, folder, values.seed, values.backend);
  console.log(`safelife ${args.join(" ")}`);
  const { status } = spawnSync(process.execPath, [safelife, ...args], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

const isTitled = (stage: Stage): stage is Stage & { readonly title: string } => stage.title !== undefined;

for (const stage of STAGES) {
  if (values.only !== undefined && !values.only.split(",").includes(stage.name)) continue;
  if (stage.name === "big" && (values["without-big"] || values.seed !== "1")) continue;
  make(stage);
  if (!values.ship || !isTitled(stage)) continue;
  const backend = await prepareBackend("wasm", () => performance.now());
  await ship({ stage, folder, seed: Number(values.seed) }, backend);
}
