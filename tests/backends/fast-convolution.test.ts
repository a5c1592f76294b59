// Convolutions with fewer multiplications give what the definition gives.
import { expect, it } from "vitest";
import { fastConvolution, type Matrix } from "../../src/backends/simd/fast-convolution.ts";
import { uniform } from "../../src/base/random.ts";

const times = (matrix: Matrix, vector: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, factor, i) => sum + factor * vector[i], 0));

const numbers = (count: number, lane: number): number[] =>
  Array.from({ length: count }, (_, i) => 2 * uniform([3, 1], i, lane) - 1);

it.each([
  { outputs: 3, size: 3, stride: 1, products: 5 },
  { outputs: 4, size: 3, stride: 1, products: 6 },
  { outputs: 5, size: 3, stride: 2, products: 11 },
  { outputs: 2, size: 5, stride: 2, products: 7 },
  { outputs: 3, size: 2, stride: 3, products: 6 },
  { outputs: 6, size: 1, stride: 1, products: 6 },
])("$outputs outputs of $size weights at stride $stride", ({ outputs, size, stride, products }) => {
  const fast = fastConvolution(outputs, size, stride);
  expect(fast.products).toBe(products);
  const x = numbers((outputs - 1) * stride + size, 0);
  const w = numbers(size, 1);
  const weights = times(fast.weights, w);
  const actual = times(
    fast.outputs,
    times(fast.inputs, x).map((value, p) => value * weights[p]),
  );
  for (const [i, value] of actual.entries()) {
    const expected = w.reduce((sum, weight, j) => sum + weight * x[i * stride + j], 0);
    expect(value).toBeCloseTo(expected, 12);
  }
});

it("is not there where it would be inaccurate", () => {
  expect(() => fastConvolution(5, 3, 1)).toThrow("5 outputs of 3 weights at stride 1 are too many at once.");
  expect(() => fastConvolution(6, 3, 2)).toThrow("6 outputs of 3 weights at stride 2 are too many at once.");
});
