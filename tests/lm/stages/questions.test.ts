// Somebody who recites is examined as a model is: what is asked, what is shown before it, and what counts as right.
import { describe, expect, it } from "vitest";
import { keyFromSeed } from "../../../src/base/random.ts";
import { CONTEXT, observationWords, tokenAt } from "../../../src/lm/model/prefixes.ts";
import type { Speaker } from "../../../src/lm/speaker.ts";
import { answerPrompts, SAMPLED } from "../../../src/lm/stages/answers.ts";
import { examinationPrompts, examine } from "../../../src/lm/stages/evaluate.ts";
import { askFacts, PLAIN_FACTS } from "../../../src/lm/stages/questions.ts";
import { askText } from "../../../src/lm/world/asks.ts";
import { FACTS, type Fact, MYTHS } from "../../../src/lm/world/facts.ts";
import { factText } from "../../../src/lm/world/grammar.ts";
import { BOS, decode, EOS, encode, VOCABULARY } from "../../../src/lm/world/vocabulary.ts";
import type { Policy } from "../../../src/ppo/types.ts";

/** Says what `say` gives for a text, token by token, and ends.
 *  @param heard gets every text once */
function reciter(say: (given: string) => string, heard: string[] = []): Speaker {
  let starts: number[][] = [];
  const textsOf = (observations: Uint32Array, rows: number) =>
    Array.from({ length: rows }, (_, row) => {
      const start = row * observationWords(CONTEXT);
      return Array.from({ length: observations[start] }, (_, i) => tokenAt(observations, start, i));
    });
  const goesOn = (text: readonly number[], start: readonly number[] = [-1]) =>
    start.every((token, i) => text[i] === token);
  const policy: Policy = {
    actionCount: VOCABULARY.length,
    evaluate: async (observations, rows) => {
      const texts = textsOf(observations as Uint32Array, rows);
      if (!texts.every((text, row) => goesOn(text, starts[row]))) {
        starts = texts;
        heard.push(...texts.map(decode));
      }
      const logits = new Float32Array(rows * VOCABULARY.length);
      for (const [row, text] of texts.entries()) {
        const words = [...encode(say(decode(starts[row]))), EOS];
        logits[row * VOCABULARY.length + (words[text.length - starts[row].length] ?? EOS)] = 1000;
      }
      return { logits, values: new Float32Array(rows) };
    },
    learn: () => Promise.reject(new Error("Who recites does not learn.")),
    state: () => new Map(),
    restore: () => {},
    dispose: () => {},
  };
  return { answering: policy, reading: policy, context: CONTEXT };
}

const key = keyFromSeed(3);
const GREEDY = { temperature: "greedy", examples: "none" } as const;

/** The fact that is asked for, as somebody has it. */
const asked = (given: string, facts: readonly Fact[]): string => {
  const fact = facts.find(({ animal, attribute }) =>
    given.includes(askText({ category: "openQa", animal, attribute, premise: "none" })),
  );
  return fact ? factText(fact) : "i do not know .";
};

describe("facts", () => {
  const shares = (say: (given: string) => string, facts: readonly Fact[] = PLAIN_FACTS) =>
    askFacts(reciter(say), facts, "inEvaluation", GREEDY, key);

  it("are right in the words of a book, whoever asks", async () => {
    expect(await shares((given) => asked(given, FACTS))).toEqual(PLAIN_FACTS.map(() => 1));
  });

  it("are wrong where folk talk is repeated", async () => {
    const folk = MYTHS.map(({ falseValue, ...fact }) => ({ ...fact, value: falseValue }));
    expect(await shares((given) => asked(given, folk), MYTHS)).toEqual(MYTHS.map(() => 0));
  });

  it("are wrong when another is told, however true, or more than one, or rudely", async () => {
    const [first] = PLAIN_FACTS;
    const others = PLAIN_FACTS.map(() => 0).with(0, 1);
    expect(await shares(() => factText(first))).toEqual(others);
    const twice = (given: string) => `${asked(given, FACTS)} ${asked(given, FACTS)}`;
    expect(await shares(twice)).toEqual(PLAIN_FACTS.map(() => 0));
    const rudely = (given: string) => asked(given, FACTS).replace("the ", "the dumb ");
    expect(await shares(rudely)).toEqual(PLAIN_FACTS.map(() => 0));
  });
});

describe("examples before a prompt", () => {
  const prompts = examinationPrompts("inEvaluation", 40, 1);
  const heardBy = async (examples: "none" | "fewShot") => {
    const heard: string[] = [];
    const answers = await answerPrompts(
      reciter(() => "i do not know .", heard),
      prompts,
      { ...SAMPLED, examples },
      key,
    );
    return { heard, answers };
  };

  it("are two pages, each with its end, and leave room for an answer", async () => {
    const [bare, shown] = [await heardBy("none"), await heardBy("fewShot")];
    const [begin, end] = [BOS, EOS].map((token) => decode([token]));
    for (const [i, text] of shown.heard.entries()) {
      const pages = text.split(` ${end} `);
      expect(pages).toHaveLength(3);
      expect(pages[2]).toBe(bare.heard[i]);
      for (const page of pages) expect(page.startsWith(`${begin} q : `)).toBe(true);
      expect(pages[0]).toMatch(/fox.* a1 : the fox is \S+ \.$/);
    }
  });

  it("are no part of what is judged", async () => {
    const [bare, shown] = [await heardBy("none"), await heardBy("fewShot")];
    expect(shown.answers.map(({ text }) => text)).toEqual(bare.answers.map(({ text }) => text));
    expect(shown.answers.map(({ utility }) => utility)).toEqual(bare.answers.map(({ utility }) => utility));
  });
});

describe("skills", () => {
  const settings = { people: "inEvaluation", prompts: 9, items: 30, manner: GREEDY } as const;
  const skills = async (say: (given: string) => string) => {
    const { sorting, repeating, yesNo, agreement } = await examine(reciter(say), settings, 1);
    const mean = (samples: readonly number[]) => samples.reduce((a, b) => a + b, 0) / samples.length;
    return [sorting, repeating, agreement, yesNo].map(mean);
  };
  const solved = (given: string, after = ""): string => {
    const words = given.split(" ").slice(1);
    const [what] = words;
    const listed = words.slice(2, -1);
    if (what === "sort") return `${listed.sort().join(" ")} .${after}`;
    if (what === "repeat") return `${listed.join(" ")} .${after}`;
    return words.at(-1) === "now" ? `${words.includes("and") ? "are" : "is"} near the lake .` : "yes .";
  };

  it("are right as worked out, and whatever comes after the answer", async () => {
    const [sorting, repeating, agreement, yesNo] = await skills((given) => solved(given));
    expect([sorting, repeating, agreement]).toEqual([1, 1, 1]);
    expect(Math.abs(yesNo - 0.5)).toBeLessThan(0.3);
    expect((await skills((given) => solved(given, " the fox"))).slice(0, 2)).toEqual([1, 1]);
  });

  it("are wrong when something is missing", async () => {
    const short = (given: string) => solved(given).split(" ").slice(1).join(" ");
    expect((await skills(short)).slice(0, 3)).toEqual([0, 0, 0]);
  });
});
