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
  options: ConvOptions,
): tf.Tensor4D {
  const strides = [options.stride, options.stride];
  const shared = { strides, pad: "valid", dataFormat: "NHWC", dilations: [1, 1] };
  // By name: `tf.fused` does not fuse while gradients are wanted.
  const forward = (): tf.Tensor =>
    tf.engine().runKernel("FusedConv2D", { x, filter: kernel, bias }, { ...shared, activation: "relu" });
  const weightsFirst = (dy: tf.Tensor, [savedX, y]: tf.Tensor[]): tf.Tensor[] =>
    tf.getBackend() === "webgpu"
      ? tf.engine().runKernel("ConvReluGradient", { x: savedX, y, dy, kernel }, { ...options })
      : convGradients(savedX, throughRelu(dy, y), kernel, shared, options);
  if (options.inputGradient === "unneeded") {
    return tf.customGrad((_kernel, _bias, save) => {
      const value = forward();
      (save as tf.GradSaveFunc)([x, value]);
      return { value, gradFunc: weightsFirst };
    })(kernel, bias) as tf.Tensor4D;
  }
  return tf.customGrad((_x, _kernel, _bias, save) => {
    const value = forward();
    (save as tf.GradSaveFunc)([x, value]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] => {
      const [dKernel, dBias, dx] = weightsFirst(dy, saved);
      return [dx, dKernel, dBias];
    };
    return { value, gradFunc };
  })(x, kernel, bias) as tf.Tensor4D;
}

/** Of kernel and bias, and of `x` where it is needed, by kernels of tfjs. */
function convGradients(
  x: tf.Tensor,
  dy: tf.Tensor,
  kernel: tf.Tensor4D,
  shared: tf.NamedAttrMap,
  { inputGradient }: ConvOptions,
): tf.Tensor[] {
  const run = (name: string, inputs: tf.NamedTensorMap, attrs: tf.NamedAttrMap): tf.Tensor =>
    tf.engine().runKernel(name, inputs, { ...shared, ...attrs });
  const dKernel = run("Conv2DBackpropFilter", { x, dy }, { filterShape: kernel.shape });
  if (inputGradient === "unneeded") return [dKernel, columnSums(dy)];
  const dx = run("Conv2DBackpropInput", { dy, filter: kernel }, { inputShape: x.shape });
  return [dKernel, columnSums(dy), dx];
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
    const seen = [(rows - 1) * stride + size, (columns - 1) * stride + size];
    const isAll = seen[0] === all.shape[1] && seen[1] === all.shape[2];
    const image = isAll ? all : tf.slice(all, [0, top, left, 0], [-1, ...seen, -1]);
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
  const forward = (): tf.Tensor =>
    tf
      .engine()
      .runKernel(
        "_FusedMatMul",
        { a: x, b: kernel, bias },
        { transposeA: false, transposeB: false, activation },
      );
  return tf.customGrad((_x, _kernel, _bias, save) => {
    const value = forward();
    (save as tf.GradSaveFunc)([x, value]);
    const gradFunc = (outer: tf.Tensor, [savedX, y]: tf.Tensor[]): tf.Tensor[] => {
      const [dBias, dy] = biasGradient(outer, activation === "relu" ? y : undefined);
      return [tf.matMul(dy, kernel, false, true), tf.matMul(savedX, dy, true, false), dBias];
    };
    return { value, gradFunc };
  })(x, kernel, bias) as tf.Tensor2D;
}

/** @param y what the ReLU gave, if there was one
 *  @returns the gradient of the bias, and what of `dy` passed the ReLU */
function biasGradient(dy: tf.Tensor, y: tf.Tensor | undefined): [tf.Tensor, tf.Tensor] {
  if (tf.getBackend() === "webgpu") {
    const [dBias, through = dy]: tf.Tensor[] = tf.engine().runKernel("BiasGradient", y ? { dy, y } : { dy });
    return [dBias, through];
  }
  const through = y ? throughRelu(dy, y) : dy;
  return [columnSums(through), through];
}

const throughRelu = <T extends tf.Tensor>(dy: T, y: tf.Tensor): T => tf.mul(dy, tf.step(y));

/** Sums over everything but the last axis, as a matrix product: several times faster than `sum` on wasm. */
function columnSums(x: tf.Tensor): tf.Tensor1D {
  const columns = x.shape[x.shape.length - 1];
  const rows = x.size / columns;
  return tf.reshape(tf.matMul(tf.ones([1, rows]), tf.reshape(x, [rows, columns])), [columns]);
}
