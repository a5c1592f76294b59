import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { AttentionCache } from "../../src/backends/attention.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { causalAttention, denseAttention } from "../../src/backends/sequence-layers.ts";
import { uniform } from "../../src/base/random.ts";

const shape = { sequences: 3, length: 7, width: 6, heads: 2 };
const qkv = Float32Array.from({ length: 3 * 7 * 3 * 6 }, (_, i) => 4 * uniform([8, 8], i) - 2);

it("attention in loops, in whole matrices and row by row is one and the same", async () => {
  await prepareBackend("cpu", () => 0);
  const x = tf.tensor2d(qkv.slice(), [3 * 7, 3 * 6]);
  const expected = await causalAttention(x, shape).data();
  for (const [i, value] of (await denseAttention(x, shape).data()).entries()) {
    expect(value).toBeCloseTo(expected[i], 5);
  }
  const cache = new AttentionCache(shape);
  const out = new Float32Array(expected.length);
  for (let row = 0; row < 3 * 7; row++) {
    const [sequence, position] = [Math.floor(row / 7), row % 7];
    cache.keep(qkv, row * 18, sequence, position);
    cache.attend(qkv, row * 18, sequence, position, out, row * 6);
  }
  expect(out).toEqual(expected);
});
