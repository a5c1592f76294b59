// `safelife export` and `import`: what goes out comes back and plays.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { loadAgent } from "../../src/agents/agent.ts";
import { readCheckpoint, writeCheckpoint } from "../../src/agents/checkpoint.ts";
import { toTorch } from "../../src/agents/pytorch.ts";
import { RECIPES } from "../../src/agents/recipes.ts";
import { sized } from "../../src/agents/sizes.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { readSafetensors } from "../../src/base/safetensors.ts";
import { readTensorsNpz, writeTensorsNpz } from "../../src/share/tensors-npz.ts";
import { fingerprints, interopCase, weightsOf } from "../agents/interop-cases.ts";
import { packed, STORED_OBSERVATIONS } from "../agents/stored-observations.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "safelife-interop-"));
afterAll(() => rmSync(folder, { recursive: true }));

const safelife = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, "scripts/safelife.mjs"), ...args], {
    encoding: "utf8",
    cwd: folder,
  });
const read = (name: string) => readFileSync(join(folder, name));

const recipe = RECIPES.quick;
const tensors = weightsOf(recipe.network);
const origin = { recipe, seed: 3, updates: 4, episodes: 5, tensors };
writeFileSync(join(folder, "agent.safetensors"), writeCheckpoint({ ...origin, sawMeasure: false }));
writeFileSync(join(folder, "peeked.safetensors"), writeCheckpoint({ ...origin, sawMeasure: true }));
writeFileSync(
  join(folder, "odd.npz"),
  writeTensorsNpz(new Map([["conv.weight", { shape: [1], values: Float32Array.of(0) }]])),
);
const broken = new Map(toTorch(recipe.network, tensors));
broken.set("logits.bias", { shape: [9], values: new Float32Array(9).fill(Number.NaN) });
writeFileSync(join(folder, "broken.npz"), writeTensorsNpz(broken));

describe("safelife export and import", { timeout: 60_000 }, () => {
  it("write an agent for PyTorch, and take it back as one that plays", async () => {
    const out = safelife("export", "agent.safetensors", "--out", "weights.npz");
    expect(out).toMatchObject({ status: 0, stdout: "wrote the network of recipe quick to weights.npz\n" });
    expect(fingerprints(readTensorsNpz(read("weights.npz"), "weights.npz"))).toEqual(
      fingerprints(toTorch(recipe.network, tensors)),
    );
    const back = safelife("import", "weights.npz", "--out", "back.safetensors");
    expect(back).toMatchObject({
      status: 0,
      stdout: "wrote back.safetensors, an agent with the network of recipe small\n",
    });
    const agent = readCheckpoint(read("back.safetensors"));
    expect([agent.recipe, agent.updates, agent.sawMeasure]).toEqual([RECIPES.small, 0, false]);
    expect(fingerprints(agent.tensors)).toEqual(fingerprints(tensors));
    const { policy } = loadAgent(read("back.safetensors"), await prepareBackend("simd", () => 0));
    const { logits } = await policy.evaluate(
      packed(STORED_OBSERVATIONS, recipe.network.view, recipe.network.channels.length),
      STORED_OBSERVATIONS.length,
    );
    policy.dispose();
    expect(logits).toEqual((await interopCase(recipe.network)).expected.logits);
  });

  it("keep the flag of an agent that saw the measure, where the format has a place for it", () => {
    safelife("export", "peeked.safetensors", "--out", "peeked-torch.safetensors");
    expect(readSafetensors(read("peeked-torch.safetensors")).metadata).toEqual({
      format: "pt",
      recipe: JSON.stringify(recipe),
      sawMeasure: "true",
    });
    safelife("import", "peeked-torch.safetensors", "--recipe", "quick", "--out", "again.safetensors");
    const again = readCheckpoint(read("again.safetensors"));
    expect([again.recipe, again.sawMeasure]).toEqual([RECIPES.quick, true]);
  });

  it("take an agent of another size where it is named", () => {
    const tiny = sized(RECIPES.full, "tiny");
    const weights = toTorch(tiny.network, weightsOf(tiny.network));
    writeFileSync(join(folder, "tiny.npz"), writeTensorsNpz(new Map(weights)));
    expect(safelife("import", "tiny.npz", "--out", "tiny.safetensors").status).toBe(1);
    const options = ["--recipe", "full", "--size", "tiny", "--out", "tiny.safetensors"];
    expect(safelife("import", "tiny.npz", ...options).stderr).toBe("");
    expect(readCheckpoint(read("tiny.safetensors")).recipe).toEqual(tiny);
  });

  it("write ONNX", () => {
    const { status } = safelife("export", "agent.safetensors", "--format", "onnx", "--out", "agent.onnx");
    expect(status).toBe(0);
    expect(read("agent.onnx").includes("observation")).toBe(true);
  });

  it.each([
    [
      "a wrong ending",
      ["export", "agent.safetensors", "--out", "agent.onnx"],
      /--out is "agent\.onnx"\. A file of format pytorch ends in \.npz or \.safetensors\.$/,
    ],
    [
      "a format there is not",
      ["export", "agent.safetensors", "--format", "tflite", "--out", "a.npz"],
      /tflite/,
    ],
    ["a file there is not", ["export", "nowhere", "--out", "a.npz"], /"nowhere" cannot be read/],
    ["no agent", ["export", "odd.npz", "--out", "a.npz"], /not a readable safetensors file/],
    [
      "weights of another network",
      ["import", "odd.npz", "--out", "b.safetensors"],
      /These weights fit no network of the recipes small, .*"cnn\.0\.weight" is missing\.$/,
    ],
    [
      "weights that are no numbers",
      ["import", "broken.npz", "--out", "b.safetensors"],
      /"policy\/bias" holds NaN\./,
    ],
    [
      "an agent that needs no import",
      ["import", "agent.safetensors", "--out", "b.safetensors"],
      /"agent\.safetensors" is an agent of SafeLife Web already\. Use it as it is\.$/,
    ],
    [
      "an agent of another name",
      ["import", "odd.npz", "--out", "b.npz"],
      /--out is "b\.npz"\. An agent's file ends in \.safetensors\.$/,
    ],
  ])("answer %s with one sentence and exit code 1", (_, args, sentence) => {
    const { status, stderr } = safelife(...args);
    expect(status).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr.trim()).toMatch(sentence);
  });
});
