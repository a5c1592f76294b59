import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, it, vi } from "vitest";
import { choose, prepareBackend } from "../../src/backends/prepare.ts";

/** Half a second passes at each look, so that probes are short. */
let clock = 0;
const hurried = () => {
  clock += 500;
  return clock;
};

describe("choose", () => {
  const NO_GPU = "No GPU.";
  const NO_WASM = "No wasm.";
  it.each([
    [2, 4, "webgpu", "A training step takes 2.0 ms on the GPU, 4.0 ms on wasm."],
    [2, NO_WASM, "webgpu", "A training step takes 2.0 ms on the GPU, not at all on wasm."],
    [4, 2, "wasm", "WebGPU is slower here (4.0 ms a training step, wasm 2.0 ms)."],
    [2, 2, "wasm", "WebGPU is slower here (2.0 ms a training step, wasm 2.0 ms)."],
    [NO_GPU, 2, "wasm", NO_GPU],
    [NO_GPU, NO_WASM, "cpu", "Training will be very slow: No GPU. wasm does not start: No wasm."],
  ])("of WebGPU %s and wasm %s: %s", (webgpu, wasm, name, reason) => {
    expect(choose({ webgpu, wasm })).toEqual({ name, reason });
  });
});

describe("prepareBackend", () => {
  it("takes wasm where there is no WebGPU, and says so", async () => {
    const backend = await prepareBackend("auto", hurried);
    expect(backend).toEqual({ name: "wasm", reason: "WebGPU is not available here." });
    expect(tf.getBackend()).toBe("wasm");
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      "is refused",
      () => Promise.reject(new Error("the GPU is lost")),
      "gives no graphics card (the GPU is lost)",
    ],
    ["has no adapter", async () => null, "finds no graphics card"],
    [
      "is software",
      async () => ({ info: { vendor: "google", architecture: "swiftshader" } }),
      "is only emulated in software here (google swiftshader)",
    ],
  ])("takes wasm where WebGPU %s, and says so", async (_, requestAdapter, reason) => {
    vi.stubGlobal("navigator", { gpu: { requestAdapter } });
    try {
      expect(await prepareBackend("auto", hurried)).toEqual({ name: "wasm", reason: `WebGPU ${reason}.` });
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it("takes what it is told", async () => {
    expect((await prepareBackend("cpu", () => 0)).name).toBe("cpu");
    expect(tf.getBackend()).toBe("cpu");
  });

  it("says what to do instead of one that does not start", async () => {
    await expect(prepareBackend("webgpu", () => 0)).rejects.toThrow(
      /^WebGPU does not start: .*"auto"\) instead/,
    );
  });
});
