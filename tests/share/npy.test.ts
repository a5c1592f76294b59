import { describe, expect, test } from "vitest";
import { readNpy } from "../../src/share/npy.ts";
import { bytesOf, int64Npy, npy, npyFile, textBytes } from "./files.ts";

const valuesOf = (bytes: Uint8Array) => {
  const array = readNpy(bytes, "a.npy");
  if (array.kind === "record") throw new Error("records");
  return [...array.values];
};

describe("types", () => {
  test.each([
    ["'|b1'", Uint8Array.of(1, 0), [1, 0]],
    ["'|u1'", Uint8Array.of(255, 0), [255, 0]],
    ["'|i1'", Int8Array.of(-1, 5), [-1, 5]],
    ["'<i2'", Int16Array.of(-300, 5), [-300, 5]],
    ["'<u4'", Uint32Array.of(4e9, 5), [4e9, 5]],
    ["'<i8'", BigInt64Array.of(-(2n ** 40n), 5n), [-(2 ** 40), 5]],
    ["'<f4'", Float32Array.of(0.5, Number.POSITIVE_INFINITY), [0.5, Number.POSITIVE_INFINITY]],
    ["'<f8'", Float64Array.of(0.1, -3), [0.1, -3]],
    ["'>u2'", Uint8Array.of(1, 2, 0, 9), [258, 9]],
    ["'>f8'", Uint8Array.of(0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), [1, 0]],
    ["'<U3'", bytesOf(Uint32Array.of(97, 0x1f600, 0, 98, 0, 0)), ["a😀", "b"]],
    ["'>U1'", Uint8Array.of(0, 0, 0, 65, 0, 0, 0, 66), ["A", "B"]],
  ])("%s", (descr, content, expected) => {
    expect(valuesOf(npy(descr, "(2,)", bytesOf(content)))).toEqual(expected);
  });

  test("a single value has the shape ()", () => {
    const array = readNpy(int64Npy("()", [-7]), "a.npy");
    expect(array).toMatchObject({ kind: "int", shape: [], values: Float64Array.of(-7) });
  });

  test("Fortran order becomes row-major", () => {
    const header = "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }";
    expect(valuesOf(npyFile(header, Uint8Array.of(1, 4, 2, 5, 3, 6)))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test.each([2, 3])("version %d has a longer header length", (version) => {
    const header = '{"descr":"|u1","fortran_order":False,"shape":(1L,)}';
    expect(valuesOf(npyFile(header, Uint8Array.of(8), version))).toEqual([8]);
  });

  test("records hold arrays, numbers and text", () => {
    const descr = "[('board', '<u2', (2, 2)), ('p', '<f8'), ('name', '<U2')]";
    const record = (cells: number[], p: number, name: string) => [
      ...bytesOf(Uint16Array.from(cells)),
      ...bytesOf(Float64Array.of(p)),
      ...textBytes(name, 2),
    ];
    const content = Uint8Array.from([...record([1, 2, 3, 4], 0.25, "x"), ...record([5, 6, 7, 8], 1, "yz")]);
    const array = readNpy(npy(descr, "(2,)", content), "a.npy");
    if (array.kind !== "record") throw new Error("no records");
    expect(array.length).toBe(2);
    expect(array.record(0).get("board")).toMatchObject({
      shape: [2, 2],
      values: Float64Array.of(1, 2, 3, 4),
    });
    expect(array.record(1).get("p")?.values[0]).toBe(1);
    expect(array.record(1).get("name")?.values).toEqual(["yz"]);
  });
});

describe("what is wrong is said", () => {
  const two = new Uint8Array(2);
  test.each([
    ["no array", new Uint8Array(200), /a\.npy is not a NumPy array/],
    ["too short", Uint8Array.of(0x93), /not a NumPy array/],
    ["version 9", npyFile("{}", two, 9), /version 9 is unknown/],
    ["cut header", npyFile("{}", two).subarray(0, 11), /header is cut off/],
    ["no dict", npyFile("(1, 2)", two), /lacks one of descr/],
    ["garbage", npyFile("{'descr': $", two), /cannot be read at character/],
    ["deep nesting", npyFile("[".repeat(60_000), two), /cannot be read/],
    ["objects", npy("'|O'", "(2,)", two), /type "\|O" is not supported/],
    ["half floats", npy("'<f2'", "(1,)", two), /not supported/],
    ["text of no length", npy("'<U0'", "(1000000000000,)", two), /not supported/],
    ["negative size", npy("'|u1'", "(-2,)", two), /none of them negative/],
    ["fractional size", npyFile("{'descr': '|u1', 'fortran_order': False, 'shape': 2}", two), /not a tuple/],
    ["too many dimensions", npy("'|u1'", "(1, 1, 1, 1, 1, 1, 1, 1, 2)", two), /at most 8/],
    ["10⁹ cells", npy("'<u2'", "(1000000000,)", two), /needs 2000000000 bytes of data, the file has 2/],
    ["beyond counting", npy("'<u2'", "(9007199254740991, 9007199254740991, 0)", two), /damaged/],
    ["too little data", npy("'<u2'", "(2,)", two), /needs 4 bytes of data, the file has 2/],
    ["too many values", npy("'|u1'", "(5000000,)", new Uint8Array(5_000_000)), /limit is 4194304/],
    ["empty records", npy("[]", "(1000000000,)", new Uint8Array(0)), /records are empty/],
    [
      "too many fields",
      npy(`[${"('x', '|u1', (0,)),".repeat(64)} ('y', '|u1')]`, "(2,)", two),
      /the records have 65 fields; the limit is 64/,
    ],
    ["a long name", npy(`[('${"x".repeat(9000)}', '|O')]`, "(2,)", two), /field "x{200}…": type/],
    ["a long type", npy(`'${"x".repeat(9000)}'`, "(2,)", two), /type "x{199}… is not/],
    ["nested records", npy("[('a', [('b', '<u2')])]", "(1,)", two), /field "a": type .* is not supported/],
    ["a field without type", npy("[('a',)]", "(1,)", two), /not \(name, type\)/],
  ])("%s", (_, bytes, message) => {
    expect(() => readNpy(bytes, "a.npy")).toThrow(message);
  });
});
