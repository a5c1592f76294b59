import { describe, expect, it } from "vitest";
import { loadAgent } from "../../src/agents/agent.ts";
import { type Checkpoint, readCheckpoint, writeCheckpoint } from "../../src/agents/checkpoint.ts";
import { initialWeights } from "../../src/agents/networks.ts";
import { RECIPES } from "../../src/agents/recipes.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import { readSafetensors, writeSafetensors } from "../../src/base/safetensors.ts";
import { WALK_RECIPE } from "./walk.ts";

const checkpoint: Checkpoint = {
  recipe: WALK_RECIPE,
  seed: 12,
  updates: 3,
  episodes: 40,
  tensors: new Map(
    initialWeights(WALK_RECIPE.network, keyFromSeed(1)).map((weight) => [weight.name, weight]),
  ),
};

const withMetadata = (change: Record<string, string>) => {
  const { tensors, metadata } = readSafetensors(writeCheckpoint(checkpoint));
  return writeSafetensors({ tensors, metadata: { ...metadata, ...change } });
};

describe("checkpoints", () => {
  it("keep recipe, counters and weights", () => {
    const read = readCheckpoint(writeCheckpoint(checkpoint));
    expect({ ...read, tensors: 0 }).toEqual({ ...checkpoint, tensors: 0 });
    expect(read.tensors.get("policy/bias")).toEqual({ shape: [9], values: new Float32Array(9) });
  });

  it.each(Object.values(RECIPES))("can hold the recipe $name", (recipe) => {
    expect(readCheckpoint(writeCheckpoint({ ...checkpoint, recipe })).recipe).toEqual(recipe);
  });

  it.each([
    [{ format: "" }, /not a SafeLife Web agent/],
    [{ version: "2" }, /format version 2; this program reads 1/],
    [{ recipe: "{" }, /description of this agent cannot be read/],
    [{ recipe: JSON.stringify({ ...WALK_RECIPE, rows: 1e9 }) }, /cannot be read/],
    [{ updates: "-1" }, /cannot be read/],
    [{ seed: "x" }, /cannot be read/],
  ])("say what is wrong with %o", (change, message) => {
    expect(() => readCheckpoint(withMetadata(change))).toThrow(message);
  });

  it("must have the weights that their recipe asks for", async () => {
    const backend = await prepareBackend("cpu", () => 0);
    const wider = { ...WALK_RECIPE, network: { ...WALK_RECIPE.network, hidden: 33 } };
    expect(() => loadAgent(withMetadata({ recipe: JSON.stringify(wider) }), backend)).toThrow(
      /"hidden\/kernel" has shape \[32, 32\], expected \[32, 33\]/,
    );
  });
});
