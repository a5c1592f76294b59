import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { isZip, unzip, ZIP_LIMITS, zip } from "../../src/share/zip.ts";

const entries = new Map([
  ["a.npy", strToU8("hello ".repeat(1000))],
  ["b.npy", Uint8Array.of(1, 2, 3)],
  ["empty.npy", new Uint8Array(0)],
]);

describe("a zip archive", () => {
  test("comes back, deflated and stored", () => {
    expect(unzip(zip(entries), "x.npz")).toEqual(entries);
    expect(unzip(zipSync(Object.fromEntries(entries), { level: 0 }), "x.npz")).toEqual(entries);
  });

  test("has the same bytes for the same entries", () => {
    expect(zip(entries)).toEqual(zip(new Map(entries)));
    expect(isZip(zip(entries))).toBe(true);
    expect(isZip(zip(new Map()))).toBe(true);
  });
});

describe("what is wrong is said", () => {
  const whole = zip(entries);
  const limited = (limits: Partial<typeof ZIP_LIMITS>) => () =>
    unzip(whole, "x.npz", { ...ZIP_LIMITS, ...limits });

  /** Writes a little-endian 32-bit word into the first directory entry. */
  function withDirectoryWord(offset: number, word: number): Uint8Array {
    const bytes = whole.slice();
    const view = new DataView(bytes.buffer);
    let at = 0;
    while (view.getUint32(at, true) !== 0x02014b50) at++;
    view.setUint32(at + offset, word, true);
    return bytes;
  }

  test("wherever it is cut off", () => {
    for (let length = 0; length < whole.length; length++) {
      expect(() => unzip(whole.subarray(0, length), "x.npz")).toThrow(
        /^x\.npz is a damaged or cut-off zip archive/,
      );
    }
  });

  test("too many entries, or too much in them", () => {
    expect(limited({ entries: 2 })).toThrow("x.npz holds 3 entries; the limit is 2.");
    expect(limited({ unpackedBytes: 6000 })).toThrow("x.npz unpacks to 6003 bytes; the limit is 6000.");
  });

  test("packed suspiciously densely", () => {
    expect(limited({ ratio: 10, ratioFrom: 5000 })).toThrow(
      /a\.npy unfolds \d+ bytes to 6000, more than 10 times/,
    );
    expect(limited({ ratio: 10, ratioFrom: 6000 })).not.toThrow();
  });

  test("more in it than it says: stopped long before it is unfolded", () => {
    const bomb = zip(new Map([["a.npy", new Uint8Array(2 ** 26)]]));
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    const directory = view.getUint32(bomb.length - 6, true);
    view.setUint32(directory + 24, 1000, true);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => unzip(bomb, "x.npz")).toThrow("x.npz, a.npy is damaged: its size or checksum is wrong.");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 25);
  });

  test("a wrong checksum, size, method or place", () => {
    expect(() => unzip(withDirectoryWord(16, 7), "x.npz")).toThrow(/a\.npy is damaged: its size or checksum/);
    expect(() => unzip(withDirectoryWord(24, 6001), "x.npz")).toThrow(
      /a\.npy is damaged: its size or checksum/,
    );
    expect(() => unzip(withDirectoryWord(10, 12), "x.npz")).toThrow("compression method 12 is not supported");
    expect(() => unzip(withDirectoryWord(42, 0xfffffff0), "x.npz")).toThrow(/damaged or cut-off/);
    expect(() => unzip(withDirectoryWord(20, 0xfffffff0), "x.npz")).toThrow(/damaged or cut-off/);
  });

  test("a password", () => {
    expect(() => unzip(withDirectoryWord(8, 0x80001), "x.npz")).toThrow("a.npy is encrypted");
  });
});
