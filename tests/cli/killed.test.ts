// `safelife train`, killed without warning at moments that nobody chose, ends in the same bytes.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { AnyRecipe } from "../../src/agents/dqn-recipes.ts";
import { forTask } from "../../src/agents/tasks.ts";
import { Trainer } from "../../src/agents/trainer.ts";
import { keyFromSeed, uniform } from "../../src/base/random.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { TINY_DQN, TINY_RECIPE } from "../agents/tiny.ts";
import { levelOf } from "../support/board.ts";
import { readEvents } from "../support/event-file.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "safelife-killed-"));
afterAll(() => rmSync(folder, { recursive: true }));

const PUZZLES = join(root, "levels/puzzles");
const PARAMETERS = join(folder, "small.yaml");
writeFileSync(PARAMETERS, "board_shape: [9, 9]\nlater_regions: orchard\n");

const UPDATES = 200;
const STEPS = UPDATES * TINY_RECIPE.rows * TINY_RECIPE.ppo.rolloutSteps;

/** A folder with an agent of a tiny recipe that has learned nothing yet: a run begins there by a resume. */
function newFolder(name: string, recipe: AnyRecipe): string {
  const path = join(folder, name);
  mkdirSync(path);
  const levels = repeatLevels([levelOf([".....", ".A.E.", "....."])]);
  const backend = { name: "simd", threads: 1, reason: "" } as const;
  const trainer = Trainer.create({ recipe, levels, seed: 3, backend, now: () => 0 });
  writeFileSync(join(path, "agent.safetensors"), trainer.checkpoint());
  trainer.dispose();
  return path;
}

const curveBytes = (out: string): number =>
  statSync(join(out, "curve.csv"), { throwIfNoEntry: false })?.size ?? 0;

/** @param levels those of the recipe unless given
 *  @param until length of its curve, in bytes, at which it is killed
 *  @returns the step that it went on from, and whether it came to its end */
function train(out: string, engine: string, levels: string | undefined, until = Number.POSITIVE_INFINITY) {
  const given = levels === undefined ? [] : ["--levels", levels];
  const args = ["train", "--resume", ...given, "--backend", engine, "--out", out];
  const child = spawn(
    process.execPath,
    [join(root, "scripts/safelife.mjs"), ...args, "--steps", String(STEPS), "--checkpoint-every", "0.02"],
    { stdio: ["ignore", "pipe", "inherit"], detached: true },
  );
  let text = "";
  const watch = setInterval(() => {
    if (!text.includes("goes on") || curveBytes(out) < until) return;
    clearInterval(watch);
    // The launcher and what it started.
    process.kill(-child.pid!, "SIGKILL");
  }, 3);
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  return new Promise<{ from: number; ended: boolean }>((resolve) => {
    child.on("close", (code) => {
      clearInterval(watch);
      resolve({ from: Number(/goes on from step (\d+)/.exec(text)?.[1]), ended: code === 0 });
    });
  });
}

const outcome = (path: string) => ({
  files: ["agent.safetensors", "run.checkpoint", "curve.csv", "curve.jsonl"].map((name) =>
    readFileSync(join(path, name)).toString("base64"),
  ),
  events: readEvents(readFileSync(join(path, "events.out.tfevents.safelife"))).map(({ step, scalars }) => ({
    step,
    scalars: { ...scalars, "training/stepsPerSecond": 0 },
  })),
});

describe("a training that is killed", { timeout: 300_000 }, () => {
  it.each<["ppo" | "dqn", string, string, string | undefined, number]>([
    ["ppo", "simd", "levels of files", PUZZLES, 3],
    ["ppo", "simd", "levels without end", PARAMETERS, 2],
    ["ppo", "simd", "the mix of a task", undefined, 2],
    ["ppo", "wasm", "levels of files", PUZZLES, 1],
    ["dqn", "simd", "levels and a replay", PUZZLES, 3],
  ])(
    "by %s on %s, with %s, is taken up again as if nothing had happened",
    async (algorithm, engine, what, levels, kills) => {
      const plain: AnyRecipe = { ppo: TINY_RECIPE, dqn: TINY_DQN }[algorithm];
      const recipe = levels === undefined ? forTask(plain, "prune-spawn") : plain;
      const whole = newFolder(`${engine} ${what}, whole`, recipe);
      expect(await train(whole, engine, levels)).toEqual({ from: 0, ended: true });
      const pieces = newFolder(`${engine} ${what}, in pieces`, recipe);
      const key = keyFromSeed(Date.now());
      const moments = Array.from({ length: kills }, (_, kill) => 0.9 * uniform(key, kill)).sort();
      for (const moment of moments) {
        const { ended } = await train(pieces, engine, levels, moment * curveBytes(whole));
        expect(ended).toBe(false);
      }
      const { from } = await train(pieces, engine, levels);
      expect(from).toBeLessThan(STEPS);
      expect(outcome(pieces)).toEqual(outcome(whole));
    },
  );
});
