// Kernels that the wasm backend of tfjs 4.22 lacks or runs slowly, written as a few of its fast ones
// plus plain copies on the wasm heap. After `registerWasmKernels` a network trains on wasm with the same
// gradients as on any other backend.

import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import {
  backend_util,
  getKernel,
  type KernelConfig,
  type KernelFunc,
  type NamedAttrMap,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from "@tensorflow/tfjs-core";

/** Images per block of the input gradient: bounds its scratch memory to about 30 MB. */
const IMAGES_PER_BLOCK = 64;

interface Call {
  readonly backend: BackendWasm;
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly attrs: NamedAttrMap;
}

/** Heap view of a tensor; stale as soon as anything is allocated, so take it last. */
const view = (backend: BackendWasm, info: TensorInfo): Float32Array =>
  backend.typedArrayFromHeap(info) as Float32Array;

const allocate = (backend: BackendWasm, shape: number[]): TensorInfo => backend.makeOutput(shape, "float32");

const free = (backend: BackendWasm, ...tensors: TensorInfo[]): void => {
  for (const tensor of tensors) backend.disposeData(tensor.dataId);
};

/** The same memory under another shape; not counted as a reference, so never free it. */
const reshaped = (info: TensorInfo, shape: number[]): TensorInfo => ({ ...info, shape });

/** Matrices `[rows, columns]`, `count` of them, turned into `[columns, rows]`. */
function transposeMatrices(
  from: Float32Array,
  into: Float32Array,
  count: number,
  rows: number,
  columns: number,
): void {
  const block = 16; // rows at a time, so that both sides stay in the cache
  for (let matrix = 0; matrix < count; matrix++) {
    const base = matrix * rows * columns;
    for (let first = 0; first < rows; first += block) {
      const last = Math.min(rows, first + block);
      for (let column = 0; column < columns; column++) {
        for (let row = first; row < last; row++) {
          into[base + column * rows + row] = from[base + row * columns + column];
        }
      }
    }
  }
}

function transposed(backend: BackendWasm, info: TensorInfo): TensorInfo {
  const rank = info.shape.length;
  const rows = info.shape[rank - 2];
  const columns = info.shape[rank - 1];
  const outer = info.shape.slice(0, -2);
  const out = allocate(backend, [...outer, columns, rows]);
  transposeMatrices(
    view(backend, info),
    view(backend, out),
    outer.reduce((a, b) => a * b, 1),
    rows,
    columns,
  );
  return out;
}

/** The stock product is some ten times slower on a transposed operand than on a copy that lies right. */
function withCopiedTransposes(stock: KernelFunc): (call: Call) => TensorInfo {
  return ({ backend, inputs, attrs }) => {
    const { a, b } = inputs;
    const left = attrs.transposeA ? transposed(backend, a) : a;
    const right = attrs.transposeB ? transposed(backend, b) : b;
    const out = stock({
      backend,
      inputs: { ...inputs, a: left, b: right },
      attrs: { ...attrs, transposeA: false, transposeB: false },
    }) as TensorInfo;
    if (left !== a) free(backend, left);
    if (right !== b) free(backend, right);
    return out;
  };
}

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

  const turned = transposed(backend, reshaped(filter, [patch, outChannels]));
  const out = allocate(backend, inputShape);
  view(backend, out).fill(0);
  for (let first = 0; first < batchSize; first += IMAGES_PER_BLOCK) {
    const images = Math.min(IMAGES_PER_BLOCK, batchSize - first);
    const part = allocate(backend, [images * pixels, outChannels]);
    view(backend, part).set(
      view(backend, dy).subarray(first * pixels * outChannels, (first + images) * pixels * outChannels),
    );
    const patches = getKernel("BatchMatMul", "wasm").kernelFunc({
      backend,
      inputs: { a: part, b: turned },
      attrs: { transposeA: false, transposeB: false },
    }) as TensorInfo;
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
  free(backend, turned);
  return out;
}

/** Sums of the rows of `x` that share a segment: the gradient of `gather`, hence of embeddings. */
function unsortedSegmentSum({ backend, inputs, attrs }: Call): TensorInfo {
  const { x, segmentIds } = inputs;
  const segments = attrs.numSegments as number;
  const rowShape = x.shape.slice(segmentIds.shape.length);
  const size = rowShape.reduce((a, b) => a * b, 1);
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

function replace(kernelName: string, make: (stock: KernelFunc) => (call: Call) => TensorInfo): void {
  const stock = getKernel(kernelName, "wasm");
  unregisterKernel(kernelName, "wasm");
  registerKernel({ ...stock, kernelFunc: make(stock.kernelFunc) as unknown as KernelFunc });
}

function add(kernelName: string, kernelFunc: (call: Call) => TensorInfo): void {
  const config: KernelConfig = {
    kernelName,
    backendName: "wasm",
    kernelFunc: kernelFunc as unknown as KernelFunc,
  };
  registerKernel(config);
}

/** Once a process, before the backend is first used (a replaced kernel keeps its set-up, which runs then). */
export function registerWasmKernels(): void {
  if (getKernel("Conv2DBackpropFilter", "wasm")) return;
  replace("BatchMatMul", withCopiedTransposes);
  replace("_FusedMatMul", withCopiedTransposes);
  replace("Conv2DBackpropInput", () => conv2dBackpropInput);
  add("Conv2DBackpropFilter", conv2dBackpropFilter);
  add("UnsortedSegmentSum", unsortedSegmentSum);
}
