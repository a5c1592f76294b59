// `npm run make-lm -- [--seed N] [--out DIR] [--only NAME,…] [--ship]`: the models of the language-model experiments,
// one after another. Each command goes on where it was stopped, and what is finished is not made again.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { prepareBackend } from "../src/backends/prepare.ts";
import { commandOf, fileOf, folderOf, STAGES, type Stage, shownCommand } from "./lm/plan.ts";
import { ship } from "./lm/ship.ts";

const { values } = parseArgs({
  options: {
    /** runs/lm-SEED unless given. */
    out: { type: "string" },
    seed: { type: "string", default: "1" },
    backend: { type: "string", default: "auto" },
    /** Names of stages, with commas between them; what they read has to be there. */
    only: { type: "string" },
    /** Leaves out the model that takes hours. */
    "without-big": { type: "boolean", default: false },
    /** Copies finished models to those that come with the program. */
    ship: { type: "boolean", default: false },
    /** For cards of models that were made elsewhere, on another backend. */
    "made-on": { type: "string" },
  },
});

const folder = values.out ?? folderOf(values.seed);
const safelife = fileURLToPath(new URL("safelife.mjs", import.meta.url));

function make(stage: Stage): void {
  if (stage.writes === "rankings" && existsSync(join(folder, fileOf(stage)))) return;
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
  const command = shownCommand(stage, values.seed, values["made-on"] ?? values.backend);
  const backend = await prepareBackend("wasm", () => performance.now());
  await ship({ stage, folder, seed: Number(values.seed), command }, backend);
}
