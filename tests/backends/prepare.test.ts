import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, it, vi } from "vitest";
import { choose, prepareBackend, type Trial } from "../../src/backends/prepare.ts";
import { threadsHere } from "../../src/backends/simd/helper.ts";

/** Half a second passes at each look, so that probes are short. */
let clock = 0;
const hurried = () => {
  clock += 500;
  return clock;
};

describe("choose", () => {
  const NO_GPU = "No GPU.";
  const NO_SIMD = "No vectors.";
  const NO_WASM = "No wasm.";
  const trialOf = (ms: number | string): Trial =>
    typeof ms === "string" ? ms : { work: "A training step", ms };
  it.each<[number | string, number | string, number | string, string, string]>([
    [2, 4, 9, "webgpu", "A training step takes 2.0 ms on the GPU, 4.0 ms on the processor."],
    [2, NO_SIMD, 9, "webgpu", "A training step takes 2.0 ms on the GPU, 9.0 ms on the processor."],
    [2, NO_SIMD, NO_WASM, "webgpu", "A training step takes 2.0 ms on the GPU, not at all on the processor."],
    [
      4,
      2,
      1,
      "simd",
      "WebGPU is slower here: a training step takes 4.0 ms on the GPU, 2.0 ms on the processor.",
    ],
    [
      2,
      2,
      9,
      "simd",
      "WebGPU is slower here: a training step takes 2.0 ms on the GPU, 2.0 ms on the processor.",
    ],
    [NO_GPU, 2, 9, "simd", NO_GPU],
    [NO_GPU, NO_SIMD, 2, "wasm", "No GPU. The SIMD engine does not start: No vectors."],
    [
      NO_GPU,
      NO_SIMD,
      NO_WASM,
      "cpu",
      "Training will be very slow: No GPU. The SIMD engine does not start: No vectors. " +
        "WebAssembly does not start: No wasm.",
    ],
  ])("of WebGPU %s, simd %s and wasm %s: %s", (webgpu, simd, wasm, name, reason) => {
    const trials = { webgpu: trialOf(webgpu), simd: trialOf(simd), wasm: trialOf(wasm) };
    expect(choose(trials)).toEqual({ name, reason });
  });
});

describe("prepareBackend", () => {
  const { threads, reason: howMany } = threadsHere();

  it("takes our own engine where there is no WebGPU, and says so", async () => {
    const reason = `WebGPU is not available here. ${howMany}`;
    expect(await prepareBackend("auto", hurried)).toEqual({ name: "simd", threads, reason });
    expect(tf.getBackend()).toBe("wasm");
  });

  it("takes tfjs where WebAssembly has no vectors", async () => {
    vi.spyOn(WebAssembly, "Module").mockImplementation(function refuse(): never {
      throw new Error("no vectors.");
    });
    try {
      const reason = "WebGPU is not available here. The SIMD engine does not start: no vectors.";
      expect(await prepareBackend("auto", hurried)).toEqual({ name: "wasm", reason });
    } finally {
      vi.restoreAllMocks();
    }
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
  ])("passes over WebGPU where it %s, and says so", async (_, requestAdapter, reason) => {
    vi.stubGlobal("navigator", { gpu: { requestAdapter } });
    try {
      expect((await prepareBackend("auto", hurried)).reason).toBe(`WebGPU ${reason}. ${howMany}`);
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
