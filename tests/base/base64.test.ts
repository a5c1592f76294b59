import fc from "fast-check";
import { expect, it } from "vitest";
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from "../../src/base/base64.ts";

const encode = (text: string) => new TextEncoder().encode(text);

// RFC 4648, section 10.
it.each([
  ["", ""],
  ["f", "Zg=="],
  ["fo", "Zm8="],
  ["foo", "Zm9v"],
  ["foob", "Zm9vYg=="],
  ["fooba", "Zm9vYmE="],
  ["foobar", "Zm9vYmFy"],
])("%j is as the standard has it", (text, base64) => {
  expect(toBase64(encode(text))).toBe(base64);
  expect(fromBase64(base64)).toEqual(encode(text));
});

it("gives back any bytes, also as characters for addresses", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(fromBase64(toBase64(bytes))).toEqual(Uint8Array.from(bytes));
      expect(toBase64Url(bytes)).toMatch(/^[\w-]*$/);
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(Uint8Array.from(bytes));
    }),
  );
  const large = Uint8Array.from({ length: 200_000 }, (_, i) => i * 7);
  expect(fromBase64(toBase64(large))).toEqual(large);
});

it("reads no other characters from an address", () => {
  for (const text of ["A", "AAAAA", "Zg==", "+/AA", "Z g", "ä"]) {
    expect(fromBase64Url(text), text).toBeNull();
  }
});
