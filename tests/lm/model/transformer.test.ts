import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { keyFromSeed } from "../../../src/base/random.ts";
import { packPrefixes, prefixesOf } from "../../../src/lm/model/prefixes.ts";
import { parameterCount, SIZES } from "../../../src/lm/model/transformer.ts";
import { nextTokenBatch } from "../../../src/lm/objectives.ts";
import { ADAM } from "../../../src/lm/stages/course.ts";
import { greedyActions, sampleActions } from "../../../src/ppo/distribution.ts";
import type { Policy } from "../../../src/ppo/types.ts";
import { TINY, tinyPolicy } from "./tiny.ts";

it("sizes are those of the design: S 43 k, M 160 k, and BIG more than a hundred times S", () => {
  expect(parameterCount(SIZES.s)).toBe(42_912);
  expect(parameterCount(SIZES.m)).toBe(159_552);
  expect(parameterCount(SIZES.big) / parameterCount(SIZES.s)).toBeGreaterThan(100);
});

const STARTS = [
  [1, 20, 30],
  [1, 40],
  [1, 50, 60, 70, 80, 90],
];
const STEPS = 12;

/** Answers, token by token; `evaluate` sees what was said so far. */
async function answers(
  evaluate: Policy["evaluate"],
  choose: (logits: Float32Array, step: number, out: Uint8Array) => void,
) {
  const texts = STARTS.map((start) => [...start]);
  const out = new Uint8Array(texts.length);
  for (let step = 0; step < STEPS; step++) {
    const { logits } = await evaluate(packPrefixes(texts, TINY.context), texts.length);
    choose(logits, step, out);
    // The second text ends early and waits.
    for (const [row, text] of texts.entries()) if (row !== 1 || step < 4) text.push(out[row]);
  }
  return texts;
}

describe.each(["language", "actorCritic"] as const)("the keys and values kept by a %s network", (kind) => {
  it.each(["cpu", "wasm"] as const)("change no token, on %s", async (name) => {
    const kept = await tinyPolicy(kind, name);
    const anew = await tinyPolicy(kind, name);
    const forgetful: Policy["evaluate"] = (observations, rows) => {
      anew.restore(anew.state()); // forgets what it keeps
      return anew.evaluate(observations, rows);
    };
    const key = keyFromSeed(9);
    const sample = (logits: Float32Array, step: number, out: Uint8Array) =>
      sampleActions(logits, key, step, out);
    const greedy = (logits: Float32Array, _: number, out: Uint8Array) => greedyActions(logits, out);
    for (const choose of [sample, greedy]) {
      const said = await answers((o, rows) => kept.evaluate(o, rows), choose);
      expect(said).toEqual(await answers(forgetful, choose));
      expect(new Set(said.flat()).size).toBeGreaterThan(8);
    }
    kept.dispose();
    anew.dispose();
  });
});

it("a stream gives what a pass over whole texts gives", async () => {
  const policy = await tinyPolicy();
  const text = [1, 7, 5, 100, 181, 33, 4];
  const { logits: stepwise } = await policy.evaluate(packPrefixes([text], TINY.context), 1);
  let whole = new Float32Array(0);
  const rows = prefixesOf(text, 1, text.length);
  const objective = ({ logits }: { logits: Float32Array }) => {
    whole = logits.slice();
  };
  const step = { learningRate: 0, beta1: 0.9, beta2: 0.95, epsilon: 1e-8, maxGradNorm: 1 };
  await policy.learn(
    [{ observations: packPrefixes(rows, TINY.context), rows: rows.length, objective }],
    step,
  );
  const last = whole.subarray(whole.length - stepwise.length);
  for (const [i, logit] of stepwise.entries()) expect(logit).toBeCloseTo(last[i], 4);
  policy.dispose();
});

it.each(["cpu", "wasm"] as const)("learns the same bytes again, on %s", async (name) => {
  const learned = async () => {
    const policy = await tinyPolicy("language", name);
    const lessons = [1, 2, 3].map((shift) => ({
      tokens: Array.from({ length: 40 }, (_, i) => (7 * i * shift) % 180),
      from: 1,
    }));
    const batch = nextTokenBatch(lessons, TINY.context, 1, () => undefined);
    for (let step = 0; step < 3; step++) await policy.learn([batch], { ...ADAM, learningRate: 0.01 });
    const state = policy.state();
    policy.dispose();
    return state;
  };
  expect(await learned()).toEqual(await learned());
});

it("does not see what comes later", async () => {
  const policy = await tinyPolicy();
  const first = await policy.evaluate(packPrefixes([[1, 7, 5]], TINY.context), 1);
  const rows = [
    [1, 7, 5],
    [1, 7, 5, 100],
  ];
  const both = await policy.evaluate(packPrefixes(rows, TINY.context), 2);
  expect(both.logits.subarray(0, first.logits.length)).toEqual(first.logits);
  policy.dispose();
});

it("leaves no tensor behind", async () => {
  const before = tf.memory().numTensors;
  const policy = await tinyPolicy("actorCritic");
  for (let i = 0; i < 3; i++) await policy.evaluate(packPrefixes(STARTS, TINY.context), 3);
  policy.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
