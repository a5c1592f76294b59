import { describe, expect, it } from "vitest";
import { writeSafetensors } from "../../src/base/safetensors.ts";
import { readLmCheckpoint, weightsOf, writeLmCheckpoint } from "../../src/lm/checkpoint.ts";
import { type NetworkConfig, networkShapes } from "../../src/lm/model/networks.ts";
import { parseRankings } from "../../src/lm/stages/rank.ts";
import { TINY } from "./model/tiny.ts";

const network: NetworkConfig = { kind: "actorCritic", policy: TINY, value: TINY };
const tensors = new Map(
  [...networkShapes(network)].map(([name, shape], i) => [
    name,
    { shape, values: new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(i) },
  ]),
);
const checkpoint = { network, course: "a course", steps: 3, engines: "wasm,cpu", tensors };

describe("a model's file", () => {
  it("comes back as it was", () => {
    expect(readLmCheckpoint(writeLmCheckpoint(checkpoint))).toEqual(checkpoint);
    const learning = new Map([...tensors, ["adam.steps", { shape: [1], values: Float32Array.of(3) }]]);
    expect(weightsOf({ network, tensors: learning })).toEqual(tensors);
  });

  it.each<[string, Uint8Array, RegExp]>([
    [
      "tensors of something else",
      writeSafetensors({ tensors, metadata: { format: "other" } }),
      /not a language/,
    ],
    [
      "a weight that is missing",
      writeLmCheckpoint({ ...checkpoint, tensors: new Map([...tensors].slice(1)) }),
      /"policy\/embedding" is missing/,
    ],
    [
      "a number that is none",
      writeLmCheckpoint({
        ...checkpoint,
        tensors: new Map([...tensors, ["value/bias", { shape: [1], values: Float32Array.of(Number.NaN) }]]),
      }),
      /"value\/bias" holds what is no number/,
    ],
    [
      "heads that do not divide the width",
      writeLmCheckpoint({ ...checkpoint, network: { ...network, policy: { ...TINY, heads: 3 } } }),
      /multiple of the heads/,
    ],
  ])("is refused with %s", (_, bytes, sentence) => {
    expect(() => readLmCheckpoint(bytes)).toThrow(sentence);
  });

  it("is refused if it speaks other words or comes from a later version", () => {
    const text = Buffer.from(writeLmCheckpoint(checkpoint)).toString("latin1");
    const changed = (from: string, to: string) => Buffer.from(text.replace(from, to), "latin1");
    expect(() => readLmCheckpoint(changed(" cat dog ", " dog cat "))).toThrow("another vocabulary");
    expect(() => readLmCheckpoint(changed('"version":"1"', '"version":"2"'))).toThrow(/version 2.*Update/);
  });
});

describe("rankings as lines", () => {
  const line = (order: number[]) =>
    JSON.stringify({
      prompt: "i am sad .",
      answers: [
        { text: "be happy .", ended: true },
        { text: "you are ugly .", ended: true },
      ],
      order,
      labeler: 2,
      utilities: [3, -1],
    });

  it("are read, and one that is none is named", () => {
    expect(parseRankings(`${line([0, 1])}\n${line([1, 0])}\n`)).toHaveLength(2);
    expect(() => parseRankings(`${line([0, 1])}\n${line([0, 0])}\n`)).toThrow(/^Line 2 .*every answer once/);
    expect(() => parseRankings("{}")).toThrow(/^Line 1 is no ranking/);
  });
});
