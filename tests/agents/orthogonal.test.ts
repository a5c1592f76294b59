import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initialWeights, REFERENCE_NETWORK } from "../../src/agents/networks.ts";
import { orthogonalMatrix } from "../../src/agents/orthogonal.ts";
import { SIZES } from "../../src/agents/sizes.ts";
import { hash32 } from "../../src/base/hash.ts";
import { keyFromSeed } from "../../src/base/random.ts";

/** Largest difference of W Wᵀ, or of Wᵀ W where there are more rows than columns, from gain² I. */
function departure(matrix: Float32Array, rows: number, columns: number, gain: number): number {
  const isWide = rows <= columns;
  const at = (vector: number, i: number) => matrix[isWide ? vector * columns + i : i * columns + vector];
  let largest = 0;
  for (let a = 0; a < Math.min(rows, columns); a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let i = 0; i < Math.max(rows, columns); i++) sum += at(a, i) * at(b, i);
      largest = Math.max(largest, Math.abs(sum - (a === b ? gain * gain : 0)));
    }
  }
  return largest;
}

describe("an orthogonal matrix", () => {
  it("of any shape has orthonormal rows or columns, times its gain", () => {
    const side = fc.integer({ min: 1, max: 40 });
    const gain = fc.double({ min: 0.01, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.nat(), side, side, gain, (seed, rows, columns, gain) => {
        const matrix = orthogonalMatrix(keyFromSeed(seed), rows, columns, gain);
        expect(matrix).toHaveLength(rows * columns);
        expect(departure(matrix, rows, columns, gain)).toBeLessThan(1e-5);
      }),
    );
  });

  it("is the same everywhere, and another for another key", () => {
    const bitsOf = (seed: number) =>
      hash32(new Uint32Array(orthogonalMatrix(keyFromSeed(seed), 5, 9, 1).buffer));
    expect([bitsOf(1), bitsOf(2)]).toMatchInlineSnapshot(`
      [
        2497374715,
        1491794202,
      ]
    `);
  });

  it("points in all directions alike", () => {
    const firsts = Array.from({ length: 2000 }, (_, seed) => orthogonalMatrix(keyFromSeed(seed), 3, 3, 1));
    for (let entry = 0; entry < 9; entry++) {
      const mean = firsts.reduce((sum, matrix) => sum + matrix[entry], 0) / firsts.length;
      const square = firsts.reduce((sum, matrix) => sum + matrix[entry] ** 2, 0) / firsts.length;
      expect(Math.abs(mean)).toBeLessThan(0.05);
      expect(square).toBeCloseTo(1 / 3, 1);
    }
  });
});

describe("orthogonal first weights", () => {
  it.each(["tiny", "small"] as const)("of size %s have the gains of their layers", (size) => {
    const weights = initialWeights({ ...SIZES[size], init: "orthogonal" }, keyFromSeed(7));
    for (const { name, shape, values } of weights) {
      if (name.endsWith("/bias")) {
        expect(values.every((value) => value === 0)).toBe(true);
        continue;
      }
      const outputs = shape[shape.length - 1];
      const gain = name === "policy/kernel" ? 0.01 : name === "value/kernel" ? 1 : Math.SQRT2;
      expect(departure(values, values.length / outputs, outputs, gain)).toBeLessThan(1e-5);
    }
  });

  it("take the place of the others only where they are asked for", () => {
    const [first] = initialWeights(REFERENCE_NETWORK, keyFromSeed(7));
    expect(Math.max(...first.values.map(Math.abs))).toBeLessThanOrEqual(Math.sqrt(6 / (5 * 5 * 15)));
  });
});
