// Convolutional policy networks for packed board observations.
import * as tf from "@tensorflow/tfjs-core";
import { type ConvOptions, convRelu, dense } from "../backends/layers.ts";
import { type Key, split, uniform } from "../base/random.ts";
import { TRAINING_CHANNELS, TRAINING_VIEW, unpackObservations } from "../env/observation.ts";
import type { InitialWeight, TfNetwork } from "../ppo/tf-policy.ts";

export interface ConvLayer {
  readonly filters: number;
  /** Side of the square kernel, in cells. */
  readonly size: number;
  readonly stride: number;
}

/** Plain data; saved with every checkpoint. */
export interface NetworkConfig {
  /** Cells seen. */
  readonly view: { readonly height: number; readonly width: number };
  /** The bits of a view word that are seen, see `TRAINING_CHANNELS`. */
  readonly channels: readonly number[];
  /** Without padding, each followed by ReLU. */
  readonly convs: readonly ConvLayer[];
  /** Side of the square around the agent that the hidden layer also sees cell by cell, odd; 0 for none. */
  readonly near: number;
  /** Units of the layer that policy and value share. */
  readonly hidden: number;
  /** "pytorch": all weights uniform within ±1/√fanIn, as torch's layers start.
   *  "scaled": uniform with variance 2/fanIn before ReLU (He et al. 2015), biases 0, and a policy head a
   *  hundred times smaller, so that the first actions are near uniform (Andrychowicz et al. 2021). */
  readonly init: "pytorch" | "scaled";
}

const TRAINING_INPUT = {
  view: { height: TRAINING_VIEW.height, width: TRAINING_VIEW.width },
  channels: TRAINING_CHANNELS,
};

/** The network of SafeLife 1.2, `training/models.py`: 368,010 parameters. */
export const REFERENCE_NETWORK: NetworkConfig = {
  ...TRAINING_INPUT,
  convs: [
    { filters: 32, size: 5, stride: 2 },
    { filters: 64, size: 3, stride: 2 },
    { filters: 64, size: 3, stride: 1 },
  ],
  near: 0,
  hidden: 512,
  init: "scaled",
};

/** A fifth of the work, for demonstrations. */
export const SMALL_NETWORK: NetworkConfig = {
  ...TRAINING_INPUT,
  convs: [
    { filters: 16, size: 5, stride: 3 },
    { filters: 32, size: 3, stride: 2 },
  ],
  near: 9,
  hidden: 128,
  init: "scaled",
};

export const ACTIONS = 9;

/** Weights in order, under the names and layouts that checkpoints use: `conv1/kernel` … `[height, width,
 *  in, out]`, `hidden/kernel`, `policy/kernel`, `value/kernel` `[in, out]`, and a `…/bias` `[out]` each.
 *  `hidden` reads the last image in the order row, column, channel, then the near square likewise. */
function weightShapes(config: NetworkConfig): readonly { name: string; shape: number[] }[] {
  const shapes: { name: string; shape: number[] }[] = [];
  let { height, width } = config.view;
  let channels = config.channels.length;
  for (const [i, { filters, size, stride }] of config.convs.entries()) {
    if (size > height || size > width)
      throw new Error(`conv${i + 1} is larger than its ${height}×${width} input.`);
    shapes.push({ name: `conv${i + 1}`, shape: [size, size, channels, filters] });
    height = Math.floor((height - size) / stride) + 1;
    width = Math.floor((width - size) / stride) + 1;
    channels = filters;
  }
  const seen = height * width * channels + config.near ** 2 * config.channels.length;
  shapes.push({ name: "hidden", shape: [seen, config.hidden] });
  shapes.push({ name: "policy", shape: [config.hidden, ACTIONS] });
  shapes.push({ name: "value", shape: [config.hidden, 1] });
  return shapes;
}

export function initialWeights(config: NetworkConfig, key: Key): readonly InitialWeight[] {
  return weightShapes(config).flatMap(({ name, shape }) => {
    const outputs = shape[shape.length - 1];
    const fanIn = shape.slice(0, -1).reduce((a, b) => a * b, 1);
    const uniformWithin = (part: string, size: number, bound: number): Float32Array => {
      const partKey = split(key, name, part);
      return new Float32Array(size).map((_, i) => (bound === 0 ? 0 : bound * (2 * uniform(partKey, i) - 1)));
    };
    const torch = 1 / Math.sqrt(fanIn);
    const bound =
      config.init === "pytorch" || name === "value"
        ? torch
        : name === "policy"
          ? torch / 100
          : Math.sqrt(6 / fanIn);
    return [
      { name: `${name}/kernel`, shape, values: uniformWithin("kernel", fanIn * outputs, bound) },
      {
        name: `${name}/bias`,
        shape: [outputs],
        values: uniformWithin("bias", outputs, config.init === "pytorch" ? torch : 0),
      },
    ];
  });
}

export const parameterCount = (config: NetworkConfig): number =>
  weightShapes(config).reduce(
    (sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1) + shape[shape.length - 1],
    0,
  );

/** @param key decides the first weights */
export function createNetwork(config: NetworkConfig, key: Key): TfNetwork {
  const { view, channels, convs, near } = config;
  const cells = view.height * view.width;
  let floats = new Float32Array(0);
  const nearSquare = (image: tf.Tensor4D): tf.Tensor2D => {
    const start = [0, (view.height - near) >> 1, (view.width - near) >> 1, 0];
    const square = tf.slice(image, start, [-1, near, near, -1]);
    return tf.reshape(square, [image.shape[0], near * near * channels.length]);
  };
  return {
    actionCount: ACTIONS,
    weights: initialWeights(config, key),
    forward(weights, observations, rows) {
      const size = rows * cells * channels.length;
      if (floats.length !== size) floats = new Float32Array(size);
      unpackObservations(observations, rows, cells, channels.length, floats);
      // The cpu backend keeps the array that it is given.
      const input = tf.getBackend() === "cpu" ? floats.slice() : floats;
      const view4d = tf.tensor4d(input, [rows, view.height, view.width, channels.length]);
      let image = view4d;
      const weight = <T extends tf.Tensor>(name: string) => weights.get(name) as T;
      for (const [i, { stride }] of convs.entries()) {
        const options: ConvOptions = { stride, inputGradient: i === 0 ? "unneeded" : "needed" };
        image = convRelu(image, weight(`conv${i + 1}/kernel`), weight(`conv${i + 1}/bias`), options);
      }
      const far = tf.reshape<tf.Rank.R2>(image, [rows, image.size / rows]);
      const flat = near === 0 ? far : tf.concat([far, nearSquare(view4d)], 1);
      const hidden = dense(flat, weight("hidden/kernel"), weight("hidden/bias"), "relu");
      return {
        logits: dense(hidden, weight("policy/kernel"), weight("policy/bias"), "linear"),
        values: dense(hidden, weight("value/kernel"), weight("value/bias"), "linear"),
      };
    },
  };
}
