import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import * as loops from "../../src/backends/attention.ts";
import { AttentionCache } from "../../src/backends/attention.ts";
import { KeptAttention } from "../../src/backends/kept-attention.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { causalAttention, denseAttention } from "../../src/backends/sequence-layers.ts";
import { uniform } from "../../src/base/random.ts";

const shape = { sequences: 3, length: 7, width: 8, heads: 2 };
const SIZE = 3 * shape.width;
const qkv = Float32Array.from({ length: 3 * 7 * SIZE }, (_, i) => 4 * uniform([8, 8], i) - 2);

it("attention in loops, in whole matrices and row by row is one and the same", async () => {
  await prepareBackend("cpu", () => 0);
  const x = tf.tensor2d(qkv.slice(), [3 * 7, SIZE]);
  const expected = await causalAttention(x, shape).data();
  for (const [i, value] of (await denseAttention(x, shape).data()).entries()) {
    expect(value).toBeCloseTo(expected[i], 5);
  }
  const cache = new AttentionCache(shape);
  const out = new Float32Array(expected.length);
  const rows = qkv.slice();
  loops.rotate(rows, loops.positionsOf(shape), shape, "forward");
  for (let row = 0; row < 3 * 7; row++) {
    const [sequence, position] = [Math.floor(row / 7), row % 7];
    cache.keep(rows, row * SIZE, sequence, position);
    cache.attend(rows, row * SIZE, sequence, position, out, row * shape.width);
  }
  expect(out).toEqual(expected);
});

it("rotary positions: products depend on how far apart rows are, and turning back undoes them", () => {
  const [width, heads] = [8, 2];
  const product = (first: number, second: number) => {
    const rows = qkv.slice(0, 2 * SIZE);
    loops.rotate(rows, Int32Array.of(first, second), { width, heads }, "forward");
    let sum = 0;
    for (let c = 0; c < width / heads; c++) sum += rows[c] * rows[SIZE + width + c];
    return sum;
  };
  expect(product(7, 4)).toBeCloseTo(product(43, 40), 4);
  expect(Math.abs(product(7, 4) - product(7, 5))).toBeGreaterThan(0.01);
  const back = qkv.slice(0, SIZE);
  loops.rotate(back, Int32Array.of(9), { width, heads }, "forward");
  expect(back.subarray(2 * width)).toEqual(qkv.subarray(2 * width, SIZE));
  loops.rotate(back, Int32Array.of(9), { width, heads }, "back");
  for (const [i, value] of back.entries()) expect(value).toBeCloseTo(qkv[i], 5);
});

describe.each([
  ["one row", { sequences: 2, length: 1, width: 8, heads: 1 }],
  ["rows that do not fill a vector", { sequences: 3, length: 7, width: 24, heads: 3 }],
  ["a whole context", { sequences: 2, length: 84, width: 32, heads: 4 }],
])("attention in WebAssembly, %s", (_, sizes) => {
  const random = (length: number, lane: number) =>
    Float32Array.from({ length }, (_, i) => 6 * uniform([9, 9], i, lane) - 3);
  const rows = sizes.sequences * sizes.length;
  const input = random(rows * 3 * sizes.width, 0);
  const weights = random(rows * sizes.width, 1);

  const outputAndGradient = async (backend: "cpu" | "wasm") => {
    await prepareBackend(backend, () => 0);
    const { value, grad } = tf.tidy(() => {
      const x = tf.tensor2d(input.slice(), [rows, 3 * sizes.width]);
      const of = (qkv: tf.Tensor) => causalAttention(qkv as tf.Tensor2D, sizes);
      const value = of(x);
      return { value, grad: tf.grad(of)(x, tf.tensor2d(weights.slice(), [rows, sizes.width])) };
    });
    const result = { value: await value.data(), gradient: await grad.data() };
    tf.dispose([value, grad]);
    return result;
  };

  it("gives what the loops give, with their gradient", async () => {
    const expected = await outputAndGradient("cpu");
    const actual = await outputAndGradient("wasm");
    for (const [i, value] of actual.value.entries()) expect(value).toBeCloseTo(expected.value[i], 5);
    expect(Math.max(...expected.gradient.map(Math.abs))).toBeGreaterThan(0.1);
    for (const [i, value] of actual.gradient.entries()) expect(value).toBeCloseTo(expected.gradient[i], 4);
  });
});

it("rows that go on from what is kept see the same in WebAssembly as in loops", async () => {
  const sizes = { sequences: 3, length: 11, width: 32, heads: 2 };
  const rowSize = 3 * sizes.width;
  // Several rows of a sequence at once, then one of each; a sequence that begins anew; a full one.
  const calls = [
    { sequences: [0, 0, 2, 2, 2, 2, 2], positions: [0, 1, 0, 1, 2, 3, 4] },
    { sequences: [0, 1, 2], positions: [2, 0, 5] },
    { sequences: [0, 1, 1, 1], positions: [0, 1, 2, 3] },
    { sequences: [2, 2, 2, 2, 2, 0], positions: [6, 7, 8, 9, 10, 1] },
  ].map(({ sequences, positions }) => ({
    sequences: Int32Array.from(sequences),
    positions: Int32Array.from(positions),
  }));
  const seenOn = async (backend: "cpu" | "wasm") => {
    await prepareBackend(backend, () => 0);
    const before = [tf.memory().numTensors, tf.backend().numDataIds()];
    const attention = new KeptAttention(sizes);
    const seen = calls.flatMap((rows, call) =>
      tf.tidy(() => {
        const count = rows.positions.length;
        const values = Float32Array.from(
          { length: count * rowSize },
          (_, i) => 6 * uniform([9, call], i) - 3,
        );
        return [...attention.attend(tf.tensor2d(values, [count, rowSize]), rows).dataSync()];
      }),
    );
    attention.dispose();
    expect([tf.memory().numTensors, tf.backend().numDataIds()]).toEqual(before);
    return seen;
  };
  const expected = await seenOn("cpu");
  const actual = await seenOn("wasm");
  expect(actual).toHaveLength(20 * sizes.width);
  for (const [i, value] of actual.entries()) expect(value).toBeCloseTo(expected[i], 5);
});
