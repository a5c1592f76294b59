// The language model means the same on every engine of the page: its gradients are among those of
// backends.test.ts; here whole networks, which a GPU computes without a cache.
import { expect, it } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import { packPrefixes } from "../../src/lm/model/prefixes.ts";
import { nextTokenBatch } from "../../src/lm/objectives.ts";
import { greedyActions, sampleActions } from "../../src/ppo/distribution.ts";
import { TINY, tinyPolicy } from "../lm/model/tiny.ts";

const LESSONS = [
  { tokens: [1, 20, 30, 40, 2], from: 1 },
  { tokens: [1, 50, 60, 2], from: 2 },
];
const STEP = { learningRate: 0.01, beta1: 0.9, beta2: 0.95, epsilon: 1e-5, maxGradNorm: 1 };

/** Tokens drawn, and the weights after two steps of training. */
async function on(name: "wasm" | "webgpu") {
  const policy = await tinyPolicy("language", name);
  const texts = [
    [1, 20, 30],
    [1, 40],
  ];
  const out = new Uint8Array(2);
  for (let step = 0; step < 4; step++) {
    const { logits } = await policy.evaluate(packPrefixes(texts, TINY.context), 2);
    if (step < 3) sampleActions(logits, keyFromSeed(3), step, out);
    else greedyActions(logits, out);
    for (const [row, text] of texts.entries()) text.push(out[row]);
  }
  const losses: number[] = [];
  for (let i = 0; i < 2; i++) {
    await policy.learn([nextTokenBatch(LESSONS, TINY.context, 1, (loss) => losses.push(loss))], STEP);
  }
  const state = policy.state();
  policy.dispose();
  return { texts, losses, state };
}

it("draws the same words and learns the same on wasm and webgpu", async () => {
  const wasm = await on("wasm");
  const webgpu = await on("webgpu");
  expect(webgpu.texts).toEqual(wasm.texts);
  expect(wasm.losses[1]).toBeLessThan(wasm.losses[0]);
  expect(webgpu.losses).toHaveLength(2);
  for (const [name, { values }] of webgpu.state) {
    if (name.startsWith("adam.")) continue;
    const expected = wasm.state.get(name)!.values;
    for (const [i, value] of values.entries()) expect(value, name).toBeCloseTo(expected[i], 3);
  }
});
