// `npm run bench -- [SECTION…] [--json FILE] [--levels DIR]`: how fast the engine is on this machine.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { messageOf } from "../src/base/check.ts";
import { benchCalibration } from "./bench/calibration.ts";
import { benchCore } from "./bench/core.ts";
import { benchEnv } from "./bench/env.ts";
import { benchBoards } from "./bench/gpu-boards.ts";
import { benchGpuRecording } from "./bench/gpu-recording.ts";
import { benchInPage } from "./bench/in-page.ts";
import { benchLm } from "./bench/lm.ts";
import { benchLmLive } from "./bench/lm-live.ts";
import type { Figure } from "./bench/measure.ts";
import { benchPpo, benchSimd } from "./bench/ppo.ts";
import { benchProcgen } from "./bench/procgen.ts";
import { benchSideEffects } from "./bench/side-effects.ts";
import { PLAIN_ARGS } from "./chromium.mjs";
import { openIdleGpu, openNodeGpu } from "./node-gpu.mjs";

interface BenchOptions {
  /** A folder of official levels, or null for stand-ins. */
  readonly levels: string | null;
}

/** Take minutes, a browser or the place of every GPU, so they run only when they are named. */
const ONLY_BY_NAME = [
  "gpu-recording",
  "gpu-page",
  "ppo-cpu",
  "simd-page",
  "lm",
  "lm-live",
  "lm-gpu",
  "draw",
  "choose",
];

const SECTIONS: Record<string, (options: BenchOptions) => Figure[] | Promise<Figure[]>> = {
  core: benchCore,
  env: benchEnv,
  "side-effects": ({ levels }) => benchSideEffects(levels),
  gpu: async () => benchBoards(await openNodeGpu()),
  "gpu-recording": async () => benchGpuRecording(await openIdleGpu()),
  "gpu-page": () => benchInPage("scripts/bench/gpu-page.ts", "benchGpuPage"),
  procgen: benchProcgen,
  ppo: () => benchPpo("wasm"),
  "ppo-cpu": () => benchPpo("cpu"),
  simd: benchSimd,
  "simd-page": async () => [
    ...(await benchInPage("scripts/bench/simd-page.ts", "benchOneThread", { process: "shared" })),
    ...(await benchInPage("scripts/bench/simd-page.ts", "benchTwoThreads")),
  ],
  lm: () => benchLm(["wasm", "cpu"]),
  "lm-live": benchLmLive,
  "lm-gpu": async () => {
    const gpu = await openNodeGpu();
    Object.defineProperty(globalThis, "navigator", { value: { gpu }, configurable: true });
    return benchLm(["webgpu"]);
  },
  draw: async () => [
    ...(await benchInPage("scripts/bench/draw-page.ts", "benchDraw", { args: PLAIN_ARGS })),
    ...(await benchInPage("scripts/bench/draw-page.ts", "benchDrawEmulated")),
  ],
  choose: () => benchInPage("scripts/bench/choose-page.ts", "benchChoose", { args: PLAIN_ARGS }),
};

const USAGE = `Use: npm run bench -- [${Object.keys(SECTIONS).join("|")}]… [--json FILE] [--levels DIR]`;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "string" }, levels: { type: "string" }, help: { type: "boolean" } },
  });
  const unknown = positionals.find((name) => SECTIONS[name] === undefined);
  if (unknown !== undefined) throw new Error(`There is no section "${unknown}".`);
  const sections =
    positionals.length > 0
      ? positionals
      : Object.keys(SECTIONS).filter((name) => !ONLY_BY_NAME.includes(name));
  return { sections, json: values.json, levels: values.levels ?? null, help: values.help === true };
}

const readable = (value: number) => (value >= 1000 ? value.toFixed(0) : value.toPrecision(4));

async function main(): Promise<void> {
  const { sections, json, levels, help } = readArguments();
  if (help) return console.log(USAGE);
  const figures: Figure[] = [];
  const add = (some: readonly Figure[]) => {
    for (const { name, value, meaning } of some) {
      console.log(`${name.padEnd(28)} ${readable(value).padStart(10)}  ${meaning}`);
    }
    figures.push(...some);
  };
  // Always, so that every file of numbers says how fast its machine is.
  add(benchCalibration());
  for (const section of sections) add(await SECTIONS[section]({ levels }));
  if (json === undefined) return;
  const flat = Object.fromEntries(figures.map(({ name, value }) => [name, value]));
  writeFileSync(json, `${JSON.stringify(flat, null, 2)}\n`);
}

try {
  await main();
} catch (error) {
  console.error(`${messageOf(error)} ${USAGE}`);
  process.exitCode = 1;
}
