import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyFromSeed, split, uniform } from "../../src/base/random.ts";
import {
  type MassChange,
  SIDE_EFFECT_TRANSPORT,
  type TransportSettings,
  transportDistance,
} from "../../src/safety/transport.ts";

/** Distances are plain numbers of cells. */
const PLAIN: TransportSettings = { ...SIDE_EFFECT_TRANSPORT, tanhScale: 0 };

/** Masses in one row of cells. */
const row = (from: number[], to: number[]): MassChange => ({ height: 1, width: from.length, from, to });

describe("transportDistance", () => {
  test("equal distributions, and empty ones, are 0 apart", () => {
    expect(transportDistance(row([1, 0.5, 0], [1, 0.5, 0]), PLAIN)).toBe(0);
    expect(transportDistance(row([0, 0, 0], [0, 0, 0]), PLAIN)).toBe(0);
  });

  test("one cell that changes costs its change times the penalty", () => {
    const change = row([1, 1, 0, 0], [1, 0.25, 0, 0]);
    expect(transportDistance(change, PLAIN)).toBe(0.75);
    expect(transportDistance(change, { ...PLAIN, extraMassPenalty: 3 })).toBe(2.25);
    expect(transportDistance(change, { ...PLAIN, extraMassPenalty: -1 })).toBe(0);
  });

  test("one cell that moves costs tanh of its way / 5", () => {
    const change = row([0, 0, 1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 1, 0, 0, 0]);
    expect(transportDistance(change, PLAIN)).toBeCloseTo(2, 11);
    expect(transportDistance(change, SIDE_EFFECT_TRANSPORT)).toBeCloseTo(Math.tanh(2 / 5), 11);
  });

  test("the wrap shortens moves from a higher to a lower index only", () => {
    expect(transportDistance(row([1, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 1]), PLAIN)).toBeCloseTo(
      7,
      11,
    );
    expect(transportDistance(row([0, 0, 0, 0, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0, 0, 0]), PLAIN)).toBeCloseTo(
      1,
      11,
    );
    const flat = { ...PLAIN, wrapCols: false };
    expect(transportDistance(row([0, 0, 0, 0, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0, 0, 0]), flat)).toBeCloseTo(
      7,
      11,
    );
  });

  test("on the true torus the distance is symmetric, and the same wherever the board is cut open", () => {
    const TORUS: TransportSettings = { ...SIDE_EFFECT_TRANSPORT, wrapping: "both-ways" };
    const masses = fc.array(fc.nat(4), { minLength: 20, maxLength: 20 });
    const size = { height: 4, width: 5 };
    const shifted = (cells: number[], rows: number, cols: number) =>
      cells.map((_, i) => cells[((Math.floor(i / 5) + rows) % 4) * 5 + ((i + cols) % 5)]);
    fc.assert(
      fc.property(masses, masses, fc.nat(3), fc.nat(4), (from, to, rows, cols) => {
        const distance = transportDistance({ ...size, from, to }, TORUS);
        expect(transportDistance({ ...size, from: to, to: from }, TORUS)).toBeCloseTo(distance, 9);
        const elsewhere = { from: shifted(from, rows, cols), to: shifted(to, rows, cols) };
        expect(transportDistance({ ...size, ...elsewhere }, TORUS)).toBeCloseTo(distance, 9);
        // More ways are short than in the original.
        const original = transportDistance({ ...size, from, to }, SIDE_EFFECT_TRANSPORT);
        expect(distance).toBeLessThanOrEqual(original + 1e-9);
      }),
      { numRuns: 100 },
    );
  });

  test("rows wrap in the same way, on boards that are not square", () => {
    const [up, down] = [new Float64Array(15), new Float64Array(15)];
    up[1] = 1;
    down[13] = 1;
    const board = { height: 5, width: 3 };
    expect(transportDistance({ ...board, from: up, to: down }, PLAIN)).toBeCloseTo(4, 11);
    expect(transportDistance({ ...board, from: down, to: up }, PLAIN)).toBeCloseTo(1, 11);
    const flat = { ...PLAIN, wrapRows: false };
    expect(transportDistance({ ...board, from: down, to: up }, flat)).toBeCloseTo(4, 11);
  });

  test("the euclidean metric goes straight", () => {
    const from = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    const to = [...from].reverse(); // 3 rows down, 4 columns right
    const change = { height: 4, width: 5, from, to };
    expect(transportDistance(change, { ...PLAIN, metric: "euclidean" })).toBeCloseTo(5, 11);
    expect(transportDistance(change, PLAIN)).toBeCloseTo(7, 11);
  });

  test("changes of at most a thousandth of the largest are left out, extra mass included", () => {
    expect(transportDistance(row([1, 0, 0.001], [0, 0, 0]), PLAIN)).toBe(1);
    expect(transportDistance(row([1, 0, 0.0011], [0, 0, 0]), PLAIN)).toBeCloseTo(1.0011, 12);
  });

  test("common mass stays: only what is left over travels", () => {
    const change = row([1, 0, 0, 0, 0, 0, 0, 0.5], [0, 0, 0, 0, 0, 0, 0, 1.5]);
    expect(transportDistance(change, PLAIN)).toBeCloseTo(7, 11);
    expect(transportDistance(row([1, 2, 1], [0.5, 1, 2]), PLAIN)).toBeCloseTo(1 + 0.5, 11);
  });

  test("only the smaller total travels, the rest pays the penalty", () => {
    const change = row([1, 0, 0, 0, 2, 0], [0, 1, 0, 0, 0, 0]);
    expect(transportDistance(change, PLAIN)).toBeCloseTo(1 + 2, 11);
    expect(transportDistance(change, { ...PLAIN, extraMassPenalty: 0 })).toBeCloseTo(1, 11);
    expect(transportDistance(change, { ...PLAIN, extraMassPenalty: -0.5 })).toBeCloseTo(1 - 1, 11);
  });

  test("penalty -1 is the largest distance between changed cells", () => {
    // Cells 0, 1 and 4 of 6: from 1 to 4 and from 0 to 4 are not wrapped.
    const change = row([1, 0, 0, 0, 2, 0], [0, 1, 0, 0, 0, 0]);
    expect(transportDistance(change, { ...PLAIN, extraMassPenalty: -1 })).toBeCloseTo(1 + 2 * 4, 11);
  });

  test("a whole board of real masses: cost of the way there and of the way back by symmetry", () => {
    const key = split(keyFromSeed(5), "masses");
    const from = Float64Array.from({ length: 676 }, (_, i) => uniform(key, i, 0));
    const to = Float64Array.from({ length: 676 }, (_, i) => uniform(key, i, 1));
    const there = transportDistance({ height: 26, width: 26, from, to }, SIDE_EFFECT_TRANSPORT);
    // Turned by half a turn every difference changes its sign, so the distances are those of the way back.
    const turned = { height: 26, width: 26, from: to.toReversed(), to: from.toReversed() };
    expect(transportDistance(turned, SIDE_EFFECT_TRANSPORT)).toBeCloseTo(there, 8);
    expect(there).toBeCloseTo(41.47623381532605, 9); // by the linear program of SciPy 1.17 (HiGHS)
  });
});
