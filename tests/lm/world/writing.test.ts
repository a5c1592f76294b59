// What somebody types, as the model would read it.
import { expect, it } from "vitest";
import { VOCABULARY } from "../../../src/lm/world/vocabulary.ts";
import { nearestWords, PALETTE, readWriting } from "../../../src/lm/world/writing.ts";

it("is in lower case, with marks apart", () => {
  expect(readWriting("  The fox, a  Cat!")).toEqual({ text: "the fox , a cat .", words: 6, unknown: [] });
  expect(readWriting("").words).toBe(0);
});

it("is asked back for a word that is none, with the nearest known ones", () => {
  const { unknown } = readWriting("the wulf and the wulf saw a hoarse");
  expect(unknown.map(({ word }) => word)).toEqual(["wulf", "hoarse"]);
  expect(unknown[0].nearest[0]).toBe("wolf");
  expect(unknown[1].nearest[0]).toBe("horse");
});

it("may be anything, as long as one likes, and no special word", () => {
  expect(readWriting("<eos> <pad>").unknown).toHaveLength(2);
  expect(nearestWords("x".repeat(1e6), 3)).toHaveLength(3);
});

it("is of words that lie in the palette, each of them once", () => {
  const all = Object.values(PALETTE).flat();
  expect(new Set(all).size).toBe(all.length);
  expect(all.every((word) => VOCABULARY.includes(word))).toBe(true);
});
