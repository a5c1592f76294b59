// One thread and two: the same bits, whether or not the second has come, and with memory that grows meanwhile.
import { expect, it } from "vitest";
import { SimdEngine } from "../../src/backends/simd/engine.ts";
import type { Threads } from "../../src/backends/simd/helper.ts";
import { loadKernels } from "../../src/backends/simd/load.ts";
import { bits, uniform } from "../../src/base/random.ts";

const SHAPE = {
  view: { height: 9, width: 9 },
  channels: 3,
  convs: [
    { filters: 8, size: 3, stride: 1 },
    { filters: 16, size: 3, stride: 2 },
  ],
  near: { size: 3, units: 16 },
  hidden: 24,
  actions: 5,
} as const;
const WEIGHTS = ["conv1", "conv2", "near", "hidden", "policy", "value"].map((layer) => `${layer}/kernel`);
const ADAM = { scale: 1, beta1: 0.9, beta2: 0.999, rate: 0.01, correction: 1, epsilon: 1e-5 };

function engineOn(threads: Threads): SimdEngine {
  const engine = new SimdEngine(SHAPE, loadKernels(), threads);
  for (const [lane, name] of WEIGHTS.entries()) {
    const values = engine.read(name, "parameters").map((_, i) => uniform([2, 3], i, lane) - 0.5);
    engine.write(name, "parameters", values);
  }
  return engine;
}

function step(engine: SimdEngine, rows: number) {
  const images = Uint32Array.from({ length: rows * 27 }, (_, i) => bits([4, rows], i) & 0x155);
  const outputs = engine.forward(images, rows);
  engine.backward(outputs, false);
  engine.adam({ ...ADAM, scale: 1 / Math.sqrt(engine.joinGradients()) });
  return outputs;
}

it("gives the same bits on one thread and on two", async () => {
  const [one, two] = [engineOn(1), engineOn(2)];
  // Before the second thread has started, after, and with more rows than there was room for.
  for (const rows of [64, 3, 17, 300, 64]) {
    expect(step(two, rows)).toEqual(step(one, rows));
    await expect.poll(() => two.threads).toBe(2);
  }
  expect(one.threads).toBe(1);
  for (const name of WEIGHTS) {
    expect(two.read(name, "parameters"), name).toEqual(one.read(name, "parameters"));
    expect(one.read(name, "means").some((mean) => mean !== 0)).toBe(true);
  }
  for (const engine of [one, two]) engine.dispose();
});

it("says what to do where memory does not suffice", () => {
  const engine = engineOn(1);
  expect(() => engine.forward(new Uint32Array(27), 4_000_000)).toThrow(
    "4000000 observations at once do not fit into memory. Take a smaller network or smaller minibatches, or close other tabs and programs.",
  );
});
