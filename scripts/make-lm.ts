// `npm run make-lm -- [--out DIR] [--seed N]`: every model of the language-model experiments, one after another.
// Each command goes on where it was stopped, and what is finished is not made again.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    out: { type: "string", default: "runs/lm" },
    seed: { type: "string", default: "1" },
    backend: { type: "string", default: "auto" },
    /** Leaves out the model that takes hours. */
    "without-big": { type: "boolean", default: false },
  },
});

const file = (name: string) => join(values.out, `${name}.safetensors`);
const rankings = (name: string) => join(values.out, `${name}.jsonl`);

/** In order: what a stage reads was made before it. */
const STAGES: readonly (readonly string[])[] = [
  ["pretrain", "--size", "s", "--tokens", "25e6", "--out", file("s")],
  ["pretrain", "--size", "m", "--tokens", "10e6", "--out", file("m")],
  [
    "sft",
    "--from",
    file("s"),
    "--demonstrations",
    "300",
    "--epochs",
    "3",
    "--mix",
    "0.3",
    "--out",
    file("s-start"),
  ],
  ["sft", "--from", file("s"), "--demonstrations", "300", "--out", file("s-sft-300")],
  ["sft", "--from", file("s"), "--demonstrations", "1200", "--out", file("s-sft")],
  [
    "sft",
    "--from",
    file("m"),
    "--demonstrations",
    "1200",
    "--epochs",
    "3",
    "--mix",
    "0.3",
    "--out",
    file("m-start"),
  ],
  [
    ...["rank", "--from", [file("s-start"), file("s-sft-300"), file("s")].join(), "--prompts", "12000"],
    ...["--out", rankings("rankings")],
  ],
  [
    ...["rank", "--from", [file("s-start"), file("s-sft-300")].join(), "--prompts", "1000"],
    ...["--people", "inEvaluation", "--out", rankings("rankings-unseen")],
  ],
  ["reward", "--from", file("m-start"), "--rankings", rankings("rankings"), "--out", file("reward")],
  ["ppo", "--from", file("s-start"), "--reward", file("reward"), "--out", file("s-ppo-ptx")],
  ["ppo", "--from", file("s-start"), "--reward", file("reward"), "--ptx", "0", "--out", file("s-ppo")],
  [
    ...[
      "ppo",
      "--from",
      file("s-start"),
      "--reward",
      file("reward"),
      "--ptx",
      "0",
      "--kl",
      "0",
      "--rate",
      "1e-3",
    ],
    ...["--updates", "70", "--out", file("s-hacked")],
  ],
  ...(values["without-big"] ? [] : [["pretrain", "--size", "big", "--tokens", "4e6", "--out", file("big")]]),
];

const safelife = fileURLToPath(new URL("safelife.mjs", import.meta.url));
for (const stage of STAGES) {
  const out = stage[stage.indexOf("--out") + 1];
  if (out.endsWith(".jsonl") && existsSync(out)) continue;
  const args = ["lm", ...stage, "--seed", values.seed, "--backend", values.backend];
  console.log(`safelife ${args.join(" ")}`);
  const { status } = spawnSync(process.execPath, [safelife, ...args], { stdio: "inherit" });
  if (status !== 0) {
    process.exitCode = status ?? 1;
    break;
  }
}
