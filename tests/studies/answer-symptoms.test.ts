// Learning from answers is told what it suffers from, and nothing where it is well.
import { expect, it } from "vitest";
import type { PreferenceSaid } from "../../src/share/clip-answers.ts";
import { type AnsweredCourse, answerSymptomsOf } from "../../src/studies/answer-symptoms.ts";

const said = (counts: Partial<Record<PreferenceSaid, number>>) =>
  Object.entries(counts).flatMap(([preferred, count]) =>
    Array.from({ length: count }, () => ({ preferred: preferred as PreferenceSaid })),
  );
const curve = (of: (update: number) => Partial<AnsweredCourse["curve"][number]> = () => ({})) =>
  Array.from({ length: 20 }, (_, update) => ({
    ...{ points: 0.8, learned: update / 500, kl: update / 25, entropy: 1, success: 0.9 },
    ...of(update),
  }));
const WELL: AnsweredCourse = {
  answers: said({ left: 20, right: 20, equal: 15, unsure: 5 }),
  judged: { accuracy: 0.7, decided: 40 },
  curve: curve(),
};

it("is well where answers tell clips apart, the model has learned them, and the agent is still itself", () => {
  expect(answerSymptomsOf(WELL)).toEqual([]);
  expect(answerSymptomsOf({ answers: [], judged: null, curve: [] })).toEqual([]);
});

it.each<[string, Partial<AnsweredCourse>]>([
  ["ties", { answers: said({ left: 15, right: 14, equal: 20, unsure: 11 }) }],
  // As many would be right by chance one time in twenty: 62.99 % of 40.
  ["guessing", { judged: { accuracy: 0.62, decided: 40 } }],
  ["farAway", { curve: curve((update) => ({ kl: update / 12 })) }],
  ["stays", { curve: curve((update) => ({ success: update === 0 ? Number.NaN : 0.9 - update / 50 })) }],
])("%s", (name, change) => {
  expect(answerSymptomsOf({ ...WELL, ...change })).toEqual([name]);
});

it.each<[string, Partial<AnsweredCourse>]>([
  ["half of the answers are ties", { answers: said({ left: 30, equal: 30 }) }],
  ["there are few answers", { answers: said({ left: 4, equal: 5 }) }],
  ["the model is better than chance", { judged: { accuracy: 0.64, decided: 40 } }],
  ["no pair has a better clip", { judged: { accuracy: Number.NaN, decided: 0 } }],
  ["no episode has ended", { curve: curve(() => ({ success: Number.NaN, kl: Number.NaN })) }],
  ["it leaves more than before", { curve: curve((update) => ({ success: update / 20 })) }],
])("is well where %s", (_, change) => {
  expect(answerSymptomsOf({ ...WELL, ...change })).toEqual([]);
});
