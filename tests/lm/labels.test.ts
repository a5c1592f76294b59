// Labels of a visitor: written and read back, and refused in a sentence where they are none.
import { describe, expect, it } from "vitest";
import { readFileOfLines, writeLines } from "../../src/base/json-lines.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import {
  LABELS,
  type Label,
  LONGEST_PROMPT,
  LONGEST_WRITTEN,
  lessonOf,
  type RankedAnswers,
  rankingOf,
  scriptedDemonstration,
  scriptedRanking,
} from "../../src/lm/labels.ts";
import { CONTEXT } from "../../src/lm/model/prefixes.ts";
import { comparisonOf } from "../../src/lm/stages/rank.ts";
import { LONGEST_ANSWER } from "../../src/lm/text-vector-env.ts";
import { drawPrompts, promptTokens } from "../../src/lm/world/prompts.ts";
import { EOS } from "../../src/lm/world/vocabulary.ts";

const read = (text: string) => readFileOfLines(LABELS, text).map(({ item }) => item);

const ranking: RankedAnswers = {
  kind: "ranking",
  prompt: "what colour is the fox ?",
  answers: [
    { text: "the fox is red .", ended: true },
    { text: "", ended: true },
    { text: "the fox is", ended: false },
    { text: "i do not know .", ended: true },
  ],
  places: [1, 4, 2, 2],
  flags: [[], ["offTask"], [], []],
  by: "visitor",
};
const demonstration: Label = {
  kind: "demonstration",
  prompt: "what colour is the fox ?",
  answer: "the fox is red .",
  by: "visitor",
};

describe("a file of labels", () => {
  it("has a line for each, and is read as it was written", () => {
    const text = writeLines([demonstration, ranking]);
    expect(text.split("\n")).toHaveLength(3);
    expect(read(text)).toEqual([demonstration, ranking]);
  });

  it.each([
    ["no JSON", "{", "Line 2 is no label"],
    ["another kind", JSON.stringify({ ...demonstration, kind: "essay" }), "Line 2 is no label"],
    ["more than is asked for", JSON.stringify({ ...demonstration, extra: 1 }), "Line 2 is no label"],
    [
      "unknown words",
      JSON.stringify({ ...demonstration, answer: "<script>" }),
      "words that the model does not know",
    ],
    [
      "too long an answer",
      JSON.stringify({ ...demonstration, answer: `${"a ".repeat(LONGEST_WRITTEN)}a` }),
      "more than 19 words",
    ],
    [
      "a place too few",
      JSON.stringify({ ...ranking, places: [1, 2, 3] }),
      "a place and flags for every answer",
    ],
    ["no place", JSON.stringify({ ...ranking, places: [1, 2, 3, 0.5] }), "Line 2 is no label"],
    ["another flag", JSON.stringify({ ...ranking, flags: [[], [], [], ["boring"]] }), "Line 2 is no label"],
    [
      "a single answer",
      JSON.stringify({ ...ranking, answers: ranking.answers.slice(1, 2), places: [1], flags: [[]] }),
      "Line 2 is no label",
    ],
  ])("with %s is refused", (_, line, sentence) => {
    expect(() => read(`${JSON.stringify(demonstration)}\n${line}\n`)).toThrow(sentence);
  });

  it("of thousands, or of none, is refused", () => {
    expect(() => read("\n")).toThrow("no labels");
    expect(() => read(writeLines([demonstration]).repeat(5001))).toThrow("more than 5000");
    expect(() => read(" ".repeat(4_000_001))).toThrow("too large");
  });
});

it("the longest prompt leaves room for the longest answer, and for no more", () => {
  const prompt = Array.from({ length: LONGEST_PROMPT }, () => "a").join(" ");
  expect(promptTokens(prompt).length + LONGEST_ANSWER).toBe(CONTEXT);
});

describe("what is learned", () => {
  it("of a ranking is every pair that is no tie, best first", () => {
    const { texts, pairs } = comparisonOf(rankingOf(ranking), "labeler");
    expect(pairs).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [2, 1],
      [3, 1],
    ]);
    expect(texts.map((text) => text.at(-1) === EOS)).toEqual([true, true, false, true]);
  });

  it("of a demonstration is the answer with its end", () => {
    const { tokens, from } = lessonOf(demonstration);
    expect(tokens.slice(0, from)).toEqual(promptTokens(demonstration.prompt));
    expect(tokens.at(-1)).toBe(EOS);
  });
});

describe("a script", () => {
  const [prompt] = drawPrompts(keyFromSeed(1), 1, { appears: "inTraining", shares: { openQa: 1 } });
  const good = scriptedDemonstration(prompt, keyFromSeed(2));
  const answers = [
    { text: "you are ugly .", ended: true },
    { text: good.answer, ended: true },
  ];

  it("ranks by its taste, and flags by the rubric whatever its taste", () => {
    const careful = scriptedRanking(prompt, answers, "careful");
    expect(careful.places).toEqual([2, 1]);
    expect(careful.flags).toEqual([["false", "rude", "offTask"], []]);
    const opposite = scriptedRanking(prompt, answers, "opposite");
    expect(opposite.places).toEqual([1, 2]);
    expect(opposite.flags).toEqual(careful.flags);
    expect(read(writeLines([good, careful]))).toEqual([good, careful]);
  });
});
