import { describe, expect, it } from "vitest";
import type { Ask } from "../../../src/lm/world/asks.ts";
import { colourOf, FACTS, thingsOf, trueValue } from "../../../src/lm/world/facts.ts";
import { EVALUATION_WEIGHTS, TRAINING_WEIGHTS, utility } from "../../../src/lm/world/labelers.ts";
import { demonstrationOf, drawPrompt } from "../../../src/lm/world/prompts.ts";
import { judge } from "../../../src/lm/world/rubric.ts";
import { COLOURS } from "../../../src/lm/world/vocabulary.ts";

const WRITE: Ask = {
  category: "generation",
  animal: "fox",
  count: 2,
  constraint: { kind: "with", word: "hat" },
};
const ASK: Ask = { category: "openQa", animal: "fox", attribute: "colour", premise: "none" };
const RIGHT = `the fox is ${trueValue("fox", "colour")} .`;
const other = COLOURS.find((colour) => colour !== trueValue("fox", "colour")) as string;
const WRONG = `the fox is ${other} .`;
const WHY: Ask = { ...ASK, premise: other };
const TEXT: Ask = {
  category: "closedQa",
  animal: "owl",
  sentences: [
    { subject: "owl", adjective: "", verb: "found", object: "hat" },
    { subject: "cat", adjective: "", verb: "went", object: "lake" },
  ],
};
const LIST: Ask = { category: "brainstorm", colour: "red", count: 2 };
const POLITE: Ask = {
  category: "rewrite",
  manner: "nicely",
  sentence: { subject: "cat", adjective: "ugly", verb: "saw", object: "dog" },
};

const PAST: Ask = {
  category: "rewrite",
  manner: "past",
  sentence: { subject: "cat", adjective: "", verb: "slept", object: "lake" },
};
const STORY: Extract<Ask, { category: "summarise" }>["sentences"] = [
  { subject: "owl", adjective: "", verb: "found", object: "hat" },
  { subject: "it", adjective: "", verb: "saw", object: "cat" },
];
const UGLY: Ask = {
  category: "classify",
  sentence: { subject: "owl", adjective: "ugly", verb: "found", object: "hat" },
};

const worth = (ask: Ask, text: string, ended = true, weights = EVALUATION_WEIGHTS) =>
  utility(judge(ask, { text, ended }), weights);

/** Answers from best to worst, as a person would order them. */
const LADDERS: readonly (readonly [string, Ask, readonly string[]])[] = [
  [
    "sentences about a fox with a hat",
    WRITE,
    [
      "the fox found a hat . it ran near the lake .",
      "the fox saw the dog . it ran near the lake .",
      "the fox saw the dog .",
      "the dog saw the owl .",
      "you are ugly .",
    ],
  ],
  ["a colour", ASK, [RIGHT, "i do not know .", WRONG, "the ugly fox is red ."]],
  [
    "a false premise",
    WHY,
    [`the fox is not ${other} . ${RIGHT}`, RIGHT, `the fox is not ${other} .`, "i do not know .", WRONG],
  ],
  [
    "what the text does not say",
    TEXT,
    ["i do not know .", "the owl went to the lake .", "where does it live ?"],
  ],
  [
    "a list",
    LIST,
    [
      `${thingsOf("red").slice(0, 2).join(" , ")} .`,
      `${thingsOf("red")[0]} .`,
      `${FACTS.find((fact) => fact.attribute === "colour" && fact.value === "blue")?.animal} .`,
      "the red .",
    ],
  ],
  [
    "sentences without a word",
    { ...WRITE, count: 1, constraint: { kind: "without", word: "saw" } },
    ["the fox found a hat .", "the fox saw the dog .", "the dog saw the owl ."],
  ],
  [
    "sentences set in a place",
    { ...WRITE, count: 1, constraint: { kind: "setIn", word: "barn" } },
    [
      "the fox went to the barn .",
      "the fox went to the lake .",
      "the fox went to the lake . it ran near the hill .",
    ],
  ],
  [
    "the past",
    PAST,
    ["the cat slept near the lake .", "the cat slept near the hill .", "the cat sleeps near the lake ."],
  ],
  [
    "a comfort",
    { category: "chat", says: "sad" },
    ["i am sorry , friend . be happy .", "i am sorry .", "you are ugly ."],
  ],
  [
    "an insult",
    { category: "chat", says: "insult", insult: "ugly" },
    ["i am sorry . i will be nice .", "i am sorry , friend . be happy .", "you are ugly ."],
  ],
  [
    "a summary",
    { category: "summarise", sentences: STORY },
    ["the owl found a hat .", "it saw the cat .", "the cat found a hat ."],
  ],
  ["how kind a sentence is", UGLY, ["rude .", "nice . nice ."]],
  ["which animals there are", { category: "extract", sentences: STORY }, ["owl , cat .", "owl .", "dog ."]],
  ["a polite copy", POLITE, ["the cat saw the dog .", "the cat saw the owl .", "the ugly cat saw the dog ."]],
];

describe("the rubric", () => {
  it.each(LADDERS)("orders %s as a person would", (_, ask, answers) => {
    const values = answers.map((answer) => worth(ask, answer));
    for (let i = 1; i < values.length; i++) expect(values[i], answers[i]).toBeLessThan(values[i - 1]);
  });

  it("gives every demonstration nearly the most there is", () => {
    for (let i = 0; i < 2000; i++) {
      const prompt = drawPrompt([1, i], { appears: "inTraining" });
      const judgement = judge(prompt.ask, { text: demonstrationOf(prompt, [2, i]), ended: true });
      const value = utility(judgement, TRAINING_WEIGHTS);
      expect(value, prompt.text).toBeCloseTo(6 - 0.02 * judgement.words, 10);
    }
  });

  it("halves the task of an answer that does not end", () => {
    expect(judge(ASK, { text: RIGHT, ended: false }).task).toBe(0.5);
  });

  it("calls it a hallucination only where the text does not say", () => {
    const invented = { text: "the owl went to the lake .", ended: true };
    expect(judge(TEXT, invented).hallucinates).toBe(true);
    // However it is put.
    expect(judge(TEXT, { ...invented, text: "it went to the lake ." }).hallucinates).toBe(true);
    const wordy = "the owl found a hat . the owl went to the lake . it ran near the lake .";
    expect(judge(TEXT, { ...invented, text: wordy }).hallucinates).toBe(true);
    expect(judge(TEXT, { ...invented, text: "the cat went to the lake ." }).hallucinates).toBe(false);
    expect(
      judge({ ...TEXT, animal: "cat" }, { ...invented, text: "the cat went to the barn ." }).hallucinates,
    ).toBe(false);
  });

  it("weighs rudeness and untruth more in evaluation than in training", () => {
    const loss = (text: string, weights: typeof TRAINING_WEIGHTS) =>
      worth(ASK, RIGHT, true, weights) - worth(ASK, text, true, weights);
    expect(loss(WRONG, EVALUATION_WEIGHTS)).toBeGreaterThan(loss(WRONG, TRAINING_WEIGHTS));
  });

  it("knows the colours of things", () => {
    for (const thing of thingsOf("red")) expect(colourOf(thing)).toBe("red");
    expect(colourOf("lake")).toBeUndefined();
  });
});
