import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSafetensors, writeSafetensors } from "../../src/base/safetensors.ts";

/** A file with this header and so many bytes of numbers. */
function fileOf(header: unknown, dataBytes = 0): Uint8Array {
  const json = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + dataBytes);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 8);
  return bytes;
}

const entry = (change: object = {}) => ({ x: { dtype: "F32", shape: [2], data_offsets: [0, 8], ...change } });

describe("safetensors", () => {
  it("are laid out as the format says", () => {
    const tensors = new Map([["x", { shape: [2, 1], values: Float32Array.of(1, -2) }]]);
    const bytes = writeSafetensors({ tensors, metadata: { by: "test" } });
    const json = '{"__metadata__":{"by":"test"},"x":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}';
    const padded = Math.ceil(json.length / 8) * 8;
    const expected = fileOf(json.padEnd(padded), 8);
    new DataView(expected.buffer).setFloat32(8 + padded, 1, true);
    new DataView(expected.buffer).setFloat32(8 + padded + 4, -2, true);
    expect(bytes).toEqual(expected);
  });

  it("come back as they were written", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((name) => name !== "__metadata__" && name !== "__proto__"),
          fc.float32Array(),
        ),
        fc.dictionary(
          fc.string().filter((name) => name !== "__proto__"),
          fc.string(),
        ),
        (arrays, metadata) => {
          const tensors = new Map(
            Object.entries(arrays).map(([name, values]) => [name, { shape: [values.length], values }]),
          );
          const read = readSafetensors(writeSafetensors({ tensors, metadata }));
          expect(read.tensors).toEqual(tensors);
          expect(read.metadata).toEqual({ ...metadata });
        },
      ),
    );
  });

  it("hold the nearest halves where half precision is asked for", () => {
    const values = Float32Array.of(1 / 3, -65504, 1e-9);
    const bytes = writeSafetensors(
      { tensors: new Map([["x", { shape: [3], values }]]), metadata: {} },
      "F16",
    );
    expect(new TextDecoder().decode(bytes)).toContain('"dtype":"F16","shape":[3],"data_offsets":[0,6]');
    expect(readSafetensors(bytes).tensors.get("x")?.values).toEqual(
      Float32Array.of(0.333251953125, -65504, 0),
    );
  });

  it("may list their tensors in any order", () => {
    const { x } = entry();
    const bytes = fileOf(
      { b: { ...x, data_offsets: [8, 16] }, a: x, none: { ...x, shape: [0], data_offsets: [8, 8] } },
      16,
    );
    expect([...readSafetensors(bytes).tensors.keys()]).toEqual(["a", "none", "b"]);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ["nothing", new Uint8Array(0), /0 bytes, at least 8/],
    ["an endless header", new Uint8Array(8).fill(255), /header claims .* bytes, the limit is 1000000/],
    [
      "a header longer than the file",
      Uint8Array.of(3, 0, 0, 0, 0, 0, 0, 0, 1),
      /claims 3 bytes, the file has 9/,
    ],
    ["no JSON", fileOf("{"), /not JSON/],
    ["invalid UTF-8", Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 255), /not JSON/],
    ["a list", fileOf([]), /not a JSON object/],
    ["no description", fileOf({ x: 1 }), /"x" has no description/],
    ["another type", fileOf(entry({ dtype: "BF16" }), 8), /type "BF16", only F32 and F16/],
    ["a negative shape", fileOf(entry({ shape: [-2] }), 8), /no valid shape/],
    ["a huge shape", fileOf(entry({ shape: [2 ** 50, 2 ** 50] }), 8), /has 8 bytes, its shape/],
    ["offsets the wrong way round", fileOf(entry({ data_offsets: [8, 0] }), 8), /no valid data_offsets/],
    ["too few numbers", fileOf(entry(), 4), /"x" ends behind the end/],
    ["too many numbers", fileOf(entry(), 12), /4 bytes belong to no tensor/],
    ["tensors that overlap", fileOf({ ...entry(), y: entry().x }, 8), /"y" begins at byte 0, .* ends at 8/],
    [
      "a hole between tensors",
      fileOf({ ...entry(), y: { ...entry().x, data_offsets: [12, 20] } }, 20),
      /"y" begins at byte 12, where the one before ends at 8/,
    ],
    ["a long name", fileOf({ ["x".repeat(1e5)]: 1 }), /"x{200}…" has no description/],
    ["a long type", fileOf(entry({ dtype: "x".repeat(1e5) }), 8), /type "x{199}…, only F32/],
    ["metadata that is no text", fileOf({ __metadata__: { a: 1 } }), /not a table of texts/],
  ])("say what is wrong with %s", (_, bytes, message) => {
    expect(() => readSafetensors(bytes)).toThrow(message);
  });
});
