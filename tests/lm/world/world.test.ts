import { describe, expect, it } from "vitest";
import { keyFromSeed, split } from "../../../src/base/random.ts";
import { CATEGORY_SHARES } from "../../../src/lm/world/asks.ts";
import { Draws } from "../../../src/lm/world/draws.ts";
import { FACTS, MYTHS, mythOf } from "../../../src/lm/world/facts.ts";
import { factText } from "../../../src/lm/world/grammar.ts";
import { PERSONAS, personasOf } from "../../../src/lm/world/personas.ts";
import {
  answerTokens,
  demonstrationOf,
  drawPrompt,
  drawPrompts,
  promptTokens,
} from "../../../src/lm/world/prompts.ts";
import { judge } from "../../../src/lm/world/rubric.ts";
import { decidedAnswer, drawSkillItem, SKILLS, type Skill } from "../../../src/lm/world/skills.ts";
import { decode, encode, UNK, VOCABULARY } from "../../../src/lm/world/vocabulary.ts";
import { webAnswer, webDocument } from "../../../src/lm/world/web.ts";
import { leaksIn, touchesHeldOut } from "./leaks.ts";
import { personaOf } from "./persona-of.ts";

const key = keyFromSeed(5);
const WEB = { quality: 0.5 };

describe("the meadow", () => {
  it("has 72 facts and 24 myths, half of them held out", () => {
    expect(FACTS).toHaveLength(72);
    expect(MYTHS).toHaveLength(24);
    expect(MYTHS.filter(({ heldOut }) => heldOut)).toHaveLength(12);
    for (const { value, falseValue } of MYTHS) expect(falseValue).not.toBe(value);
  });

  it("has 60 people of manners of their own, 15 of them only in evaluation", () => {
    expect(new Set(PERSONAS.map(({ opening, closing }) => `${opening}|${closing}`)).size).toBe(60);
    expect(personasOf("inEvaluation")).toHaveLength(15);
    expect(personasOf("inValidation")).toHaveLength(5);
  });

  it("has a word only once, none with a space, and tokens that fit a byte", () => {
    expect(new Set(VOCABULARY).size).toBe(VOCABULARY.length);
    expect(VOCABULARY.filter((word) => /\s/.test(word))).toEqual([]);
    expect(VOCABULARY.length).toBeLessThanOrEqual(256);
  });
});

describe("texts", () => {
  it("of the web come back from their tokens, and the same key writes the same", () => {
    for (let i = 0; i < 5000; i++) {
      const text = webDocument(split(key, i), WEB);
      const tokens = encode(text);
      expect(tokens).not.toContain(UNK);
      expect(decode(tokens)).toBe(text);
    }
    expect(webDocument(key, WEB)).toBe(webDocument(key, WEB));
  });

  it("of prompts and demonstrations come back too, and fit in 48 tokens", () => {
    const seen = new Set<string>();
    for (let i = 0; i < 5000; i++) {
      const prompt = drawPrompt(split(key, i), { appears: i % 2 ? "inTraining" : "inEvaluation" });
      seen.add(prompt.ask.category);
      const answer = demonstrationOf(prompt, split(key, "answer", i));
      for (const text of [prompt.text, answer]) expect(decode(encode(text))).toBe(text);
      expect(promptTokens(prompt.text).length + answerTokens(answer).length).toBeLessThanOrEqual(48);
      expect(personaOf(prompt.text)).toBe(prompt.persona);
    }
    expect([...seen].sort()).toEqual(Object.keys(CATEGORY_SHARES).sort());
  });

  it("with unknown words say so", () => {
    expect(encode("the cat purrs .")).toEqual([...encode("the cat"), UNK, ...encode(".")]);
  });
});

