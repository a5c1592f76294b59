// Observations as bytes: whatever they are, they come back; of boards that a player walks over, little is left.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { integer, keyFromSeed } from "../../src/base/random.ts";
import { WordsReader, WordsWriter } from "../../src/dqn/kept-words.ts";

function written(observations: readonly Uint32Array<ArrayBuffer>[]): Uint8Array {
  const writer = new WordsWriter();
  let before = new Uint32Array(observations[0]?.length ?? 0);
  for (const words of observations) {
    writer.add(before, words);
    before = words;
  }
  return writer.bytes();
}

function read(bytes: Uint8Array, count: number, words: number): Uint32Array[] {
  const reader = new WordsReader(bytes);
  let before = new Uint32Array(words);
  const observations = Array.from({ length: count }, () => {
    const out = new Uint32Array(words);
    reader.take(before, out);
    before = out;
    return out;
  });
  expect(reader.isAtEnd).toBe(true);
  return observations;
}

const word = fc.oneof(fc.constant(0), fc.constant(2 ** 31), fc.integer({ min: 0, max: 2 ** 32 - 1 }));

describe("kept words", () => {
  it("come back, whatever they are", () => {
    const words = fc.integer({ min: 1, max: 700 });
    const observations = words.chain((length) =>
      fc.array(
        fc.array(word, { minLength: length, maxLength: length }).map((numbers) => Uint32Array.from(numbers)),
        { maxLength: 6 },
      ),
    );
    fc.assert(
      fc.property(observations, (course) => {
        const length = course[0]?.length ?? 1;
        expect(read(written(course), course.length, length)).toEqual(course);
      }),
      { seed: 5 },
    );
  });

  /** A picture of 30 words, and the same after a step of whoever looks at it. */
  const PICTURE = Uint32Array.from({ length: 30 }, (_, i) => integer(keyFromSeed(3), i, 2 ** 20));
  it.each<[string, (i: number) => number]>([
    ["nowhere", (i) => PICTURE[i]],
    ["up", (i) => PICTURE[i - 1] ?? 0],
    ["down", (i) => PICTURE[i + 1] ?? 0],
    ["left", (i) => PICTURE[i] << 1],
    ["right", (i) => PICTURE[i] >>> 1],
  ])("take two bytes where all of them move %s", (_, moved) => {
    const alone = written([PICTURE]).length;
    expect(written([PICTURE, Uint32Array.from(PICTURE, (_, i) => moved(i))])).toHaveLength(alone + 2);
  });

  it("are refused where they are cut short or are none", () => {
    const bytes = written([PICTURE, PICTURE.map((word) => word ^ 4)]);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => read(bytes.subarray(0, length), 2, 30)).toThrow("observations that end too early");
    }
    expect(() => read(Uint8Array.of(9, 1), 1, 1)).toThrow("an observation that moved nowhere");
  });
});
