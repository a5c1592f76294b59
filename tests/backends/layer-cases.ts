// Every kind of layer that a network of ours uses, small and of odd sizes, with its gradients.
import * as tf from "@tensorflow/tfjs-core";
import { bitsRelu, convRelu, dense } from "../../src/backends/layers.ts";
import { causalAttention, denseAttention, lookUp, rmsNorm } from "../../src/backends/sequence-layers.ts";
import { bits, type Key, uniform } from "../../src/base/random.ts";

export interface LayerCase {
  readonly name: string;
  /** Of the inputs that have a gradient. */
  readonly shapes: readonly (readonly number[])[];
  readonly forward: (...inputs: tf.Tensor[]) => tf.Tensor;
}

const conv = (
  name: string,
  image: readonly number[],
  kernel: readonly [number, number, number, number],
  stride: number,
): LayerCase => ({
  name,
  shapes: [image, kernel, [kernel[3]]],
  forward: (x, w, b) =>
    convRelu(x as tf.Tensor4D, w as tf.Tensor4D, b as tf.Tensor1D, { stride, inputGradient: "needed" }),
});

export const LAYER_CASES: readonly LayerCase[] = [
  conv("convRelu 5×5, stride 2", [3, 9, 11, 3], [5, 5, 3, 4], 2),
  conv("convRelu 3×3, stride 2, a row and a column left over", [2, 8, 6, 5], [3, 3, 5, 6], 2),
  conv("convRelu 3×3, stride 1, more images than a block", [67, 4, 3, 1], [3, 3, 1, 2], 1),
  conv("convRelu 1×1", [2, 3, 2, 3], [1, 1, 3, 2], 1),
  {
    name: "convRelu of more windows than one workgroup adds up, all open",
    shapes: [[18, 7, 6, 1], [2, 2, 1, 3], [3]],
    forward: (x, w, b) =>
      convRelu(x as tf.Tensor4D, w as tf.Tensor4D, tf.add(b, 5) as tf.Tensor1D, {
        stride: 1,
        inputGradient: "needed",
      }),
  },
  {
    name: "convRelu of a first layer",
    shapes: [[3, 3, 2, 4], [4]],
    forward: (w, b) =>
      convRelu(tf.ones([2, 7, 5, 2]), w as tf.Tensor4D, b as tf.Tensor1D, {
        stride: 2,
        inputGradient: "unneeded",
      }),
  },
  {
    name: "bitsRelu",
    shapes: [[3, 3, 3, 11], [11]],
    forward: (w, b) => {
      const words = Uint32Array.from({ length: 2 * 3 * 7 }, (_, i) => bits([6, 6], i) & 0x1f);
      const images = { words, count: 2, height: 7, width: 5, channels: 3 };
      const windows = { top: 1, left: 0, size: 3, stride: 2, rows: 2, columns: 2 };
      return bitsRelu(images, windows, w as tf.Tensor4D, b as tf.Tensor1D);
    },
  },
  {
    name: "conv2d with padding",
    shapes: [
      [2, 5, 6, 3],
      [3, 3, 3, 4],
    ],
    forward: (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, "same"),
  },
  {
    name: "conv2d with padding, stride 2",
    shapes: [
      [2, 7, 6, 3],
      [3, 3, 3, 4],
    ],
    forward: (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 2, "same"),
  },
  ...(["relu", "linear"] as const).map(
    (activation): LayerCase => ({
      name: `dense, ${activation}`,
      shapes: [[5, 7], [7, 3], [3]],
      forward: (x, w, b) => dense(x as tf.Tensor2D, w as tf.Tensor2D, b as tf.Tensor1D, activation),
    }),
  ),
  {
    name: "matMul of transposed matrices",
    shapes: [
      [7, 5],
      [3, 7],
    ],
    forward: (a, b) => tf.matMul(a, b, true, true),
  },
  {
    name: "matMul of stacks of matrices",
    shapes: [
      [2, 3, 4, 5],
      [2, 3, 6, 5],
    ],
    forward: (a, b) => tf.matMul(a, b, false, true),
  },
  {
    name: "lookUp",
    shapes: [[5, 3]],
    forward: (table) => lookUp(table as tf.Tensor2D, Int32Array.of(4, 0, 4, 2)),
  },
  ...[7, 12].map(
    (width): LayerCase => ({
      name: `rmsNorm, ${width} wide`,
      shapes: [[5, width], [width]],
      forward: (x, gain) => rmsNorm(x as tf.Tensor2D, gain as tf.Tensor1D),
    }),
  ),
  ...[causalAttention, denseAttention].flatMap((attention) =>
    [1, 2].map(
      (heads): LayerCase => ({
        name: `${attention.name}, heads of ${8 / heads}`,
        shapes: [[2 * 5, 3 * 8]],
        forward: (qkv) => attention(qkv as tf.Tensor2D, { sequences: 2, length: 5, width: 8, heads }),
      }),
    ),
  ),
  { name: "relu", shapes: [[4, 5]], forward: (x) => tf.relu(x) },
  { name: "softmax", shapes: [[4, 5]], forward: (x) => tf.softmax(x) },
  { name: "logSoftmax", shapes: [[4, 5]], forward: (x) => tf.logSoftmax(x) },
  {
    name: "embedding",
    shapes: [[6, 3]],
    forward: (table) => tf.gather(table, tf.tensor1d([2, 0, 2, 1, 4], "int32")),
  },
  { name: "mean over the first axis", shapes: [[4, 5, 2]], forward: (x) => tf.mean(x, 0) },
  {
    name: "layer norm",
    shapes: [[3, 6], [6]],
    forward: (x, scale) => {
      const { mean, variance } = tf.moments(x, -1, true);
      return tf.mul(tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-3))), scale);
    },
  },
];

