import fc from "fast-check";
import { deflateSync } from "fflate";
import { expect, it } from "vitest";
import { packText, unpackText } from "../../src/share/packed-text.ts";

it("gives back any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const packed = packText(text);
      expect(packed).toMatch(/^[\w-]+$/);
      expect(unpackText(packed, 1200)).toBe(text);
    }),
  );
});

it("packs what repeats", () => {
  expect(packText("min_regions: 2\n".repeat(200)).length).toBeLessThan(100);
});

it("refuses what is no text of that size", () => {
  const packed = packText("a".repeat(1000));
  expect(unpackText(packed, 999)).toBeNull();
  expect(unpackText(packed, 1000)).toHaveLength(1000);
  expect(unpackText(packText("x".repeat(1_000_000)), 65_536)).toBeNull();
  const bytes = (...values: number[]) =>
    btoa(String.fromCharCode(...deflateSync(Uint8Array.from(values)))).replace(/=+$/, "");
  expect(unpackText(bytes(0xff, 0xfe), 100)).toBeNull();
  for (const broken of ["", "!", "a b", "AAAA", "A", packed.slice(2), `${packed}%00`]) {
    expect(unpackText(broken, 1000), broken).toBeNull();
  }
});
