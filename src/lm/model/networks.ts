// The three networks of the language model's training: one that speaks, one that judges, and both side by side.
import * as tf from "@tensorflow/tfjs-core";
import type { Key } from "../../base/random.ts";
import type { Outputs, Stream, TfNetwork } from "../../ppo/tf-policy.ts";
import type { Batch, Observations } from "../../ppo/types.ts";
import type { InitialWeight } from "../../ppo/weights.ts";
import { VOCABULARY } from "../world/vocabulary.ts";
import { mergePrefixes } from "./prefixes.ts";
import { PrefixStream } from "./stream.ts";
import {
  initialWeights,
  lastStates,
  logitsOf,
  type TransformerConfig,
  type Weights,
  weightShapes,
} from "./transformer.ts";

/** Plain data; saved with every checkpoint.
 *  "language": logits, values 0. "reward": values, one logit of 0. "actorCritic": two transformers of their own,
 *  their weights under `policy/…` and `value/…`. */
export type NetworkConfig =
  | { readonly kind: "language" | "reward"; readonly transformer: TransformerConfig }
  | { readonly kind: "actorCritic"; readonly policy: TransformerConfig; readonly value: TransformerConfig };

export function networkShapes(config: NetworkConfig): ReadonlyMap<string, readonly number[]> {
  switch (config.kind) {
    case "language":
      return weightShapes(config.transformer);
    case "reward":
      return new Map([
        ...weightShapes(config.transformer),
        ["head", [config.transformer.width, 1]],
        ["bias", [1]],
      ]);
    case "actorCritic":
      return new Map([
        ...prefixed("policy/", networkShapes({ kind: "language", transformer: config.policy })),
        ...prefixed("value/", networkShapes({ kind: "reward", transformer: config.value })),
      ]);
  }
}

export const prefixed = <T>(prefix: string, named: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
  new Map([...named].map(([name, value]) => [prefix + name, value]));

/** What is named with the prefix, under the name without it. */
export const unprefixed = <T>(prefix: string, named: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
  new Map(
    [...named].flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );

/** Fresh weights; the head of a reward starts at 0. */
function freshWeights(config: NetworkConfig, key: Key): readonly InitialWeight[] {
  if (config.kind !== "actorCritic") {
    const body = initialWeights(config.transformer, key);
    if (config.kind === "language") return body;
    const zeros = (name: string, shape: number[]) => ({ name, shape, values: new Float32Array(shape[0]) });
    return [...body, zeros("head", [config.transformer.width, 1]), zeros("bias", [1])];
  }
  const named = (prefix: string, own: NetworkConfig) =>
    freshWeights(own, key).map((weight) => ({ ...weight, name: prefix + weight.name }));
  return [
    ...named("policy/", { kind: "language", transformer: config.policy }),
    ...named("value/", { kind: "reward", transformer: config.value }),
  ];
}

/** How the last states of rows come about: anew for all, or by a stream. */
type States = (part: "policy" | "value", weights: Weights, config: TransformerConfig) => tf.Tensor2D;

function outputsOf(
  config: NetworkConfig,
  weights: Weights,
  rows: number,
  states: States,
  wants?: Batch["wants"],
): Outputs {
  switch (config.kind) {
    case "language":
      return {
        logits: logitsOf(weights, states("policy", weights, config.transformer)),
        values: tf.zeros([rows]),
      };
    case "reward": {
      const last = states("value", weights, config.transformer);
      return { logits: tf.zeros([rows, 1]), values: valuesOf(weights, last) };
    }
    case "actorCritic": {
      const [policy, value] = [unprefixed("policy/", weights), unprefixed("value/", weights)];
      return {
        logits: logitsOf(policy, states("policy", policy, config.policy)),
        values: wants === "logits" ? tf.zeros([rows]) : valuesOf(value, states("value", value, config.value)),
      };
    }
  }
}

const valuesOf = (weights: Weights, states: tf.Tensor2D): tf.Tensor =>
  tf.add(tf.matMul(states, weights.get("head") as tf.Tensor2D), weights.get("bias") as tf.Tensor1D);

/** A network of texts so far, packed as `packPrefix` does.
 *  @param texts "growing": rows go on from call to call, as in sampling. "whole": they have nothing to do with each
 *  other, but rows that are prefixes of the next are computed with it. Training reads them as whole either way. */
export function createTextNetwork(config: NetworkConfig, key: Key, texts: "growing" | "whole"): TfNetwork {
  return {
    actionCount: config.kind === "reward" ? 1 : VOCABULARY.length,
    weights: freshWeights(config, key),
    forward(weights, observations, rows, wants) {
      const sequences = mergePrefixes(packed(observations), rows);
      const states: States = (_, own, transformer) => lastStates(own, transformer, sequences);
      return outputsOf(config, weights, rows, states, wants);
    },
    openStream: () => (texts === "growing" ? openStream(config) : undefined),
  };
}

/** None on a GPU, which cannot be read between layers: there all is computed anew. */
function openStream(config: NetworkConfig): Stream | undefined {
  if (tf.getBackend() === "webgpu") return undefined;
  const parts = new Map<string, PrefixStream>();
  return {
    forward(weights, observations, rows) {
      return outputsOf(config, weights, rows, (part, own, transformer) => {
        const stream = parts.get(part) ?? new PrefixStream(transformer);
        parts.set(part, stream);
        return stream.lastStates(own, packed(observations), rows);
      });
    },
    dispose() {
      for (const stream of parts.values()) stream.dispose();
    },
  };
}

function packed(observations: Observations): Uint32Array {
  if (observations instanceof Uint32Array) return observations;
  throw new Error("Texts are read packed, not as tensors.");
}
