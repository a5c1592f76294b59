// Kernels that the wasm backend of tfjs 4.22 lacks or runs slowly. After `registerWasmKernels` a network trains on
// wasm with the same gradients as on any other backend. Gradients of convolutions are written as a few of its fast
// kernels plus plain copies on the wasm heap.
import {
  backend_util,
  getKernel,
  type KernelFunc,
  type NamedAttrMap,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from "@tensorflow/tfjs-core";
import * as own from "./tensor-kernels.ts";
import { allocate, type Call, free, sizeOf, view } from "./wasm-heap.ts";

/** Images per block of the input gradient: bounds its scratch memory to about 30 MB. */
const IMAGES_PER_BLOCK = 64;

const convInfoOf = (inputShape: number[], filterShape: number[], attrs: NamedAttrMap) =>
  backend_util.computeConv2DInfo(
    inputShape as [number, number, number, number],
    filterShape as [number, number, number, number],
    attrs.strides as [number, number],
    1,
    attrs.pad as number | "valid" | "same",
    attrs.dimRoundingMode as "floor" | "round" | "ceil",
  );

/** Gradient of a convolution's filter. It is itself a convolution: the input, with batch and channels
 *  swapped, under the output gradient as a filter that is dilated by the stride. */
function conv2dBackpropFilter({ backend, inputs, attrs }: Call): TensorInfo {
  const { x, dy } = inputs;
  const filterShape = attrs.filterShape as number[];
  const info = convInfoOf(x.shape, filterShape, attrs);
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = info;
  const { filterHeight, filterWidth, strideHeight, strideWidth } = info;
  const height = (outHeight - 1) * strideHeight + filterHeight;
  const width = (outWidth - 1) * strideWidth + filterWidth;

  const swappedX = allocate(backend, [inChannels, height, width, batchSize]);
  const swappedDy = allocate(backend, [outHeight, outWidth, batchSize, outChannels]);
  {
    const from = view(backend, x);
    const into = view(backend, swappedX);
    if (height > inHeight || width > inWidth) into.fill(0);
    for (let row = 0; row < height; row++) {
      const inRow = row - info.padInfo.top;
      if (inRow < 0 || inRow >= inHeight) continue;
      for (let column = 0; column < width; column++) {
        const inColumn = column - info.padInfo.left;
        if (inColumn < 0 || inColumn >= inWidth) continue;
        for (let channel = 0; channel < inChannels; channel++) {
          let source = (inRow * inWidth + inColumn) * inChannels + channel;
          let target = ((channel * height + row) * width + column) * batchSize;
          for (let image = 0; image < batchSize; image++) {
            into[target++] = from[source];
            source += inHeight * inWidth * inChannels;
          }
        }
      }
    }
  }
  moveBatchBehindPixels(
    view(backend, dy),
    view(backend, swappedDy),
    batchSize,
    outHeight * outWidth,
    outChannels,
  );

  const gradient = getKernel("Conv2D", "wasm").kernelFunc({
    backend,
    inputs: { x: swappedX, filter: swappedDy },
    attrs: { strides: [1, 1], dilations: [strideHeight, strideWidth], pad: "valid", dataFormat: "NHWC" },
  }) as TensorInfo;
  const out = allocate(backend, filterShape);
  moveBatchBehindPixels(
    view(backend, gradient),
    view(backend, out),
    inChannels,
    filterHeight * filterWidth,
    outChannels,
  );
  free(backend, swappedX, swappedDy, gradient);
  return out;
}

/** `[batch, pixel, channel]` to `[pixel, batch, channel]`. */
function moveBatchBehindPixels(
  from: Float32Array,
  into: Float32Array,
  batch: number,
  pixels: number,
  channels: number,
): void {
  for (let image = 0; image < batch; image++) {
    for (let pixel = 0; pixel < pixels; pixel++) {
      let source = (image * pixels + pixel) * channels;
      let target = (pixel * batch + image) * channels;
      for (let channel = 0; channel < channels; channel++) into[target++] = from[source++];
    }
  }
}

/** Gradient of a convolution's input: one matrix product to patches, then the patches are added up. */
function conv2dBackpropInput({ backend, inputs, attrs }: Call): TensorInfo {
  const { dy, filter } = inputs;
  const inputShape = attrs.inputShape as number[];
  const info = convInfoOf(inputShape, filter.shape, attrs);
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = info;
  const { filterHeight, filterWidth, strideHeight, strideWidth } = info;
  const pixels = outHeight * outWidth;
  const patch = filterHeight * filterWidth * inChannels;

  // The same memory under another shape; not counted as a reference, so never freed.
  const weights = { ...filter, shape: [patch, outChannels] };
  const out = allocate(backend, inputShape);
  view(backend, out).fill(0);
  for (let first = 0; first < batchSize; first += IMAGES_PER_BLOCK) {
    const images = Math.min(IMAGES_PER_BLOCK, batchSize - first);
    const part = allocate(backend, [images * pixels, outChannels]);
    view(backend, part).set(
      view(backend, dy).subarray(first * pixels * outChannels, (first + images) * pixels * outChannels),
    );
    const patches = own.batchMatMul({
      backend,
      inputs: { a: part, b: weights },
      attrs: { transposeA: false, transposeB: true },
    });
    const from = view(backend, patches);
    const into = view(backend, out);
    let source = 0;
    for (let image = first; image < first + images; image++) {
      for (let pixel = 0; pixel < pixels; pixel++) {
        const top = Math.floor(pixel / outWidth) * strideHeight - info.padInfo.top;
        const left = (pixel % outWidth) * strideWidth - info.padInfo.left;
        const skipped = Math.max(0, -left);
        const length = (Math.min(filterWidth, inWidth - left) - skipped) * inChannels;
        for (let row = top; row < top + filterHeight; row++) {
          if (row >= 0 && row < inHeight) {
            const start = source + skipped * inChannels;
            const target = ((image * inHeight + row) * inWidth + left + skipped) * inChannels;
            for (let i = 0; i < length; i++) into[target + i] += from[start + i];
          }
          source += filterWidth * inChannels;
        }
      }
    }
    free(backend, part, patches);
  }
  return out;
}

/** Sums of the rows of `x` that share a segment: the gradient of `gather`, hence of embeddings. */
function unsortedSegmentSum({ backend, inputs, attrs }: Call): TensorInfo {
  const { x, segmentIds } = inputs;
  const segments = attrs.numSegments as number;
  const rowShape = x.shape.slice(segmentIds.shape.length);
  const size = sizeOf(rowShape);
  const out = allocate(backend, [segments, ...rowShape]);
  const from = view(backend, x);
  const ids = backend.typedArrayFromHeap(segmentIds);
  const into = view(backend, out).fill(0);
  for (let row = 0; row < ids.length; row++) {
    if (ids[row] < 0 || ids[row] >= segments) continue; // as on the other backends
    const target = ids[row] * size;
    for (let i = 0; i < size; i++) into[target + i] += from[row * size + i];
  }
  return out;
}

/** Another reference to the same memory, where the stock kernel copies it: all that a gradient saves goes through here. */
function identity({ backend, inputs: { x } }: Call): TensorInfo {
  backend.incRef(x.dataId);
  return { ...x };
}

/** Instead of the one that is there, if there is one. */
function register(kernelName: string, kernel: (call: Call) => TensorInfo | TensorInfo[]): void {
  if (getKernel(kernelName, "wasm")) unregisterKernel(kernelName, "wasm");
  registerKernel({ kernelName, backendName: "wasm", kernelFunc: kernel as unknown as KernelFunc });
}

/** Once a process, before the backend is first used. */
export function registerWasmKernels(): void {
  if (getKernel("Conv2DBackpropFilter", "wasm")) return;
  register("Identity", identity);
  register("BatchMatMul", own.batchMatMul);
  register("_FusedMatMul", own.fusedMatMul);
  register("RmsNorm", own.rmsNorm);
  register("RmsNormGradient", own.rmsNormGradient);
  register("CausalAttention", own.causalAttention);
  register("CausalAttentionGradient", own.causalAttentionGradient);
  register("KeptAttention", own.keptAttention);
  register("Conv2DBackpropInput", conv2dBackpropInput);
  register("Conv2DBackpropFilter", conv2dBackpropFilter);
  register("UnsortedSegmentSum", unsortedSegmentSum);
}
