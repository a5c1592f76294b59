// Convolutional policy networks for packed board observations.
import * as tf from "@tensorflow/tfjs-core";
import type { BitImages } from "../backends/bit-conv.ts";
import { bitsRelu, convRelu, dense } from "../backends/layers.ts";
import { type Key, split, uniform } from "../base/random.ts";
import { TRAINING_CHANNELS, TRAINING_VIEW } from "../env/observation.ts";
import type { TfNetwork } from "../ppo/tf-policy.ts";
import type { InitialWeight } from "../ppo/weights.ts";
import { orthogonalMatrix } from "./orthogonal.ts";

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
  /** A second eye: units that each see all cells of a square of this side around the agent, then ReLU. */
  readonly near: { readonly size: number; readonly units: number } | "none";
  /** Units of the layer that policy and value share. */
  readonly hidden: number;
  /** "apart": the policy reads the first half of the hidden units and the value the second, as if each had a layer of
   *  its own; "together" unless given. */
  readonly heads?: "together" | "apart" | undefined;
  /** "pytorch": all weights uniform within ±1/√fanIn, as torch's layers start.
   *  "scaled": uniform with variance 2/fanIn before ReLU (He et al. 2015), biases 0, and a policy head a
   *  hundred times smaller, so that the first actions are near uniform (Andrychowicz et al. 2021).
   *  "orthogonal": see `orthogonalMatrix`, with gain √2 before ReLU, 0.01 for the policy and 1 for the value (Huang
   *  et al. 2022, detail 2); biases 0. */
  readonly init: "pytorch" | "scaled" | "orthogonal";
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
  near: "none",
  hidden: 512,
  init: "scaled",
};

/** Ours: 21 % of the multiplications, 9 % without the layers that read bits, and it learns sooner, because
 *  what lies next to the agent has weights of its own. */
export const TWO_EYED_NETWORK: NetworkConfig = {
  ...TRAINING_INPUT,
  convs: [
    { filters: 16, size: 5, stride: 3 },
    { filters: 32, size: 3, stride: 2 },
  ],
  near: { size: 9, units: 128 },
  hidden: 128,
  init: "scaled",
};

/** The Q network of SafeLife 1.2, `training/models.py`: 365,450 parameters; its logits are advantages. */
export const REFERENCE_Q_NETWORK: NetworkConfig = { ...REFERENCE_NETWORK, heads: "apart", init: "pytorch" };

export const ACTIONS = 9;

interface Layer {
  readonly name: string;
  /** Of the kernel. */
  readonly shape: readonly number[];
  /** Numbers that it gives for one observation. */
  readonly outputs: number;
}

/** Weights in order, under the names and layouts that checkpoints use: `conv1/kernel` … and `near/kernel`
 *  `[height, width, in, out]`, `hidden/kernel`, `policy/kernel`, `value/kernel` `[in, out]`, and a `…/bias`
 *  `[out]` each. `hidden` reads the last image in the order row, column, channel, then the near units. */
function layersOf(config: NetworkConfig): readonly Layer[] {
  const { view, channels, convs, near, hidden, heads } = config;
  const images = imagesOf(config);
  const layers: Layer[] = convs.map(({ filters, size }, i) => ({
    name: `conv${i + 1}`,
    shape: [size, size, images[i].channels, filters],
    outputs: numbersIn(images[i + 1]),
  }));
  let features = convs.length > 0 ? numbersIn(images[convs.length]) : 0;
  if (near !== "none") {
    const { size, units } = near;
    if (size > view.height || size > view.width) throw new Error("The near square is larger than the view.");
    layers.push({ name: "near", shape: [size, size, channels.length, units], outputs: units });
    features += units;
  }
  if (features === 0)
    throw new Error("The network sees nothing: it has neither convolutions nor a near square.");
  layers.push({ name: "hidden", shape: [features, hidden], outputs: hidden });
  const read = heads === "apart" ? hidden / 2 : hidden;
  if (heads === "apart" && read % 8 !== 0)
    throw new Error(`The hidden units are ${hidden}. Heads apart need a multiple of 16.`);
  layers.push({ name: "policy", shape: [read, ACTIONS], outputs: ACTIONS });
  layers.push({ name: "value", shape: [read, 1], outputs: 1 });
  return layers;
}

