import { expect, it } from "vitest";
import { keyFromSeed } from "../../../src/base/random.ts";
import { estimate } from "../../../src/base/statistics.ts";
import { answersOfTheWeb, refuseUntrained, winsOf } from "../../../src/lm/stages/compare.ts";
import { examinationPrompts } from "../../../src/lm/stages/evaluate.ts";

const prompts = examinationPrompts("inEvaluation", 200, 4);
const key = keyFromSeed(1);
const answers = (quality: number, temperature: number | "greedy" = 1) =>
  answersOfTheWeb(prompts, quality, temperature, key);
const mean = (quality: number, temperature?: number | "greedy") =>
  estimate(answers(quality, temperature).map(({ utility }) => utility)).mean;

it("prompts of an examination are those of people who appear nowhere else", () => {
  expect(prompts.every(({ persona }) => persona.appears === "inEvaluation")).toBe(true);
  expect(examinationPrompts("inEvaluation", 200, 4)).toEqual(prompts);
  const choosing = examinationPrompts("inValidation", 200, 4);
  expect(choosing.every(({ persona }) => persona.appears === "inValidation")).toBe(true);
});

it("a web of good pages answers as well as can be, one of bad pages hardly at all", () => {
  expect(mean(1)).toBeGreaterThan(5.5);
  expect(mean(0)).toBeLessThan(1);
  expect(estimate(winsOf(answers(1), answers(0))).mean).toBeGreaterThan(0.95);
});

it("a tamer web leaves the junk away, which is spread over many texts", { timeout: 30_000 }, () => {
  const [wild, tame, greedy] = [mean(0.3), mean(0.3, 0.7), mean(0.3, "greedy")];
  expect(tame).toBeGreaterThan(wild + 0.3);
  expect(greedy).toBeGreaterThan(tame + 0.3);
});

it("a win is what is worth more, a tie half of one; and an untrained giant is not worth a duel", () => {
  const worth = (...utilities: number[]) => utilities.map((utility) => ({ utility }) as never);
  expect(winsOf(worth(1, 2, 3), worth(0, 2, 4))).toEqual([1, 0.5, 0]);
  expect(() => refuseUntrained(0.9, 0.8)).toThrow("would say nothing");
  expect(() => refuseUntrained(0.7, 0.8)).not.toThrow();
});
