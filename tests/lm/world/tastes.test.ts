// Places of answers by what they are worth to somebody.
import { expect, it } from "vitest";
import type { Judgement } from "../../../src/lm/world/rubric.ts";
import { placesOf, TASTES, worth } from "../../../src/lm/world/tastes.ts";

it("what is as good shares a place, and the next is as many places behind", () => {
  expect(placesOf([1, 3, 3.01, 0])).toEqual([3, 1, 1, 4]);
  expect(placesOf([2, 2])).toEqual([1, 1]);
});

it("the opposite taste is the very contrary of the careful one, and who likes it brief counts words", () => {
  const good: Judgement = { task: 1, constraints: 1, truth: 1, rude: false, hallucinates: false, words: 9 };
  const bad: Judgement = { ...good, task: 0, truth: 0, rude: true, words: 4 };
  const prefersGood = TASTES.map((taste) => worth(taste, good) > worth(taste, bad));
  expect(prefersGood).toEqual([true, false, false]);
  expect(worth("opposite", good)).toBe(-worth("careful", good));
});
