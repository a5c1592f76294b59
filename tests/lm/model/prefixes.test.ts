import { describe, expect, it } from "vitest";
import { mergePrefixes, packPrefixes, prefixesOf, tokenAt } from "../../../src/lm/model/prefixes.ts";

const CONTEXT = 9;
const texts = [
  [1, 250, 3, 4, 5, 6],
  [1, 250, 3, 9],
];

describe("packed texts", () => {
  it("keep length and tokens", () => {
    const observations = packPrefixes(texts, CONTEXT);
    const words = observations.length / 2;
    for (const [row, tokens] of texts.entries()) {
      expect(observations[row * words]).toBe(tokens.length);
      for (const [i, token] of tokens.entries()) expect(tokenAt(observations, row * words, i)).toBe(token);
    }
  });

  it("refuse what the model cannot read", () => {
    expect(() => packPrefixes([[]], CONTEXT)).toThrow("0 tokens");
    expect(() => packPrefixes([new Uint8Array(10)], CONTEXT)).toThrow("10 tokens");
  });
});

describe("mergePrefixes", () => {
  it("makes one sequence of the prefixes of a text", () => {
    const rows = [...prefixesOf(texts[0], 2, 6), ...prefixesOf(texts[1], 3, 4)];
    const merged = mergePrefixes(packPrefixes(rows, CONTEXT), rows.length);
    expect(merged.count).toBe(2);
    expect(merged.length).toBe(6);
    expect([...merged.tokens]).toEqual([...texts[0], ...texts[1], 0, 0]);
    expect([...merged.lasts]).toEqual([1, 2, 3, 4, 5, 8, 9]);
  });

  it("does not take a text for the prefix of another of the same length, nor a shorter one", () => {
    const rows = [texts[0].slice(0, 4), texts[1], texts[1].slice(0, 3)];
    expect(mergePrefixes(packPrefixes(rows, CONTEXT), 3).count).toBe(3);
  });
});
