// Exported weights give in PyTorch what our own policy gives, and come back as they went.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type NetworkConfig, REFERENCE_NETWORK, weightShapes } from "../../src/agents/networks.ts";
import { fromTorch, toTorch } from "../../src/agents/pytorch.ts";
import { RECIPES } from "../../src/agents/recipes.ts";
import type { NamedArray, Tensors } from "../../src/base/safetensors.ts";
import { readTensorsNpz, writeTensorsNpz } from "../../src/share/tensors-npz.ts";
import { fingerprints, furthest, interopCase, NETWORKS, weightsOf } from "./interop-cases.ts";
import { evaluatePlainly } from "./plain-torch.ts";

const cases = await Promise.all(Object.values(NETWORKS).map(interopCase));
const weightsOfCases = cases.map(({ network, weights }) => toTorch(network, weights));

/** Logits and values of each case. */
type Outputs = readonly { readonly logits: ArrayLike<number>; readonly values: ArrayLike<number> }[];

const plainly = (): Outputs =>
  cases.map(({ network, observations, count }, i) => {
    const size = observations.length / count;
    const outputs = Array.from({ length: count }, (_, n) =>
      evaluatePlainly(weightsOfCases[i], network, observations.subarray(n * size, (n + 1) * size)),
    );
    return { logits: outputs.flatMap(({ logits }) => logits), values: outputs.map(({ value }) => value) };
  });

const MODULE = fileURLToPath(new URL("../../scripts/interop/policy_network.py", import.meta.url));

function inTorch(python: string): Outputs {
  const folder = mkdtempSync(join(tmpdir(), "safelife-torch-"));
  try {
    const files = cases.map((_, i) =>
      ["weights", "seen", "out"].map((name) => join(folder, `${name}${i}.npz`)),
    );
    const args = cases.flatMap(({ network: { view, channels, convs }, observations, count }, i) => {
      const [weights, seen, out] = files[i];
      const shape = [count, view.height, view.width, channels.length];
      writeFileSync(weights, writeTensorsNpz(weightsOfCases[i]));
      writeFileSync(seen, writeTensorsNpz(new Map([["observations", { shape, values: observations }]])));
      return [weights, convs.map(({ stride }) => stride).join(","), seen, out];
    });
    execFileSync(python, [MODULE, ...args]);
    return files.map(([, , file]) => {
      const out = readTensorsNpz(readFileSync(file), "out.npz");
      return { logits: out.get("logits")?.values ?? [], values: out.get("values")?.values ?? [] };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The first on the path may be another than the system's, for which its packages are. */
const pythonWithTorch = ["python3", "/usr/bin/python3"].find(
  (python) => spawnSync(python, ["-c", "import torch"]).status === 0,
);
if (pythonWithTorch === undefined)
  console.warn("No python3 here has torch: only the plain evaluation is asked.");

describe.each<[string, () => Outputs]>([
  ["a plain evaluation", plainly],
  ...(pythonWithTorch === undefined
    ? []
    : [["PyTorch", () => inTorch(pythonWithTorch)] as [string, () => Outputs]]),
])("%s of exported weights", (_, evaluate) => {
  it("gives our logits and values", { timeout: 120_000 }, () => {
    for (const [i, { logits, values }] of evaluate().entries()) {
      const { expected, count } = cases[i];
      expect([logits.length, values.length]).toEqual([9 * count, count]);
      expect(furthest(logits, expected.logits)).toBeLessThan(1e-4);
      expect(furthest(values, expected.values)).toBeLessThan(1e-4);
    }
  });
});

it("is asked for logits that a wrong layout would miss", () => {
  for (const { expected } of cases) {
    const ofFirstAction = expected.logits.filter((_, i) => i % 9 === 0);
    expect(Math.max(...ofFirstAction) - Math.min(...ofFirstAction)).toBeGreaterThan(0.05);
  }
});

const zero = (shape: readonly number[]): NamedArray => ({
  shape,
  values: new Float32Array(shape.reduce((a, b) => a * b, 1)),
});

const zeros = (network: NetworkConfig): Tensors =>
  new Map([...weightShapes(network)].map(([name, shape]) => [name, zero(shape)]));

it("has the names and shapes of the original's module", () => {
  expect(
    [...toTorch(REFERENCE_NETWORK, zeros(REFERENCE_NETWORK))].map(([name, { shape }]) => `${name} ${shape}`),
  ).toEqual([
    "cnn.0.weight 32,15,5,5",
    "cnn.0.bias 32",
    "cnn.2.weight 64,32,3,3",
    "cnn.2.bias 64",
    "cnn.4.weight 64,64,3,3",
    "cnn.4.bias 64",
    "dense.0.0.weight 512,576",
    "dense.0.0.bias 512",
    "logits.weight 9,512",
    "logits.bias 9",
    "value_func.weight 1,512",
    "value_func.bias 1",
  ]);
});

describe("weights from PyTorch", { timeout: 60_000 }, () => {
  it.each(Object.values(RECIPES))("of recipe $name come back as they went", (recipe) => {
    const weights = weightsOf(recipe.network);
    const back = fromTorch(toTorch(recipe.network, weights), [recipe]);
    expect(back.recipe).toBe(recipe);
    expect(fingerprints(back.tensors)).toEqual(fingerprints(weights));
  });

  it("choose the first recipe that they fit", () => {
    const namesOf = Object.values(RECIPES).map(
      ({ network }) => fromTorch(toTorch(network, zeros(network))).recipe.name,
    );
    expect(new Set(namesOf)).toEqual(new Set(["small", "standard", "safelife-1.2"]));
  });

  const reference = toTorch(REFERENCE_NETWORK, zeros(REFERENCE_NETWORK));
  const having = (name: string, shape: readonly number[]): Tensors =>
    new Map([...reference, [name, zero(shape)]]);
  const without = (name: string): Tensors => new Map([...reference].filter(([other]) => other !== name));

  it.each([
    [
      "of another shape",
      having("dense.0.0.weight", [512, 600]),
      `These weights fit no network of the recipes ${Object.keys(RECIPES).join(", ")}. For safelife-1.2, "dense.0.0.weight" has shape [512, 600], expected [512, 576].`,
    ],
    ["that is missing", without("logits.bias"), /For safelife-1\.2, "logits\.bias" is missing\.$/],
    ["of nothing", having("q\n", [1]), /For safelife-1\.2, "q\\u000a" is not one of its weights\.$/],
  ])("refuse a weight %s", (_, tensors, sentence) => {
    expect(() => fromTorch(tensors)).toThrow(sentence);
  });
});
