import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it, test } from "vitest";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { bits } from "../../src/base/random.ts";

/** Small whole numbers: their products add up without rounding, in whatever order. */
const whole = (shape: readonly number[], lane: number): tf.Tensor => {
  const size = shape.reduce((a, b) => a * b, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, i) => (bits([4, 2], i, lane) % 9) - 4),
    [...shape],
  );
};

/** In plain loops. */
function product(a: tf.Tensor, b: tf.Tensor, transposeA: boolean, transposeB: boolean): Float32Array {
  const [left, right]: Float32Array[] = [a.dataSync<"float32">(), b.dataSync<"float32">()];
  const [aRows, aColumns] = a.shape;
  const [bRows, bColumns] = b.shape;
  const [rows, depth] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const columns = transposeB ? bRows : bColumns;
  const out = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < depth; k++) {
        const x = left[transposeA ? k * aColumns + i : i * aColumns + k];
        sum += x * right[transposeB ? j * bColumns + k : k * bColumns + j];
      }
      out[i * columns + j] = sum;
    }
  }
  return out;
}

beforeAll(async () => {
  await prepareBackend("wasm", () => 0);
});

describe.each([
  [1, 1, 1],
  [3, 2, 5],
  [4, 8, 8],
  [7, 9, 13],
  [6, 1, 12],
  [130, 3, 9],
  [5, 259, 11],
  [133, 515, 20],
  [2, 5, 1029],
])("a product of %i × %i and %i columns", (rows, depth, columns) => {
  test.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])("transposed %s and %s", (transposeA, transposeB) => {
    const a = whole(transposeA ? [depth, rows] : [rows, depth], 0);
    const b = whole(transposeB ? [columns, depth] : [depth, columns], 1);
    const out = tf.matMul(a, b, transposeA, transposeB);
    expect(out.shape).toEqual([rows, columns]);
    expect(out.dataSync()).toEqual(product(a, b, transposeA, transposeB));
    tf.dispose([a, b, out]);
  });
});

it("a product over nothing is zero", () => {
  const out = tf.matMul(tf.zeros([2, 0]), tf.zeros([0, 3]));
  expect([...out.dataSync()]).toEqual([0, 0, 0, 0, 0, 0]);
});

it("a single matrix meets each of a stack", async () => {
  const both = async (name: "wasm" | "cpu") => {
    await prepareBackend(name, () => 0);
    const [one, stack] = [whole([1, 3, 4], 2), whole([5, 4, 2], 3)];
    return [tf.matMul(one, stack).dataSync(), tf.matMul(stack, one, true, true).dataSync()];
  };
  expect(await both("wasm")).toEqual(await both("cpu"));
});

it("does the activations of tfjs", async () => {
  const through = async (name: "wasm" | "cpu") => {
    await prepareBackend(name, () => 0);
    const [a, b, bias] = [whole([3, 4], 2) as tf.Tensor2D, whole([4, 2], 3) as tf.Tensor2D, whole([2], 4)];
    const alpha = tf.tensor1d([0.5, 2]);
    return (["linear", "relu", "relu6", "elu", "leakyrelu", "sigmoid", "prelu"] as const).map(
      (activation) => {
        const options = { a, b, bias, activation, leakyreluAlpha: 0.25 };
        return tf.fused
          .matMul(activation === "prelu" ? { ...options, preluActivationWeights: alpha } : options)
          .dataSync();
      },
    );
  };
  const expected = await through("cpu");
  for (const [i, values] of (await through("wasm")).entries()) {
    for (const [k, value] of values.entries()) expect(value).toBeCloseTo(expected[i][k], 6);
  }
});
