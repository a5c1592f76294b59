import { expect, it } from "vitest";
import { keyFromSeed } from "../../../src/base/random.ts";
import {
  answersOfTheWeb,
  evaluationPrompts,
  refuseUntrained,
  winRate,
} from "../../../src/lm/stages/evaluate.ts";

const prompts = evaluationPrompts(200, 4);
const key = keyFromSeed(1);
const mean = (quality: number) =>
  answersOfTheWeb(prompts, quality, key).reduce((sum, { utility }) => sum + utility / prompts.length, 0);

it("prompts of an examination are those of people who appear nowhere else", () => {
  expect(prompts.every(({ persona }) => persona.appears === "inEvaluation")).toBe(true);
  expect(evaluationPrompts(200, 4)).toEqual(prompts);
});

it("a web of good pages answers as well as can be, one of bad pages hardly at all", () => {
  expect(mean(1)).toBeGreaterThan(5.5);
  expect(mean(0)).toBeLessThan(1);
  expect(winRate(answersOfTheWeb(prompts, 1, key), answersOfTheWeb(prompts, 0, key))).toBeGreaterThan(0.95);
});

it("a win is what is worth more, a tie half of one; and an untrained giant is not worth a duel", () => {
  const worth = (...utilities: number[]) => utilities.map((utility) => ({ utility }) as never);
  expect(winRate(worth(1, 2, 3), worth(0, 2, 4))).toBe(0.5);
  expect(() => refuseUntrained(0.9, 0.8)).toThrow("would say nothing");
  expect(() => refuseUntrained(0.7, 0.8)).not.toThrow();
});
