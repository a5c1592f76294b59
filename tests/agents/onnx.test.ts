// ONNX models give in ONNX Runtime what our own policy gives.
import { env, InferenceSession, Tensor } from "onnxruntime-web";
import { describe, expect, it } from "vitest";
import { writeOnnx } from "../../src/agents/onnx.ts";
import { furthest, interopCase, NETWORKS } from "./interop-cases.ts";

env.wasm.numThreads = 1;

describe.each(Object.entries(NETWORKS))("%s", (_, network) => {
  it("gives the same logits and values", { timeout: 60_000 }, async () => {
    const { weights, observations, count, expected } = await interopCase(network);
    const model = writeOnnx(network, weights, { recipe: "a test" });
    const session = await InferenceSession.create(model, { executionProviders: ["wasm"] });
    expect([session.inputNames, session.outputNames]).toEqual([["observation"], ["logits", "value"]]);
    const { view, channels } = network;
    const shape = [count, view.height, view.width, channels.length];
    const { logits, value } = await session.run({
      observation: new Tensor("float32", observations, shape),
    });
    expect([logits.dims, value.dims]).toEqual([[count, 9], [count]]);
    expect(furthest(logits.data as Float32Array, expected.logits)).toBeLessThan(1e-4);
    expect(furthest(value.data as Float32Array, expected.values)).toBeLessThan(1e-4);
    await session.release();
  });
});