const size = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Numbers in (-1, 1), the same for each use of a case. */
export const inputsOf = ({ name, shapes }: LayerCase): Float32Array[] =>
  shapes.map((shape, lane) => {
    const key: Key = [name.length, 6]; // keeps every ReLU further from its kink than a finite difference
    return Float32Array.from({ length: size(shape) }, (_, i) => 2 * uniform(key, i, lane) - 1);
  });

const tensorsOf = ({ shapes }: LayerCase, inputs: readonly Float32Array[]): tf.Tensor[] =>
  inputs.map((input, i) => tf.tensor(input, [...shapes[i]]));

const weightAt = (i: number): number => 2 * uniform([3, 8], i) - 1;

/** A weighted sum of the outputs on the current backend, in doubles. */
export function weightedSum(layer: LayerCase, inputs: readonly Float32Array[]): number {
  const output = tf.tidy(() => layer.forward(...tensorsOf(layer, inputs)));
  const outputs: Float32Array = output.dataSync<"float32">();
  output.dispose();
  return outputs.reduce((sum, value, i) => sum + weightAt(i) * value, 0);
}

/** The gradients of that sum on the current backend, one array for each input. */
export async function gradientsOf(layer: LayerCase): Promise<Float32Array[]> {
  const variables = tf.tidy(() => tensorsOf(layer, inputsOf(layer)).map((tensor) => tf.variable(tensor)));
  const { value, grads } = tf.variableGrads(() => {
    const output = layer.forward(...variables);
    const weights = Float32Array.from({ length: output.size }, (_, i) => weightAt(i));
    return tf.sum(tf.mul(output, tf.tensor(weights, output.shape))) as tf.Scalar;
  }, variables);
  const gradients = await Promise.all(variables.map(({ name }) => grads[name].data()));
  tf.dispose([value, grads, variables]);
  return gradients as Float32Array[];
}

/** Largest difference, as a share of the largest entry of `expected`. */
export function relativeError(actual: Float32Array, expected: Float32Array): number {
  if (actual.length !== expected.length) throw new Error("The gradients have different shapes.");
  let difference = 0;
  let largest = 0;
  for (let i = 0; i < expected.length; i++) {
    difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
    largest = Math.max(largest, Math.abs(expected[i]));
  }
  return difference / largest;
}
