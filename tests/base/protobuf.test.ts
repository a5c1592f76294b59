import { describe, expect, it } from "vitest";
import { bytesField, joined, textField, wholeField } from "../../src/base/protobuf.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** The examples of https://protobuf.dev/programming-guides/encoding */
describe("protocol buffers", () => {
  it.each([
    ["a whole number", wholeField(1, 150), "089601"],
    ["a text", textField(2, "testing"), "120774657374696e67"],
    ["a message within a message", bytesField(3, wholeField(1, 150)), "1a03089601"],
    ["a number of a high field", wholeField(16, 0), "800100"],
    ["a number above 32 bits", wholeField(1, 2 ** 40), "08808080808020"],
    ["a text beyond ASCII", textField(1, "ß"), "0a02c39f"],
    ["fields in order", joined([wholeField(1, 1), wholeField(2, 127)]), "0801107f"],
    ["several fields of a message within", bytesField(1, wholeField(1, 1), wholeField(2, 2)), "0a0408011002"],
  ])("encode %s", (_, bytes, expected) => {
    expect(hex(bytes)).toBe(expected);
  });

  it("give the length of a long field in two bytes", () => {
    const field = bytesField(1, new Uint8Array(300));
    expect(hex(field.subarray(0, 3))).toBe("0aac02");
    expect(field).toHaveLength(303);
  });
});
