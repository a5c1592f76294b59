// Products of matrices, norms and attention for tfjs's wasm backend, by our own kernels.
import { backend_util, getKernel, type NamedAttrMap, type TensorInfo } from "@tensorflow/tfjs-core";
import { type AttentionShape, turnOf } from "./attention.ts";
import { addressOf, allocate, type Call, free, heapOf, sizeOf, view } from "./wasm-heap.ts";

/** A stack of matrices as products read it, distances in bytes. */
function operand({ shape, dtype }: TensorInfo, transposed: boolean) {
  if (dtype !== "float32") throw new Error(`Products are of floats, not of ${dtype}.`);
  const [height, width] = shape.slice(-2);
  const outer = shape.slice(0, -2);
  const stack = { outer, count: sizeOf(outer), bytes: 4 * height * width };
  return transposed
    ? { ...stack, rows: width, columns: height, toRow: 4, toColumn: 4 * width }
    : { ...stack, rows: height, columns: width, toRow: 4 * width, toColumn: 4 };
}

/** Products of stacks of matrices; the smaller stack is read again and again. */
export function batchMatMul({ backend, inputs: { a, b }, attrs }: Call): TensorInfo {
  const left = operand(a, attrs.transposeA as boolean);
  const right = operand(b, attrs.transposeB as boolean);
  const [rows, depth, columns] = [left.rows, left.columns, right.columns];
  const outer = backend_util.assertAndGetBroadcastShape(left.outer, right.outer);
  const out = allocate(backend, [...outer, rows, columns]);
  if (depth === 0) view(backend, out).fill(0);
  const heap = heapOf(backend);
  const scratch = heap.scratch(heap.kernels.multiplyScratch());
  for (let i = 0; i < sizeOf(outer); i++) {
    heap.kernels.multiply(
      ...[addressOf(backend, a) + (i % left.count) * left.bytes, left.toRow, left.toColumn],
      ...[addressOf(backend, b) + (i % right.count) * right.bytes, right.toRow, right.toColumn],
      ...[addressOf(backend, out) + 4 * i * rows * columns, 4 * columns, rows, depth, columns, scratch],
    );
  }
  return out;
}

const ACTIVATIONS = new Map([
  ...[["relu", "Relu"] as const, ["relu6", "Relu6"] as const, ["prelu", "Prelu"] as const],
  ...[["leakyrelu", "LeakyRelu"] as const, ["elu", "Elu"] as const, ["sigmoid", "Sigmoid"] as const],
]);

/** A product, plus a row, through an activation. */
export function fusedMatMul(call: Call): TensorInfo {
  const { backend, inputs, attrs } = call;
  const through = (before: TensorInfo, kernel: string, others: Call["inputs"], own: NamedAttrMap) => {
    const run = getKernel(kernel, "wasm").kernelFunc;
    const after = run({ backend, inputs: { a: before, x: before, ...others }, attrs: own }) as TensorInfo;
    free(backend, before);
    return after;
  };
  let out = batchMatMul(call);
  if (inputs.bias) out = through(out, "Add", { b: inputs.bias }, {});
  const activation = ACTIVATIONS.get(attrs.activation as "relu");
  if (activation === undefined) return out;
  const { preluActivationWeights: alpha } = inputs;
  return through(out, activation, alpha ? { alpha } : {}, { alpha: attrs.leakyreluAlpha });
}

const rowsOf = ({ shape: [rows, width] }: TensorInfo, { epsilon }: NamedAttrMap): readonly number[] => [
  rows,
  width,
  epsilon as number,
];

export function rmsNorm({ backend, inputs: { x, gain }, attrs }: Call): TensorInfo {
  const out = allocate(backend, x.shape);
  const addresses = [x, gain, out].map((info) => addressOf(backend, info));
  heapOf(backend).kernels.rmsNorm(...addresses, ...rowsOf(x, attrs));
  return out;
}

/** @returns gradients of x and of the gains */
export function rmsNormGradient({ backend, inputs: { x, gain, dy }, attrs }: Call): TensorInfo[] {
  const [dx, dGain] = [allocate(backend, x.shape), allocate(backend, gain.shape)];
  view(backend, dGain).fill(0);
  const addresses = [x, gain, dy, dx, dGain].map((info) => addressOf(backend, info));
  heapOf(backend).kernels.rmsNormGradient(...addresses, ...rowsOf(x, attrs));
  return [dx, dGain];
}

/** @returns what `attend` gives, and the turned rows that the gradient needs */
export function causalAttention({ backend, inputs: { qkv }, attrs }: Call): TensorInfo[] {
  const shape = attrs as unknown as AttentionShape;
  const [out, turned] = [allocate(backend, [qkv.shape[0], shape.width]), allocate(backend, qkv.shape)];
  const { kernels, scratch, turns } = attentionOf(backend, shape);
  const [from, to, result] = [qkv, turned, out].map((info) => addressOf(backend, info));
  kernels.rotate(from, to, turns, 1, ...sizesOf(shape));
  kernels.attend(to, result, scratch, ...sizesOf(shape));
  return [out, turned];
}

export function causalAttentionGradient({ backend, inputs: { turned, dy }, attrs }: Call): TensorInfo {
  const shape = attrs as unknown as AttentionShape;
  const out = allocate(backend, turned.shape);
  const { kernels, scratch, turns } = attentionOf(backend, shape);
  const [from, gradient, to] = [turned, dy, out].map((info) => addressOf(backend, info));
  kernels.attendGradient(from, gradient, to, scratch, ...sizesOf(shape));
  kernels.rotate(to, to, turns, -1, ...sizesOf(shape));
  return out;
}

/** Rows that go on from keys and values `[sequence, capacity, width]`, to which theirs are added. */
export function keptAttention({ backend, inputs, attrs }: Call): TensorInfo {
  const { qkv, sequences, positions, keys, values } = inputs;
  const shape = attrs as unknown as AttentionShape;
  const { length, width, heads } = shape;
  const capacity = keys.shape[1];
  const rows = qkv.shape[0];
  const out = allocate(backend, [rows, width]);
  const { kernels, scratch, turns } = attentionOf(backend, shape);
  const [from, of, at, k, v, to] = [qkv, sequences, positions, keys, values, out].map((info) =>
    addressOf(backend, info),
  );
  kernels.attendKept(from, of, at, rows, k, v, capacity, turns, length, width, heads, scratch, to);
  return out;
}

const sizesOf = ({ sequences, length, width, heads }: AttentionShape): readonly number[] => [
  ...[sequences, length, width, heads],
];

/** Scratch for attention, and behind it cosines and sines `[row, size / 2]` of the turns. */
function attentionOf(backend: Call["backend"], { length, width, heads }: AttentionShape) {
  const heap = heapOf(backend);
  const pairs = width / heads / 2;
  const bytes = heap.kernels.attentionScratch(length);
  const scratch = heap.scratch(bytes + 8 * length * pairs);
  const turns = scratch + bytes;
  const angles = heap.floats(turns, 2 * length * pairs);
  for (let i = 0; i < length * pairs; i++) {
    const angle = Math.floor(i / pairs) * turnOf(i % pairs, pairs);
    angles[i] = Math.cos(angle);
    angles[length * pairs + i] = Math.sin(angle);
  }
  return { kernels: heap.kernels, scratch, turns };
}
