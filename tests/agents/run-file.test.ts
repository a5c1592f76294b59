import { describe, expect, it } from "vitest";
import { readRun, readRunOrAgent, writeRun } from "../../src/agents/run-file.ts";

const run = {
  agent: Uint8Array.of(1, 2, 10, 255),
  state: { rows: [Int32Array.of(-1, 2 ** 31 - 1), Float32Array.of(Number.NaN, -0)], word: "…", none: null },
  notes: { bytes: 12 },
};
const bytes = writeRun(run);

describe("the file of a training", () => {
  it("gives back what was put in, and nothing else is one", () => {
    expect(readRun(bytes)).toEqual(run);
    expect(readRunOrAgent(bytes)).toEqual(run);
    const agent = Uint8Array.of(1, 2, 3);
    expect(readRunOrAgent(agent)).toEqual({ agent, state: undefined });
  });

  it("is not believed once it is cut short", () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(() => readRun(bytes.subarray(0, length))).toThrow(/checkpoint/);
    }
  });

  it("is not believed once any bit of it flipped", () => {
    for (let i = 0; i < 8 * bytes.length; i++) {
      const damaged = bytes.slice();
      damaged[i >> 3] ^= 1 << (i & 7);
      expect(() => readRun(damaged)).toThrow(/^This (is not the )?checkpoint .*\.$/);
    }
  });

  it("of a newer version asks for a newer program", () => {
    const text = new TextDecoder("latin1").decode(bytes).replace('"version":1', '"version":2');
    const newer = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    expect(() => readRun(newer)).toThrow(
      "This checkpoint has format version 2; this program reads 1. Update it.",
    );
  });
});
