import { describe, expect, it } from "vitest";
import { plainFromText, plainToText } from "../../src/base/plain.ts";

describe("plain data as text", () => {
  it.each([
    [new Uint8Array(20_000).map((_, i) => i)],
    [Uint16Array.of(0, 65535)],
    [Int32Array.of(-(2 ** 31), 2 ** 31 - 1)],
    [Uint32Array.of(2 ** 32 - 1)],
    [Float32Array.of(Number.NaN, -0, Number.POSITIVE_INFINITY, 0.1)],
    [Float64Array.of(Number.NaN, -0, Number.NEGATIVE_INFINITY, 0.1, 5e-324)],
    [{ a: [1, null, "é\n", true, { b: Uint8Array.of(3) }] }],
  ])("keeps %o bit by bit", (value) => {
    expect(plainFromText(plainToText(value))).toEqual(value);
  });

  it("keeps a part of a buffer as that part", () => {
    expect(plainFromText(plainToText(Uint16Array.of(1, 2, 3).subarray(1, 2)))).toEqual(Uint16Array.of(2));
  });

  it("refuses arrays that it does not know", () => {
    expect(() => plainFromText('{"$array":"constructor","bytes":""}')).toThrow("unknown kind");
  });
});
