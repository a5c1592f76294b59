import { describe, expect, it } from "vitest";
import { DoubtfulModel } from "../../src/base/doubtful-model.ts";
import { bits, keyFromSeed } from "../../src/base/random.ts";
import { MOST_TOTAL } from "../../src/base/range-coder.ts";
import { type Model, SymbolModel } from "../../src/base/symbol-model.ts";

/** Bits that the symbols take, each told by the one before it. */
function bitsOf(model: Model, symbols: readonly number[]): number {
  let last = 0;
  return symbols.reduce((sum, symbol) => {
    const contexts = [0, last];
    const { bySymbol, total } = model.sizes(contexts);
    expect(bySymbol.reduce((a, b) => a + b, 0)).toBe(total);
    expect(total).toBeLessThanOrEqual(MOST_TOTAL);
    expect(Math.min(...bySymbol)).toBeGreaterThanOrEqual(1);
    const size = bySymbol[symbol];
    model.learn(contexts, symbol);
    last = symbol;
    return sum + Math.log2(total / size);
  }, 0);
}

const counting = () => new SymbolModel(9, [1, 20]);
const random = Array.from({ length: 1000 }, (_, i) => bits(keyFromSeed(1), i) % 9);
const habit = Array.from({ length: 1000 }, (_, i) => [2, 2, 5, 7][i % 4]);

describe("a model of symbols", () => {
  it("adds up what it counted in each context, by weight, and halves what became much", () => {
    const model = counting();
    const sizes = (contexts: readonly number[]) => [...model.sizes(contexts).bySymbol];
    sizes([0, 3]);
    model.learn([0, 3], 4);
    expect(sizes([0, 3])).toEqual([1, 1, 1, 1, 22, 1, 1, 1, 1]);
    expect(sizes([0, 5])).toEqual([1, 1, 1, 1, 2, 1, 1, 1, 1]);
    for (let i = 0; i < 510; i++) {
      sizes([0, 3]);
      model.learn([0, 3], i % 2 === 0 ? 4 : 6);
    }
    // 511 in all; the next one makes it 512.
    expect(sizes([0, 3])[4]).toBe(1 + 21 * 256);
    model.learn([0, 3], 6);
    expect(sizes([0, 3])[4]).toBe(1 + 21 * 128);
  });

  it("takes few bits for a habit, and too many for pure chance", () => {
    expect(bitsOf(counting(), habit)).toBeLessThan(700);
    expect(bitsOf(counting(), random)).toBeGreaterThan(1000 * Math.log2(9) + 50);
  });

  it("that doubts itself takes what chance takes, and hardly more for a habit", () => {
    expect(bitsOf(new DoubtfulModel(counting()), random)).toBeLessThan(1000 * Math.log2(9) + 12);
    const doubtful = bitsOf(new DoubtfulModel(counting()), habit);
    expect(doubtful).toBeLessThan(bitsOf(counting(), habit) + 12);
  });
});
