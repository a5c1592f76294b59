// A decoder-only transformer (Vaswani et al. 2017; Radford et al. 2019), pre-norm, without biases, with rotary
// positions (Su et al. 2021): windows are packed with documents, so what is learned must not depend on where in a
// window a document begins. With a table of learned positions copying was not learned at all from 4 M tokens.
import * as tf from "@tensorflow/tfjs-core";
import { causalAttention, lookUp, rmsNorm } from "../../backends/sequence-layers.ts";
import { type Key, split, uniform } from "../../base/random.ts";
import type { InitialWeight } from "../../ppo/weights.ts";
import { VOCABULARY } from "../world/vocabulary.ts";
import { CONTEXT, type Sequences } from "./prefixes.ts";

/** Plain data; saved with every checkpoint. */
export interface TransformerConfig {
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** Longest text, in tokens. */
  readonly context: number;
}

/** In the roles of InstructGPT's 1.3B, 6B and 175B: 42,912, 159,552 and 4,768,512 parameters. */
export const SIZES = {
  s: { width: 32, layers: 3, heads: 4, context: CONTEXT },
  m: { width: 64, layers: 3, heads: 4, context: CONTEXT },
  big: { width: 256, layers: 6, heads: 8, context: CONTEXT },
} as const satisfies Record<string, TransformerConfig>;
export type Size = keyof typeof SIZES;

export type Weights = ReadonlyMap<string, tf.Tensor>;

const MLP_FACTOR = 4;

/** Names and shapes: `embedding` `[token, width]`, which also gives the logits, `finalNorm`, and for each layer from 1
 *  two gains, `qkv`, `attentionOut`, `mlpIn`, `mlpOut` `[in, out]`. */
export function weightShapes({ width, layers }: TransformerConfig): ReadonlyMap<string, readonly number[]> {
  const shapes = new Map<string, readonly number[]>([["embedding", [VOCABULARY.length, width]]]);
  for (let layer = 1; layer <= layers; layer++) {
    shapes.set(`layer${layer}/attentionNorm`, [width]);
    shapes.set(`layer${layer}/qkv`, [width, 3 * width]);
    shapes.set(`layer${layer}/attentionOut`, [width, width]);
    shapes.set(`layer${layer}/mlpNorm`, [width]);
    shapes.set(`layer${layer}/mlpIn`, [width, MLP_FACTOR * width]);
    shapes.set(`layer${layer}/mlpOut`, [MLP_FACTOR * width, width]);
  }
  return shapes.set("finalNorm", [width]);
}

export const parameterCount = (config: TransformerConfig): number =>
  [...weightShapes(config).values()].reduce((sum, shape) => sum + shape.reduce((a, b) => a * b, 1), 0);

/** Uniform, of standard deviation 1/√in for kernels and 0.02 for the embedding; what is added to the residual stream
 *  is made smaller by √(2 · layers) (Radford et al. 2019). */
export function initialWeights(config: TransformerConfig, key: Key): readonly InitialWeight[] {
  return [...weightShapes(config)].map(([name, shape]) => {
    const size = shape.reduce((a, b) => a * b, 1);
    if (name.endsWith("Norm")) return { name, shape, values: new Float32Array(size).fill(1) };
    const residual = name.endsWith("Out") ? Math.sqrt(2 * config.layers) : 1;
    const limit = (Math.sqrt(3) * (name === "embedding" ? 0.02 : 1 / Math.sqrt(shape[0]))) / residual;
    const own = split(key, name);
    const values = Float32Array.from({ length: size }, (_, i) => limit * (2 * uniform(own, i) - 1));
    return { name, shape, values };
  });
}

/** @param layer from 1 @param qkv `[row, 3 · width]` @returns `[row, width]` */
export type Attend = (layer: number, qkv: tf.Tensor2D) => tf.Tensor2D;

/** The normalized last states of tokens. @returns `[token, width]` */
export function hiddenStates(
  weights: Weights,
  { layers }: TransformerConfig,
  tokens: Int32Array,
  attend: Attend,
): tf.Tensor2D {
  const matrix = (name: string) => weights.get(name) as tf.Tensor2D;
  const gain = (name: string) => weights.get(name) as tf.Tensor1D;
  const add = (a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D => tf.add(a, b);
  const through = (a: tf.Tensor2D, name: string): tf.Tensor2D => tf.matMul(a, matrix(name));
  let x = lookUp(matrix("embedding"), tokens);
  for (let layer = 1; layer <= layers; layer++) {
    const own = `layer${layer}`;
    const qkv = through(rmsNorm(x, gain(`${own}/attentionNorm`)), `${own}/qkv`);
    x = add(x, through(attend(layer, qkv), `${own}/attentionOut`));
    const inner: tf.Tensor2D = tf.relu(through(rmsNorm(x, gain(`${own}/mlpNorm`)), `${own}/mlpIn`));
    x = add(x, through(inner, `${own}/mlpOut`));
  }
  return rmsNorm(x, gain("finalNorm"));
}

/** The states after the last token of each row. @returns `[row, width]` */
export function lastStates(weights: Weights, config: TransformerConfig, sequences: Sequences): tf.Tensor2D {
  const { tokens, count, length, lasts } = sequences;
  const { width, heads } = config;
  const states = hiddenStates(weights, config, tokens, (_, qkv) =>
    causalAttention(qkv, { sequences: count, length, width, heads }),
  );
  return lookUp(states, lasts);
}

/** @returns `[row, token]` */
export const logitsOf = (weights: Weights, states: tf.Tensor2D): tf.Tensor2D =>
  tf.matMul(states, weights.get("embedding") as tf.Tensor2D, false, true);
