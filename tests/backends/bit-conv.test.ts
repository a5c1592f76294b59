import { describe, expect, it } from "vitest";
import { bitConvRelu, bitConvReluGradient, findMeetings } from "../../src/backends/bit-conv.ts";
import { bits, uniform } from "../../src/base/random.ts";

const images = { count: 40, height: 9, width: 7, channels: 5 };
const words = Uint32Array.from({ length: images.count * 5 * 9 }, (_, i) => bits([1, 2], i) & 0x7f);
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
      const word = (image * 5 + channel) * 9 + 1 + 2 * i + row;
      visit(output, weight, (words[word] >>> (2 * j + column)) & 1);
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
      words: new Uint32Array(100 * 15 * 25).fill(0x1ffffff),
      count: 100,
      height: 25,
      width: 25,
      channels: 15,
    };
    const everywhere = { top: 0, left: 0, size: 5, stride: 2, rows: 11, columns: 11 };
    expect(findMeetings(full, everywhere, 1).length).toBe(2 * 100 * 121 * 375);
  });

  it("reads rows of several words", () => {
    // Columns 0, 32 and 69 of the second row.
    const wide = { words: Uint32Array.of(0, 0, 0, 1, 1, 32), count: 1, height: 2, width: 70, channels: 1 };
    const row = { top: 1, left: 0, size: 1, stride: 1, rows: 1, columns: 70 };
    expect([...findMeetings(wide, row, 1)]).toEqual([0, 0, 32, 0, 69, 0]);
  });
});
