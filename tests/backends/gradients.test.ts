import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { gradientsOf, inputsOf, LAYER_CASES, relativeError, weightedSum } from "./layer-cases.ts";

const now = () => 0;

describe.each(LAYER_CASES)("$name", (layer) => {
  let onCpu: Float32Array[];
  beforeAll(async () => {
    await prepareBackend("cpu", now);
    onCpu = await gradientsOf(layer);
  });

  it("has the gradient of finite differences", async () => {
    await prepareBackend("cpu", now);
    const inputs = inputsOf(layer);
    for (const [part, input] of inputs.entries()) {
      const differences = input.map((value, i) => {
        const at = (by: number): number => {
          input[i] = value + by;
          const sum = weightedSum(layer, inputs);
          input[i] = value;
          return sum;
        };
        return (at(0.004) - at(-0.004)) / 0.008;
      });
      expect(relativeError(onCpu[part], differences)).toBeLessThan(2e-3);
    }
  });

  it("has the same gradient on wasm", async () => {
    await prepareBackend("wasm", now);
    // What a kernel allocates for itself is no tensor, but has an id.
    const held = () => [tf.memory().numTensors, tf.backend().numDataIds()];
    const before = held();
    const onWasm = await gradientsOf(layer);
    expect(held()).toEqual(before);
    for (const [part, gradient] of onWasm.entries()) {
      expect(relativeError(gradient, onCpu[part])).toBeLessThan(1e-5);
    }
  });
});