interface Image {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

const numbersIn = ({ height, width, channels }: Image): number => height * width * channels;

/** The observation, and what each convolution makes of the image before. */
export function imagesOf({ view, channels, convs }: NetworkConfig): readonly Image[] {
  const images: Image[] = [{ ...view, channels: channels.length }];
  for (const [i, { filters, size, stride }] of convs.entries()) {
    const { height, width } = images[i];
    if (size > height || size > width)
      throw new Error(`conv${i + 1} is larger than its ${height}×${width} input.`);
    images.push({
      height: outputSide(height, size, stride),
      width: outputSide(width, size, stride),
      channels: filters,
    });
  }
  return images;
}

/** Where the square of the near eye begins in the view. */
export const nearCorner = ({ height, width }: NetworkConfig["view"], size: number) => ({
  top: (height - size) >> 1,
  left: (width - size) >> 1,
});

const outputSide = (side: number, size: number, stride: number): number =>
  Math.floor((side - size) / stride) + 1;

/** By name, in order. @throws one sentence if the layers do not fit on each other */
export const weightShapes = (config: NetworkConfig): ReadonlyMap<string, readonly number[]> =>
  new Map(
    layersOf(config).flatMap(({ name, shape }) => [
      [`${name}/kernel`, shape],
      [`${name}/bias`, shape.slice(-1)],
    ]),
  );

export function initialWeights(config: NetworkConfig, key: Key): readonly InitialWeight[] {
  return layersOf(config).flatMap(({ name, shape }) => {
    const outputs = shape[shape.length - 1];
    const fanIn = shape.slice(0, -1).reduce((a, b) => a * b, 1);
    const uniformWithin = (part: string, size: number, bound: number): Float32Array => {
      const partKey = split(key, name, part);
      return new Float32Array(size).map((_, i) => (bound === 0 ? 0 : bound * (2 * uniform(partKey, i) - 1)));
    };
    const torch = 1 / Math.sqrt(fanIn);
    const bounds = { policy: torch / 100, value: torch, hidden: Math.sqrt(6 / fanIn) };
    const kernels = {
      pytorch: () => uniformWithin("kernel", fanIn * outputs, torch),
      scaled: () => uniformWithin("kernel", fanIn * outputs, bounds[headOf(name)]),
      orthogonal: () =>
        orthogonalMatrix(split(key, name, "kernel"), fanIn, outputs, ORTHOGONAL_GAINS[headOf(name)]),
    };
    return [
      { name: `${name}/kernel`, shape, values: kernels[config.init]() },
      {
        name: `${name}/bias`,
        shape: [outputs],
        values: uniformWithin("bias", outputs, config.init === "pytorch" ? torch : 0),
      },
    ];
  });
}

const ORTHOGONAL_GAINS = { policy: 0.01, value: 1, hidden: Math.SQRT2 };

/** Which head a layer is; all others come before a ReLU. */
const headOf = (name: string): keyof typeof ORTHOGONAL_GAINS =>
  name === "policy" || name === "value" ? name : "hidden";

export const parameterCount = (config: NetworkConfig): number =>
  [...weightShapes(config).values()].reduce((sum, shape) => sum + shape.reduce((a, b) => a * b, 1), 0);

/** Numbers that one observation takes up on its way: cells seen and outputs of all layers. */
export const numbersPerObservation = (config: NetworkConfig): number =>
  layersOf(config).reduce((sum, { outputs }) => sum + outputs, config.view.height * config.view.width);

/** @param key decides the first weights */
export function createNetwork(config: NetworkConfig, key: Key): TfNetwork {
  const { view, channels, convs, near, heads } = config;
  const { height, width } = view;
  const half = config.hidden / 2;
  return {
    actionCount: ACTIONS,
    weights: initialWeights(config, key),
    forward(weights, observations, rows) {
      const get = <T extends tf.Tensor>(name: string) => weights.get(name) as T;
      const images: BitImages | tf.Tensor4D =
        observations instanceof tf.Tensor
          ? (observations as tf.Tensor4D)
          : { words: observations, count: rows, height, width, channels: channels.length };
      const flat = (image: tf.Tensor) => tf.reshape<tf.Rank.R2>(image, [rows, image.size / rows]);
      const features: tf.Tensor2D[] = [];
      if (convs.length > 0) {
        const [{ size, stride }, ...later] = convs;
        const [outRows, columns] = [outputSide(height, size, stride), outputSide(width, size, stride)];
        const windows = { top: 0, left: 0, size, stride, rows: outRows, columns };
        let image = bitsRelu(images, windows, get("conv1/kernel"), get("conv1/bias"));
        for (const [i, { stride }] of later.entries()) {
          const [kernel, bias] = [
            get<tf.Tensor4D>(`conv${i + 2}/kernel`),
            get<tf.Tensor1D>(`conv${i + 2}/bias`),
          ];
          image = convRelu(image, kernel, bias, { stride, inputGradient: "needed" });
        }
        features.push(flat(image));
      }
      if (near !== "none") {
        const { size } = near;
        const windows = { ...nearCorner(view, size), size, stride: 1, rows: 1, columns: 1 };
        features.push(flat(bitsRelu(images, windows, get("near/kernel"), get("near/bias"))));
      }
      const seen = features.length > 1 ? tf.concat(features, 1) : features[0];
      const hidden = dense(seen, get("hidden/kernel"), get("hidden/bias"), "relu");
      const [ofPolicy, ofValue] =
        heads === "apart"
          ? [tf.slice(hidden, [0, 0], [rows, half]), tf.slice(hidden, [0, half], [rows, half])]
          : [hidden, hidden];
      return {
        logits: dense(ofPolicy, get("policy/kernel"), get("policy/bias"), "linear"),
        values: dense(ofValue, get("value/kernel"), get("value/bias"), "linear"),
      };
    },
  };
}
