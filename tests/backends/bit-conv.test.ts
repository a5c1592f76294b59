import { describe, expect, it } from "vitest";
import { bitConvRelu, bitConvReluGradient, findMeetings } from "../../src/backends/bit-conv.ts";
import { bits, uniform } from "../../src/base/random.ts";

const images = { count: 40, height: 9, width: 7, channels: 5 };
const WORDS = 32; // 63 cells
const words = Uint32Array.from({ length: images.count * WORDS }, (_, i) => {
  const last = i % WORDS === WORDS - 1; // the upper half of the last word is no cell
  return bits([1, 2], i) & (last ? 0x1f : 0x1f001f);
});
const windows = { top: 1, left: 0, size: 3, stride: 2, rows: 3, columns: 3 };
const FILTERS = 11;
const kernel = Float32Array.from({ length: 9 * 5 * FILTERS }, (_, i) => uniform([3, 4], i) - 0.5);
const bias = Float32Array.from({ length: FILTERS }, (_, i) => uniform([5, 6], i) - 0.5);
const gradient = Float32Array.from(
  { length: images.count * 9 * FILTERS },
  (_, i) => uniform([7, 8], i) - 0.5,
);

/** Calls `visit` for every product of the convolution, set bit or not. */
function forEachProduct(visit: (output: number, weight: number, seen: number) => void): void {
  for (let output = 0; output < images.count * 9; output++) {
    const [image, i, j] = [Math.floor(output / 9), Math.floor((output % 9) / 3), output % 3];
    for (let weight = 0; weight < 9 * 5; weight++) {
      const [row, column, channel] = [Math.floor(weight / 15), Math.floor(weight / 5) % 3, weight % 5];
      const cell = (1 + 2 * i + row) * 7 + 2 * j + column;
      visit(output, weight, (words[image * WORDS + (cell >> 1)] >>> (16 * (cell & 1) + channel)) & 1);
    }
  }
}

describe("bit convolution", () => {
  const meetings = findMeetings({ ...images, words }, windows, FILTERS);
  const output = bitConvRelu(meetings, images.count * 9, kernel, bias);

  it("is a convolution and a ReLU", () => {
    const expected = Float64Array.from({ length: output.length }, (_, i) => bias[i % FILTERS]);
    forEachProduct((at, weight, seen) => {
      for (let f = 0; f < FILTERS; f++) expected[at * FILTERS + f] += seen * kernel[weight * FILTERS + f];
    });
    expect(output.some((value) => value === 0)).toBe(true);
    for (const [i, value] of expected.entries()) expect(output[i]).toBeCloseTo(Math.max(0, value), 5);
  });

  it("has the gradient of one", () => {
    const result = bitConvReluGradient(meetings, kernel.length, FILTERS, output, gradient);
    const passed = gradient.map((value, i) => (output[i] > 0 ? value : 0));
    const expected = new Float64Array(kernel.length);
    forEachProduct((at, weight, seen) => {
      for (let f = 0; f < FILTERS; f++) expected[weight * FILTERS + f] += seen * passed[at * FILTERS + f];
    });
    for (const [i, value] of expected.entries()) expect(result.kernel[i]).toBeCloseTo(value, 4);
    for (let f = 0; f < FILTERS; f++) {
      const sum = passed.reduce((total, value, i) => (i % FILTERS === f ? total + value : total), 0);
      expect(result.bias[f]).toBeCloseTo(sum, 4);
    }
  });

  it("finds every set bit of large images, however many", () => {
    const full = {
      words: new Uint32Array(100 * 313).fill(0x7fff7fff),
      count: 100,
      height: 25,
      width: 25,
      channels: 15,
    };
    for (let image = 0; image < 100; image++) full.words[image * 313 + 312] = 0x7fff;
    const everywhere = { top: 0, left: 0, size: 5, stride: 2, rows: 11, columns: 11 };
    expect(findMeetings(full, everywhere, 1).length).toBe(2 * 100 * 121 * 375);
  });
});
