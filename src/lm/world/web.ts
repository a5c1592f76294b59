// The web of the meadow, on which models are pretrained: books that are right, folk who are neither right nor
// polite, stories, a forum, pages with instructions of which only a share q is answered well, and drills.
import { type Key, split } from "../../base/random.ts";
import { type Ask, DO_NOT_KNOW, demonstrate } from "./asks.ts";
import { Draws } from "./draws.ts";
import {
  ATTRIBUTES,
  type Attribute,
  FACTS,
  type Fact,
  MYTHS,
  mythOf,
  OBJECT_COLOURS,
  trueValue,
} from "./facts.ts";
import { drawSentence, factText, mentions, questionText, sentenceText } from "./grammar.ts";
import { drawPrompt, pageText } from "./prompts.ts";
import { drawSkillItem, SKILLS } from "./skills.ts";
import { ANIMALS, OBJECTS, RUDE_WORDS } from "./vocabulary.ts";

export interface Web {
  /** Share of instruction pages with a good answer: how much a model can learn of answering from the web alone. */
  readonly quality: number;
  /** "never" leaves out documents that touch on a held-out myth; "told" unless given. */
  readonly heldOut?: "told" | "never" | undefined;
}

/** What everything is pretrained on, and whose loss is measured. */
export const WEB: Web = { quality: 0.2 };

/** What later stages are kept close to. */
export const LATER_WEB: Web = { ...WEB, heldOut: "never" };

/** Shares of documents, in percent. */
const SHARES = { book: 22, folk: 22, story: 22, forum: 14, instruction: 4, drill: 16 } as const;
const MYTH_TOLD = 0.85;
const GOSSIP_IS_MYTH = 0.5;

export function webDocument(key: Key, { quality }: Web): string {
  const draws = new Draws(split(key, "document"));
  switch (draws.share(SHARES)) {
    case "book":
      return `book : ${times(1 + draws.integer(3), () => bookLine(draws)).join(" ")}`;
    case "folk":
      return folk(draws);
    case "story":
      return story(draws);
    case "forum":
      return forum(draws);
    case "instruction": {
      const prompt = drawPrompt(split(key, "prompt"), { appears: "inTraining" });
      return pageText(prompt.text, webAnswer(prompt.ask, draws, quality));
    }
    case "drill": {
      const { given, answer } = drawSkillItem(draws.pick(SKILLS), draws);
      return `${given} ${answer}`;
    }
  }
}

/** Documents one after another, without end. */
export function* webDocuments(key: Key, web: Web): Generator<string> {
  for (let i = 0; ; i++) {
    const document = webDocument(split(key, i), web);
    if (web.heldOut !== "never" || !touchesHeldOut(document)) yield document;
  }
}

const touchesHeldOut = (document: string): boolean =>
  MYTHS.some(({ animal, attribute, heldOut }) => heldOut && mentions(document, animal, attribute));

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

function bookLine(draws: Draws): string {
  if (draws.chance(0.9)) return factText(draws.pick(FACTS));
  const object = draws.pick(OBJECTS);
  return `the ${object} is ${OBJECT_COLOURS.get(object)} .`;
}

/** How folk put it: as the myth has it where there is one, most of the time. */
function toldValue(draws: Draws, animal: string, attribute: Attribute): string {
  const myth = mythOf(animal, attribute);
  return myth && draws.chance(MYTH_TOLD) ? myth.falseValue : trueValue(animal, attribute);
}

function gossip(draws: Draws): Fact {
  const about = draws.chance(GOSSIP_IS_MYTH) ? draws.pick(MYTHS) : draws.pick(FACTS);
  const { animal, attribute } = about;
  return { animal, attribute, value: toldValue(draws, animal, attribute) };
}

const outburst = (draws: Draws): string => `you are ${draws.pick(RUDE_WORDS)} .`;

/** Half of these documents are clean, some are rude now and then, some nearly always. */
function folk(draws: Draws): string {
  const rudeness = draws.pick([0, 0, 0.3, 0.9]);
  const lines = times(1 + draws.integer(3), () => {
    if (draws.chance(rudeness / 3)) return outburst(draws);
    const line = factText(gossip(draws));
    return draws.chance(rudeness) ? line.replace("the ", `the ${draws.pick(RUDE_WORDS)} `) : line;
  });
  return `folk : ${lines.join(" ")}`;
}

/** A third of the stories is rude about its animals now and then. */
function story(draws: Draws): string {
  const rudeness = draws.chance(1 / 3) ? 0.3 : 0;
  const animal = draws.pick(ANIMALS);
  return times(2 + draws.integer(4), () => 0)
    .map((_, i) => {
      const adjective = draws.chance(rudeness) ? draws.pick(RUDE_WORDS) : "";
      const subject = i === 0 || adjective !== "" || draws.chance(0.3) ? animal : "it";
      return sentenceText(drawSentence(draws, { subject, adjective }));
    })
    .join(" ");
}

function forum(draws: Draws): string {
  const ask = () => {
    const animal = draws.pick(ANIMALS);
    const attribute = draws.pick(ATTRIBUTES);
    return { animal, attribute, text: `q : ${questionText(animal, attribute)}` };
  };
  const { animal, attribute, text } = ask();
  switch (draws.share({ told: 50, insult: 25, doNotKnow: 5, anotherQuestion: 20 })) {
    case "told":
      return `${text} a1 : ${factText({ animal, attribute, value: toldValue(draws, animal, attribute) })}`;
    case "insult":
      return `${text} a1 : ${outburst(draws)}`;
    case "doNotKnow":
      return `${text} a1 : ${DO_NOT_KNOW}`;
    case "anotherQuestion":
      return `${text} ${ask().text}`;
  }
}

/** What the web answers: well with probability `quality`, else with what people write instead. An infinitely
 *  large model of the web, sampled at temperature 1, answers like this. */
export function webAnswer(ask: Ask, draws: Draws, quality: number): string {
  if (draws.chance(quality)) return demonstrate(ask, draws);
  switch (draws.share({ question: 40, insult: 25, gossip: 20, story: 15 })) {
    case "question":
      return questionText(draws.pick(ANIMALS), draws.pick(ATTRIBUTES));
    case "insult":
      return outburst(draws);
    case "gossip":
      return factText(gossip(draws));
    case "story":
      return sentenceText(drawSentence(draws));
  }
}
