// Frozen models that read whole texts: the reference of the KL penalty, and the reward model.
import type { Backend } from "../backends/prepare.ts";
import type { Tensors } from "../base/safetensors.ts";
import { logSoftmax } from "../ppo/distribution.ts";
import { createTfPolicy } from "../ppo/tf-policy.ts";
import type { Policy } from "../ppo/types.ts";
import { createTextNetwork, type NetworkConfig } from "./model/networks.ts";
import { packPrefixes, prefixesOf } from "./model/prefixes.ts";
import { VOCABULARY } from "./world/vocabulary.ts";

const NO_KEY = [0, 0] as const;

/** @param texts "whole" to read, "growing" to answer */
export function createFrozen(
  network: NetworkConfig,
  weights: Tensors,
  backend: Backend,
  texts: "whole" | "growing",
): Policy {
  const policy = createTfPolicy(createTextNetwork(network, NO_KEY, texts), backend);
  policy.restore(weights);
  return policy;
}

const TEXTS_AT_ONCE = 128;

/** What a reward model gives for whole texts. */
export async function scoresOf(
  reward: Policy,
  texts: readonly (readonly number[])[],
  context: number,
): Promise<Float32Array> {
  const scores = new Float32Array(texts.length);
  for (let first = 0; first < texts.length; first += TEXTS_AT_ONCE) {
    const part = texts.slice(first, first + TEXTS_AT_ONCE);
    scores.set((await reward.evaluate(packPrefixes(part, context), part.length)).values, first);
  }
  return scores;
}

/** A text whose tokens from `from` on are asked for. */
export interface Span {
  readonly tokens: readonly number[];
  readonly from: number;
}

/** Log-probabilities over the whole vocabulary before each token of the spans, `[token of span, vocabulary]`,
 *  one array for each span. */
export async function logProbsOf(
  model: Policy,
  spans: readonly Span[],
  context: number,
): Promise<readonly Float32Array[]> {
  const all: Float32Array[] = [];
  const row = new Float64Array(VOCABULARY.length);
  for (let first = 0; first < spans.length; first += TEXTS_AT_ONCE) {
    const part = spans.slice(first, first + TEXTS_AT_ONCE);
    const prefixes = part.flatMap(({ tokens, from }) => prefixesOf(tokens, from, tokens.length - 1));
    const { logits } = await model.evaluate(packPrefixes(prefixes, context), prefixes.length);
    let at = 0;
    for (const { tokens, from } of part) {
      const own = new Float32Array((tokens.length - from) * VOCABULARY.length);
      for (let i = from; i < tokens.length; i++, at++) {
        logSoftmax(logits, at, VOCABULARY.length, row);
        own.set(row, (i - from) * VOCABULARY.length);
      }
      all.push(own);
    }
  }
  return all;
}
