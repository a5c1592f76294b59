import { describe, expect, it } from "vitest";
import { readTensorsNpz, writeTensorsNpz } from "../../src/share/tensors-npz.ts";
import { unzip, zip } from "../../src/share/zip.ts";
import { bytesOf, int64Npy, npy } from "./files.ts";

const npz = (entries: Readonly<Record<string, Uint8Array>>) => zip(new Map(Object.entries(entries)));

describe("tensors as .npz", () => {
  it("come back as they were written", () => {
    const tensors = new Map([
      ["cnn.0.weight", { shape: [2, 1, 3], values: Float32Array.of(1, -2, 0.1, 4, 5, 1e-30) }],
      ["bias", { shape: [1], values: Float32Array.of(Number.NaN) }],
      ["single", { shape: [], values: Float32Array.of(7) }],
    ]);
    expect(readTensorsNpz(writeTensorsNpz(tensors), "a.npz")).toEqual(tensors);
  });

  it("are arrays of 32-bit floats for NumPy", () => {
    const file = writeTensorsNpz(new Map([["x", { shape: [2], values: Float32Array.of(1, -2) }]]));
    const [name, content] = [...unzip(file, "a.npz")][0];
    expect(name).toBe("x.npy");
    const text = new TextDecoder("latin1").decode(content);
    expect(text).toContain("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }");
    expect(content.subarray(-8)).toEqual(bytesOf(Float32Array.of(1, -2)));
  });

  it("may have been 64-bit floats", () => {
    const file = npz({ "x.npy": npy("'<f8'", "(2,)", bytesOf(Float64Array.of(0.1, 3))) });
    expect(readTensorsNpz(file, "a.npz").get("x")?.values).toEqual(Float32Array.of(0.1, 3));
  });

  it.each([
    [
      "whole numbers",
      { "x.npy": int64Npy("(1,)", [1]) },
      "a.npz, x.npy holds no floats. Save weights as float32.",
    ],
    ["something else", { "x\u0007.txt": new Uint8Array(3) }, /^a\.npz, x\\u0007\.txt is not a NumPy array/],
  ])("are refused if they are %s", (_, entries, sentence) => {
    expect(() => readTensorsNpz(npz(entries), "a.npz")).toThrow(sentence);
  });
});
