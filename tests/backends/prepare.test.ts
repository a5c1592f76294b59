import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { prepareBackend } from "../../src/backends/prepare.ts";

describe("prepareBackend", () => {
  it("takes wasm where there is no WebGPU, and says so", async () => {
    const backend = await prepareBackend("auto", () => performance.now());
    expect(backend).toEqual({ name: "wasm", reason: "WebGPU is not available here." });
    expect(tf.getBackend()).toBe("wasm");
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
