// The language model in a terminal: two stages, stopped by nobody.
import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { readLmCheckpoint } from "../../src/lm/checkpoint.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "safelife-lm-"));
afterAll(() => rmSync(folder, { recursive: true }));

function lm(...args: string[]) {
  const program = [join(root, "scripts/safelife.mjs"), "lm", ...args];
  return spawnSync(process.execPath, program, { encoding: "utf8", cwd: folder });
}

describe("safelife lm", { timeout: 120_000 }, () => {
  it("pretrains and fine-tunes, with curves, and says when there is nothing left to do", () => {
    const pretrain = [
      "pretrain",
      "--tokens",
      "5000",
      "--seed",
      "3",
      "--backend",
      "wasm",
      "--out",
      "s.safetensors",
    ];
    expect(lm(...pretrain).stderr).toBe("");
    const bytes = readFileSync(join(folder, "s.safetensors"));
    expect(readLmCheckpoint(bytes).steps).toBe(2);
    expect(readFileSync(join(folder, "s.csv"), "utf8")).toMatch(
      /^step,seconds,loss,gradNorm\n1,[\d.]+,5\.\d+,.*\n2,/,
    );
    expect(lm(...pretrain).stdout).toMatch(/wrote s\.safetensors/);
    expect(readFileSync(join(folder, "s.safetensors"))).toEqual(bytes);

    const sft = ["sft", "--from", "s.safetensors", "--demonstrations", "40", "--epochs", "1", "--mix", "0.3"];
    const { status, stdout } = lm(...sft, "--backend", "wasm", "--out", "sft.safetensors");
    expect([status, stdout]).toEqual([0, expect.stringMatching(/wrote sft\.safetensors/)]);

    const promptsFor = (models: string): readonly string[] => {
      const rank = [
        "rank",
        "--from",
        models,
        "--prompts",
        "20",
        "--backend",
        "wasm",
        "--out",
        "ranked.jsonl",
      ];
      expect(lm(...rank).stdout).toMatch(/wrote 20 rankings/);
      const lines = readFileSync(join(folder, "ranked.jsonl"), "utf8").trim().split("\n");
      return lines.map((line) => JSON.parse(line).prompt);
    };
    const tuned = promptsFor("sft.safetensors");
    expect(promptsFor("sft.safetensors,s.safetensors").some((prompt) => tuned.includes(prompt))).toBe(false);

    const few = ["--prompts", "20", "--items", "6", "--backend", "wasm"];
    const greedyWeb = ["--against", "web:0.5", "--against-temperature", "0"];
    const examined = lm("evaluate", "--model", "sft.safetensors", ...few, ...greedyWeb);
    expect(examined.stdout).toMatch(/^utility +\S+ ± \S+$/m);
    expect(examined.stdout).toMatch(/^wins +0\.\d+ ± /m);
  });

  /** Runs a command and asks it to stop once something is so. */
  async function interrupted(args: readonly string[], isTime: () => boolean): Promise<void> {
    const program = spawn(process.execPath, [join(root, "scripts/safelife.mjs"), "lm", ...args], {
      cwd: folder,
    });
    let said = "";
    program.stdout.on("data", (part) => {
      said += part;
    });
    const waiting = setInterval(() => {
      if (!isTime()) return;
      clearInterval(waiting);
      program.kill("SIGINT");
    }, 20);
    try {
      // All that it said has been read by then.
      const code = await new Promise((resolve) => program.on("close", resolve));
      expect([code, said]).toEqual([130, expect.stringContaining("the same command goes on")]);
    } finally {
      clearInterval(waiting);
      program.kill("SIGKILL");
    }
  }

  it("stops at a signal with a checkpoint, says so in its exit code, and goes on from there", async () => {
    const args = ["pretrain", "--tokens", "2e5", "--backend", "wasm", "--out", "long.safetensors"];
    await interrupted(args, () => existsSync(join(folder, "long.csv")));
    const { steps } = readLmCheckpoint(readFileSync(join(folder, "long.safetensors")));
    expect(steps).toBeLessThan(74);
    // As if it had been killed between curve and checkpoint.
    appendFileSync(join(folder, "long.csv"), `${steps + 1},1,1,1\n`);
    expect(lm(...args).status).toBe(0);
    const curve = readFileSync(join(folder, "long.csv"), "utf8").trim().split("\n").slice(1);
    expect(curve.map((line) => Number(line.split(",")[0]))).toEqual(curve.map((_, i) => i + 1));
    expect(readLmCheckpoint(readFileSync(join(folder, "long.safetensors"))).steps).toBe(curve.length);
  });

  it("ranks, learns what is preferred, improves, and is examined; ranking goes on where it was stopped", {
    timeout: 300_000,
  }, async () => {
    const wasm = ["--backend", "wasm"];
    const start = ["pretrain", "--tokens", "5e4", ...wasm, "--out", "start.safetensors"];
    expect(lm(...start).status).toBe(0);
    const rank = (out: string) => [
      "rank",
      "--from",
      "start.safetensors",
      "--prompts",
      "600",
      ...wasm,
      "--out",
      out,
    ];
    expect(lm(...rank("whole.jsonl")).status).toBe(0);
    const chunks = () => {
      const file = join(folder, "parts.jsonl.answers");
      return existsSync(file) ? readFileSync(file, "utf8").split("\n").length - 2 : 0;
    };
    await interrupted(rank("parts.jsonl"), () => chunks() > 0);
    expect(existsSync(join(folder, "parts.jsonl"))).toBe(false);
    expect(lm(...rank("parts.jsonl")).stdout).toMatch(/wrote 600 rankings/);
    const read = (file: string) => readFileSync(join(folder, file), "utf8");
    expect(read("parts.jsonl")).toBe(read("whole.jsonl"));
    expect(existsSync(join(folder, "parts.jsonl.answers"))).toBe(false);

    const judge = ["reward", "--from", "start.safetensors", "--rankings", "whole.jsonl", "--epochs", "1"];
    expect(lm(...judge, ...wasm, "--out", "judge.safetensors").stdout).toMatch(/wrote judge/);
    const ppo = ["ppo", "--from", "start.safetensors", "--reward", "judge.safetensors", "--keep", "last"];
    expect(lm(...ppo, "--updates", "1", ...wasm, "--out", "ppo.safetensors").stdout).toMatch(/wrote ppo/);
    expect(readLmCheckpoint(readFileSync(join(folder, "ppo.safetensors"))).network.kind).toBe("actorCritic");

    const judged = lm("evaluate", "--model", "judge.safetensors", "--rankings", "whole.jsonl", ...wasm);
    expect(judged.stdout).toMatch(/^rubric +0\.\d+ ± /m);
    const few = ["--prompts", "20", "--items", "6", ...wasm];
    const best = lm(
      "evaluate",
      "--model",
      "ppo.safetensors",
      "--reward",
      "judge.safetensors",
      "--best",
      "2",
      ...few,
    );
    expect(best.stdout).toMatch(/^utilityBestOf2 +-?\d/m);
    // A larger model that knows the web no better is no opponent.
    const large = ["pretrain", "--size", "m", "--tokens", "2688", ...wasm, "--out", "large.safetensors"];
    expect(lm(...large).status).toBe(0);
    const against = (base: string) =>
      lm("evaluate", "--model", "ppo.safetensors", "--against", "large.safetensors", "--base", base, ...few);
    expect(against("start.safetensors").stderr).toMatch(/a win over it would say nothing/);
    expect(against("large.safetensors").stderr).toMatch(/--base is not the model/);
  });

  it.each([
    ["a model there is not", ["sft", "--from", "nowhere", "--out", "x"], /no model at "nowhere"/],
    ["no number", ["pretrain", "--tokens", "few", "--out", "x"], /--tokens is "few"/],
    [
      "an option there is not",
      ["ppo", "--from", "a", "--reward", "b", "--out", "x", "--beta", "1"],
      /--beta/,
    ],
  ])("answers %s with one sentence and exit code 1", (_, args, sentence) => {
    const { status, stderr } = lm(...args);
    expect(status).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(sentence);
  });
});
