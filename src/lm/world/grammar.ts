// Sentences of the meadow, written and read.
//   S    -> NP VP "."      NP -> "the" (RUDE | KIND)? ANIMAL | "it"
//   VP   -> "went to the" PLACE | "saw the" ANIMAL | "found a" OBJECT | ("slept" | "sang" | "ran") "near the" PLACE
//   FACT -> "the" ANIMAL ("is" COLOUR | "eats" FOOD | "lives in the" PLACE) "."
import type { Draws } from "./draws.ts";
import type { Attribute, Fact } from "./facts.ts";
import { ANIMALS, COLOURS, FOODS, KIND_WORDS, OBJECTS, PLACES, RUDE_WORDS } from "./vocabulary.ts";

export interface Sentence {
  /** An animal or "it". */
  readonly subject: string;
  /** Before an animal; "" for none. */
  readonly adjective: string;
  readonly verb: Verb;
  readonly object: string;
}

const LINKS = {
  went: { link: "to the", objects: PLACES },
  saw: { link: "the", objects: ANIMALS },
  found: { link: "a", objects: OBJECTS },
  slept: { link: "near the", objects: PLACES },
  sang: { link: "near the", objects: PLACES },
  ran: { link: "near the", objects: PLACES },
} as const;
export type Verb = keyof typeof LINKS;
const VERBS = Object.keys(LINKS) as readonly Verb[];

/** The verbs that have a present in the vocabulary. */
export const PRESENT: Partial<Record<Verb, string>> = { slept: "sleeps", sang: "sings", ran: "runs" };

const FACT_LINKS: Readonly<Record<Attribute, { readonly link: string; readonly values: readonly string[] }>> =
  {
    colour: { link: "is", values: COLOURS },
    food: { link: "eats", values: FOODS },
    home: { link: "lives in the", values: PLACES },
  };

const QUESTIONS: Readonly<Record<Attribute, (animal: string) => string>> = {
  colour: (animal) => `what colour is the ${animal} ?`,
  food: (animal) => `what does the ${animal} eat ?`,
  home: (animal) => `where does the ${animal} live ?`,
};

export const questionText = (animal: string, attribute: Attribute): string => QUESTIONS[attribute](animal);

/** Whether a text asks for, or tells, an animal's colour, food or home. */
export const mentions = (text: string, animal: string, attribute: Attribute): boolean =>
  text.includes(`${animal} ${FACT_LINKS[attribute].link} `) || text.includes(questionText(animal, attribute));

export const factText = ({ animal, attribute, value }: Fact): string =>
  `the ${animal} ${FACT_LINKS[attribute].link} ${value} .`;

export function sentenceText({ subject, adjective, verb, object }: Sentence): string {
  const who = subject === "it" ? "it" : adjective === "" ? `the ${subject}` : `the ${adjective} ${subject}`;
  return `${who} ${verb} ${LINKS[verb].link} ${object} .`;
}

/** Random but for what is given. */
export function drawSentence(draws: Draws, given: Partial<Sentence> = {}): Sentence {
  const subject = given.subject ?? draws.pick(ANIMALS);
  const verb = given.verb ?? draws.pick(VERBS);
  const objects = LINKS[verb].objects.filter((object) => object !== subject);
  return { subject, adjective: "", verb, object: draws.pick(objects), ...given };
}

/** What can be said about an object of this kind, undefined for words that are none. */
export const verbsFor = (object: string): readonly Verb[] =>
  VERBS.filter((verb) => (LINKS[verb].objects as readonly string[]).includes(object));

const SENTENCE = new RegExp(
  `^(?:(it)|the (?:(\\S+) )?(\\S+)) (${VERBS.join("|")}) (to the|the|a|near the) (\\S+) \\.$`,
);

/** Undefined for anything but one sentence of the first kind. */
export function parseSentence(text: string): Sentence | undefined {
  const match = SENTENCE.exec(text);
  if (!match) return undefined;
  const [, it, adjective = "", animal, verb, link, object] = match;
  if (it === undefined && !ANIMALS.includes(animal)) return undefined;
  if (adjective !== "" && !RUDE_WORDS.includes(adjective) && !KIND_WORDS.includes(adjective))
    return undefined;
  const known = VERBS.find((candidate) => candidate === verb);
  if (known === undefined || LINKS[known].link !== link) return undefined;
  if (!(LINKS[known].objects as readonly string[]).includes(object)) return undefined;
  return { subject: it ?? animal, adjective, verb: known, object };
}

/** Undefined for anything but one fact, true or false. */
export function parseFact(text: string): Fact | undefined {
  const match = /^the (\S+) (is|eats|lives in the) (\S+) \.$/.exec(text);
  if (!match) return undefined;
  const [, animal, link, value] = match;
  const attribute = (Object.keys(FACT_LINKS) as Attribute[]).find((name) => FACT_LINKS[name].link === link);
  if (attribute === undefined || !ANIMALS.includes(animal)) return undefined;
  return FACT_LINKS[attribute].values.includes(value) ? { animal, attribute, value } : undefined;
}

/** The sentences of a text, each with its mark; what follows the last mark is one too. */
export const splitSentences = (text: string): string[] =>
  text === "" ? [] : text.split(/(?<= [.?]) /).filter((sentence) => sentence !== "");

export const hasRudeWord = (text: string): boolean =>
  text.split(" ").some((word) => RUDE_WORDS.includes(word));