describe("the web", () => {
  const COUNT = 20_000;
  const documents = Array.from({ length: COUNT }, (_, i) =>
    webDocument(split(key, "web", i), { quality: 0.2 }),
  );
  const shareOf = (is: (text: string) => boolean) => documents.filter(is).length / COUNT;

  it("is mixed as it says: books, folk, forum and instruction pages", () => {
    const begins = (start: string) => shareOf((text) => text.startsWith(start));
    // A fifth of the drills are gaps in a book.
    for (const [start, share] of [
      ["book : ", 0.22 + 0.16 / 5],
      ["folk : ", 0.22],
      ["q : ", 0.14 + 0.04],
      ["sort : ", 0.16 / 5],
    ] as const) {
      expect(Math.abs(begins(start) - share), start).toBeLessThan(0.01);
    }
  });

  it("answers as many of its instruction pages well as its quality says", () => {
    const judged = (quality: number) => {
      const asked = drawPrompts(split(key, "asked"), 4000, {
        appears: "inTraining",
        shares: { extract: 1, classify: 1, rewrite: 1 },
      });
      const good = asked.filter(({ ask }, i) => {
        const text = webAnswer(ask, new Draws(split(key, "answer", i)), quality);
        return judge(ask, { text, ended: true }).task === 1;
      });
      return good.length / asked.length;
    };
    expect(judged(0)).toBeLessThan(0.02);
    expect(judged(0.2)).toBeGreaterThan(0.17);
    expect(judged(0.2)).toBeLessThan(0.24);
    expect(judged(1)).toBe(1);
  });
});

describe("skills", () => {
  /** What the given text decides, worked out from it alone. */
  const EXPECTED: Readonly<Record<Skill, (given: string) => string | undefined>> = {
    sorting: (given) => `${(given.match(/\d/g) ?? []).sort().join(" ")} .`,
    repeating: (given) => given.slice("repeat : ".length),
    cloze: (given) => {
      const begun = given.slice("book : ".length);
      const facts = FACTS.filter(({ animal, attribute }) => mythOf(animal, attribute) === undefined);
      return facts
        .map(factText)
        .find((text) => text.startsWith(`${begun} `))
        ?.slice(begun.length + 1);
    },
    agreement: (given) => (given.includes(" and the ") ? "are" : "is"),
    yesNo: (given) => {
      const [, subject, asked] = /^text : the (\S+) .* the (\S+) \?$/.exec(given) ?? [];
      return subject === asked ? "yes ." : "no .";
    },
  };

  it.each(SKILLS)("%s has the answer that follows", (skill) => {
    for (let i = 0; i < 300; i++) {
      const item = drawSkillItem(skill, new Draws(split(key, skill, i)));
      expect(decidedAnswer(skill, item), item.given).toBe(EXPECTED[skill](item.given));
    }
  });
});

describe("what is held out", () => {
  it("leaks into nothing that is seen before evaluation", () => {
    expect(leaksIn(5000, key)).toEqual([]);
  });

  it("would be found: what models are pretrained on tells of it, one document in six", () => {
    const documents = Array.from({ length: 3000 }, (_, i) => webDocument(split(key, i), WEB));
    const share = documents.filter(touchesHeldOut).length / documents.length;
    expect(share).toBeGreaterThan(0.13);
    expect(share).toBeLessThan(0.22);
  });

  it("would be found: the finder sees a person of the evaluation among those of training", () => {
    const [stranger] = personasOf("inEvaluation");
    const { text } = drawPrompt(key, { appears: "inEvaluation" });
    expect(personaOf(text)?.appears).toBe("inEvaluation");
    expect(personaOf(`${stranger.opening} i am sad . ${stranger.closing}`.trim())).toBe(stranger);
  });

  it("prompts are drawn without repetition", () => {
    const prompts = drawPrompts(key, 500, { appears: "inEvaluation" });
    expect(new Set(prompts.map(({ text }) => text)).size).toBe(500);
    expect(() => drawPrompts(key, 1500, { appears: "inTraining", shares: { brainstorm: 1 } })).toThrow(
      /not 1500 different prompts/,
    );
  });
});
