import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_TOTAL, RangeDecoder, RangeEncoder } from "../../src/base/range-coder.ts";
import { SymbolModel } from "../../src/base/symbol-model.ts";

/** A part of a total, as the coder takes it. */
const part = fc
  .integer({ min: 1, max: MOST_TOTAL })
  .chain((total) => fc.tuple(fc.integer({ min: 0, max: total - 1 }), fc.constant(total)))
  .chain(([start, total]) =>
    fc.record({
      start: fc.constant(start),
      size: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: total - start })),
      total: fc.constant(total),
    }),
  );

describe("the range coder", () => {
  it("gives back any parts of any totals", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 300 }), (parts) => {
        const encoder = new RangeEncoder();
        for (const { start, size, total } of parts) encoder.encode(start, size, total);
        const decoder = new RangeDecoder(encoder.finish());
        for (const { start, size, total } of parts) {
          const where = decoder.where(total);
          expect(where).toBeGreaterThanOrEqual(start);
          expect(where).toBeLessThan(start + size);
          decoder.consume(start, size, total);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("takes as many bytes as the chances allow, and two more at most", () => {
    const encoder = new RangeEncoder();
    let bits = 0;
    for (let i = 0; i < 4000; i++) {
      const isRare = i % 10 === 0;
      encoder.encode(isRare ? 0 : 1, isRare ? 1 : 9, 10);
      bits -= Math.log2(isRare ? 0.1 : 0.9);
    }
    const { length } = encoder.finish();
    expect(length).toBeGreaterThanOrEqual(Math.floor(bits / 8));
    expect(length).toBeLessThanOrEqual(Math.ceil(bits / 8) + 2);
  });

  it("writes nothing for nothing", () => {
    expect(new RangeEncoder().finish()).toHaveLength(0);
  });

  it.each([
    [-1, 1, 2],
    [0, 0, 2],
    [1, 2, 2],
    [0, 1, MOST_TOTAL + 1],
    [Number.NaN, 1, 2],
  ])("refuses what is no part: %s, %s, %s", (start, size, total) => {
    expect(() => new RangeEncoder().encode(start, size, total)).toThrow("is no part of");
  });

  it("reads any bytes without end", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        const decoder = new RangeDecoder(bytes);
        for (let i = 0; i < 200; i++) {
          const where = decoder.where(7);
          expect(where).toBeGreaterThanOrEqual(0);
          expect(where).toBeLessThan(7);
          decoder.consume(where, 1, 7);
        }
      }),
    );
  });
});

describe("the model of symbols", () => {
  it("has seen nothing at first, then weighs what it saw in each context", () => {
    const model = new SymbolModel(3, [1, 10]);
    expect(model.sizes([0, 5])).toEqual({ bySymbol: Uint32Array.of(1, 1, 1), total: 3 });
    model.learn([0, 5], 2);
    expect(model.sizes([0, 5])).toEqual({ bySymbol: Uint32Array.of(1, 1, 12), total: 14 });
    expect(model.sizes([0, 6])).toEqual({ bySymbol: Uint32Array.of(1, 1, 2), total: 4 });
  });

  it("forgets, so that its sizes never outgrow the coder", () => {
    const model = new SymbolModel(2, [100]);
    for (let i = 0; i < 5000; i++) {
      model.learn([0], i % 3 === 0 ? 0 : 1);
      const { bySymbol, total } = model.sizes([0]);
      expect(total).toBe(bySymbol[0] + bySymbol[1]);
      expect(total).toBeLessThanOrEqual(MOST_TOTAL);
    }
    const { bySymbol, total } = model.sizes([0]);
    expect(bySymbol[1] / total).toBeCloseTo(2 / 3, 1);
    expect(() => new SymbolModel(2, [1000])).toThrow("could sum to");
  });
});
