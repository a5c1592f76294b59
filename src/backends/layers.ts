// Network layers as plain functions of tensors, with gradients that skip what nobody needs.
// What a gradient reads must be saved: other tensors are gone when it runs. Kernels are variables, they stay.
import * as tf from "@tensorflow/tfjs-core";
import {
  type BitImages,
  bitConvRelu,
  bitConvReluGradient,
  findMeetings,
  type Windows,
  wordsPerRow,
} from "./bit-conv.ts";

export interface ConvOptions {
  readonly stride: number;
  /** "unneeded" for a first layer: spares the gradient with respect to the observations. */
  readonly inputGradient: "needed" | "unneeded";
}

/** ReLU of a convolution without padding.
 *  @param x `[batch, height, width, channel]`
 *  @param kernel `[height, width, in, out]`
 *  @param bias `[out]` */
export function convRelu(
  x: tf.Tensor4D,
  kernel: tf.Tensor4D,
  bias: tf.Tensor1D,
  { stride, inputGradient }: ConvOptions,
): tf.Tensor4D {
  const shared = { strides: [stride, stride], pad: "valid", dataFormat: "NHWC" };
  const forward = () =>
    tf.fused.conv2d({ x, filter: kernel, bias, strides: stride, pad: "valid", activation: "relu" });
  const weightGradients = (savedX: tf.Tensor, dy: tf.Tensor): tf.Tensor[] => [
    tf
      .engine()
      .runKernel("Conv2DBackpropFilter", { x: savedX, dy }, { ...shared, filterShape: kernel.shape }),
    columnSums(dy),
  ];
  if (inputGradient === "unneeded") {
    return tf.customGrad((_kernel, _bias, save) => {
      const value = forward();
      (save as tf.GradSaveFunc)([x, value]);
      return {
        value,
        gradFunc: (dy: tf.Tensor, [savedX, y]: tf.Tensor[]) => weightGradients(savedX, throughRelu(dy, y)),
      };
    })(kernel, bias) as tf.Tensor4D;
  }
  return tf.customGrad((_x, _kernel, _bias, save) => {
    const value = forward();
    (save as tf.GradSaveFunc)([x, value]);
    const gradFunc = (outer: tf.Tensor, [savedX, y]: tf.Tensor[]): tf.Tensor[] => {
      const dy = throughRelu(outer, y);
      const attrs = { ...shared, inputShape: x.shape };
      const dx: tf.Tensor = tf.engine().runKernel("Conv2DBackpropInput", { dy, filter: kernel }, attrs);
      return [dx, ...weightGradients(savedX, dy)];
    };
    return { value, gradFunc };
  })(x, kernel, bias) as tf.Tensor4D;
}

/** ReLU of a convolution of packed bits, without a gradient for them. Engines whose memory can be read at once
 *  get it from plain loops over the set bits, a GPU from a dense convolution.
 *  @param images packed, or on a GPU zeros and ones `[image, height, width, channel]`
 *  @param kernel `[height, width, in, out]`
 *  @param bias `[out]`
 *  @returns `[image, window row, window column, out]` */
export function bitsRelu(
  images: BitImages | tf.Tensor4D,
  windows: Windows,
  kernel: tf.Tensor4D,
  bias: tf.Tensor1D,
): tf.Tensor4D {
  const { top, left, size, stride, rows, columns } = windows;
  if (tf.getBackend() === "webgpu") {
    const all = images instanceof tf.Tensor ? images : unpack(images);
    const seen = [-1, (rows - 1) * stride + size, (columns - 1) * stride + size, -1];
    const image = tf.slice(all, [0, top, left, 0], seen);
    return convRelu(image, kernel, bias, { stride, inputGradient: "unneeded" });
  }
  if (images instanceof tf.Tensor) throw new Error("Only a GPU takes observations as floats.");
  const filters = bias.size;
  const shape: [number, number, number, number] = [images.count, rows, columns, filters];
  const meetings = findMeetings(images, windows, filters);
  return tf.customGrad((_kernel, _bias, save) => {
    const outputs = images.count * rows * columns;
    const value: tf.Tensor = tf.tensor4d(
      bitConvRelu(meetings, outputs, kernel.dataSync<"float32">(), bias.dataSync<"float32">()),
      shape,
    );
    (save as tf.GradSaveFunc)([value]);
    const gradFunc = (dy: tf.Tensor, [y]: tf.Tensor[]): tf.Tensor[] => {
      const [output, gradient] = [y.dataSync<"float32">(), dy.dataSync<"float32">()];
      const gradients = bitConvReluGradient(meetings, kernel.size, filters, output, gradient);
      return [tf.tensor4d(gradients.kernel, kernel.shape), tf.tensor1d(gradients.bias)];
    };
    return { value, gradFunc };
  })(kernel, bias) as tf.Tensor4D;
}

/** Zeros and ones `[image, height, width, channel]`. */
function unpack(images: BitImages): tf.Tensor4D {
  const { words, count, height, width, channels } = images;
  const wordsEach = wordsPerRow(images);
  const floats = new Float32Array(count * height * width * channels);
  let at = 0;
  for (let image = 0; image < count; image++) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const first = (image * channels * height + row) * wordsEach + (column >> 5);
        for (let k = 0; k < channels; k++) {
          floats[at++] = (words[first + k * height * wordsEach] >>> (column & 31)) & 1;
        }
      }
    }
  }
  return tf.tensor4d(floats, [count, height, width, channels]);
}

/** `x · kernel + bias`, then ReLU or nothing. Shapes `[batch, in]`, `[in, out]`, `[out]`. */
export function dense(
  x: tf.Tensor2D,
  kernel: tf.Tensor2D,
  bias: tf.Tensor1D,
  activation: "relu" | "linear",
): tf.Tensor2D {
  const forward = () => tf.fused.matMul({ a: x, b: kernel, bias, activation });
  return tf.customGrad((_x, _kernel, _bias, save) => {
    const value: tf.Tensor = forward();
    (save as tf.GradSaveFunc)([x, value]);
    const gradFunc = (outer: tf.Tensor, [savedX, y]: tf.Tensor[]): tf.Tensor[] => {
      const dy = activation === "relu" ? throughRelu(outer, y) : outer;
      return [tf.matMul(dy, kernel, false, true), tf.matMul(savedX, dy, true, false), columnSums(dy)];
    };
    return { value, gradFunc };
  })(x, kernel, bias) as tf.Tensor2D;
}

const throughRelu = <T extends tf.Tensor>(dy: T, y: tf.Tensor): T => tf.mul(dy, tf.step(y));

/** Sums over everything but the last axis, as a matrix product: several times faster than `sum` on wasm. */
function columnSums(x: tf.Tensor): tf.Tensor1D {
  const columns = x.shape[x.shape.length - 1];
  const rows = x.size / columns;
  return tf.reshape(tf.matMul(tf.ones([1, rows]), tf.reshape(x, [rows, columns])), [columns]);
}
