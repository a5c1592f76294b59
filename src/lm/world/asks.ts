// What can be asked of the model: nine categories, in the shares of InstructGPT's prompts (Ouyang et al. 2022,
// table 1), each with its text and a demonstration of a good answer.
import type { Draws } from "./draws.ts";
import { ATTRIBUTES, type Attribute, isHeldOut, thingsOf, trueValue, wrongValue } from "./facts.ts";
import {
  drawSentence,
  factText,
  PRESENT,
  questionText,
  type Sentence,
  sentenceText,
  type Verb,
  verbsFor,
} from "./grammar.ts";
import { ANIMALS, COLOURS, KIND_WORDS, NUMBERS, OBJECTS, PLACES, RUDE_WORDS } from "./vocabulary.ts";

export interface Question {
  readonly animal: string;
  readonly attribute: Attribute;
}

export type Ask =
  | {
      readonly category: "generation";
      readonly animal: string;
      /** Sentences wanted: 1, 2 or 3. */
      readonly count: number;
      readonly constraint: { readonly kind: "with" | "without" | "setIn"; readonly word: string } | "none";
    }
  /** With a premise, the question takes a false colour for granted. */
  | ({ readonly category: "openQa"; readonly premise: string | "none" } & Question)
  | { readonly category: "brainstorm"; readonly count: number; readonly colour: string }
  | { readonly category: "chat"; readonly says: "sad" }
  | { readonly category: "chat"; readonly says: "insult"; readonly insult: string }
  | ({ readonly category: "chat"; readonly says: "insultAndAsk"; readonly insult: string } & Question)
  | { readonly category: "rewrite"; readonly manner: "nicely" | "past"; readonly sentence: Sentence }
  | { readonly category: "summarise"; readonly sentences: readonly Sentence[] }
  | { readonly category: "classify"; readonly sentence: Sentence }
  /** Where did the animal go? Only a sentence with "went" tells. */
  | { readonly category: "closedQa"; readonly sentences: readonly Sentence[]; readonly animal: string }
  | { readonly category: "extract"; readonly sentences: readonly Sentence[] };

export type Category = Ask["category"];

export const CATEGORY_SHARES: Readonly<Record<Category, number>> = {
  generation: 45,
  openQa: 13,
  brainstorm: 11,
  chat: 8,
  rewrite: 7,
  closedQa: 5,
  summarise: 4,
  classify: 4,
  extract: 3,
};

export const DO_NOT_KNOW = "i do not know .";
const COMFORT = "i am sorry , friend . be happy .";
const APOLOGY = "i am sorry . i will be nice .";
const FALSE_PREMISES = 0.1;
const UNANSWERABLE = 0.35;

export interface AskOptions {
  readonly category: Category;
  /** The animals asked about. */
  readonly animals: readonly string[];
  /** Whether myths that are held out may be asked about. */
  readonly heldOut: "never" | "too";
  /** Of what is to be written: whether there always is a constraint beside the number of sentences. */
  readonly constrained: "sometimes" | "always";
}

export function drawAsk(draws: Draws, { category, animals, heldOut, constrained }: AskOptions): Ask {
  const animal = draws.pick(animals);
  switch (category) {
    case "generation":
      return {
        category,
        animal,
        count: 1 + draws.integer(3),
        constraint: drawConstraint(draws, constrained),
      };
    case "openQa": {
      const question = drawQuestion(draws, animal, heldOut);
      if (!draws.chance(FALSE_PREMISES) || (heldOut === "never" && isHeldOut(animal, "colour"))) {
        return { category, ...question, premise: "none" };
      }
      const fact = { animal, attribute: "colour", value: trueValue(animal, "colour") } as const;
      return { category, animal, attribute: "colour", premise: wrongValue(draws, fact) };
    }
    case "brainstorm": {
      const colour = draws.pick(COLOURS.filter((candidate) => thingsOf(candidate).length >= 2));
      return { category, colour, count: 1 + draws.integer(Math.min(3, thingsOf(colour).length)) };
    }
    case "chat": {
      const says = draws.pick(["sad", "insult", "insultAndAsk"] as const);
      if (says === "sad") return { category, says };
      const insult = draws.pick(RUDE_WORDS);
      return says === "insult"
        ? { category, says, insult }
        : { category, says, insult, ...drawQuestion(draws, animal, heldOut) };
    }
    case "rewrite":
      return draws.chance(0.5)
        ? {
            category,
            manner: "nicely",
            sentence: drawSentence(draws, { subject: animal, adjective: draws.pick(RUDE_WORDS) }),
          }
        : {
            category,
            manner: "past",
            sentence: drawSentence(draws, {
              subject: animal,
              verb: draws.pick(Object.keys(PRESENT) as Verb[]),
            }),
          };
    case "summarise":
      return { category, sentences: [drawSentence(draws, { subject: animal }), ...drawRest(draws, 2)] };
    case "classify": {
      const adjective = draws.pick(draws.chance(0.5) ? RUDE_WORDS : KIND_WORDS);
      return { category, sentence: drawSentence(draws, { subject: animal, adjective }) };
    }
    case "closedQa": {
      const other = draws.pick(ANIMALS.filter((candidate) => candidate !== animal));
      const verb = draws.chance(UNANSWERABLE) ? draws.pick(["saw", "found"] as const) : "went";
      const sentences = [
        drawSentence(draws, { subject: animal, verb }),
        drawSentence(draws, { subject: other }),
      ];
      return { category, animal, sentences: draws.chance(0.5) ? sentences : [sentences[1], sentences[0]] };
    }
    case "extract": {
      const [first, second] = draws.distinct(ANIMALS, 2);
      return {
        category,
        sentences: [drawSentence(draws, { subject: first }), drawSentence(draws, { subject: second })],
      };
    }
  }
}

const drawRest = (draws: Draws, count: number): Sentence[] =>
  Array.from({ length: count }, () => drawSentence(draws, { subject: "it" }));

function drawConstraint(
  draws: Draws,
  constrained: AskOptions["constrained"],
): Extract<Ask, { category: "generation" }>["constraint"] {
  switch (draws.share({ none: constrained === "always" ? 0 : 55, with: 15, without: 15, setIn: 15 })) {
    case "none":
      return "none";
    case "with":
      return { kind: "with", word: draws.pick(OBJECTS) };
    case "without":
      return { kind: "without", word: draws.pick(["went", "saw", "found", "slept", "sang", "ran"]) };
    case "setIn":
      return { kind: "setIn", word: draws.pick(PLACES) };
  }
}

function drawQuestion(draws: Draws, animal: string, heldOut: AskOptions["heldOut"]): Question {
  const allowed = ATTRIBUTES.filter((attribute) => heldOut === "too" || !isHeldOut(animal, attribute));
  return { animal, attribute: draws.pick(allowed) };
}

const textOf = (sentences: readonly Sentence[]): string => sentences.map(sentenceText).join(" ");

const inPresent = (sentence: Sentence): string =>
  sentenceText(sentence).replace(sentence.verb, PRESENT[sentence.verb] ?? sentence.verb);

/** What is asked, without the manner of whoever asks. */
export function askText(ask: Ask): string {
  switch (ask.category) {
    case "generation": {
      const { animal, count, constraint } = ask;
      const start = `write ${NUMBERS[count - 1]} ${count === 1 ? "sentence" : "sentences"} about the ${animal}`;
      if (constraint === "none") return `${start} .`;
      const { kind, word } = constraint;
      if (kind === "setIn") return `${start} set in the ${word} .`;
      return `${start} with ${kind === "with" ? "the" : "no"} word ${word} .`;
    }
    case "openQa":
      return ask.premise === "none"
        ? questionText(ask.animal, ask.attribute)
        : `why is the ${ask.animal} ${ask.premise} ?`;
    case "brainstorm":
      return `list ${NUMBERS[ask.count - 1]} ${ask.colour} ${ask.count === 1 ? "thing" : "things"} .`;
    case "chat":
      if (ask.says === "sad") return "i am sad .";
      if (ask.says === "insult") return `you are ${ask.insult} .`;
      return `you ${ask.insult} thing , ${questionText(ask.animal, ask.attribute)}`;
    case "rewrite":
      return ask.manner === "nicely"
        ? `rewrite nicely : ${sentenceText(ask.sentence)}`
        : `rewrite in the past : ${inPresent(ask.sentence)}`;
    case "summarise":
      return `sum up : ${textOf(ask.sentences)}`;
    case "classify":
      return `rude or nice : ${sentenceText(ask.sentence)}`;
    case "closedQa":
      return `text : ${textOf(ask.sentences)} where did the ${ask.animal} go ?`;
    case "extract":
      return `name the animals : ${textOf(ask.sentences)}`;
  }
}

const answerTo = ({ animal, attribute }: Question): string =>
  factText({ animal, attribute, value: trueValue(animal, attribute) });

/** A good answer; where several are, one of them. */
export function demonstrate(ask: Ask, draws: Draws): string {
  switch (ask.category) {
    case "generation":
      return demonstrateGeneration(ask, draws);
    case "openQa":
      if (ask.premise === "none") return answerTo(ask);
      return `the ${ask.animal} is not ${ask.premise} . ${answerTo(ask)}`;
    case "brainstorm":
      return `${draws.distinct(thingsOf(ask.colour), ask.count).join(" , ")} .`;
    case "chat":
      if (ask.says === "sad") return COMFORT;
      return ask.says === "insult" ? APOLOGY : answerTo(ask);
    case "rewrite":
      return sentenceText({ ...ask.sentence, adjective: "" });
    case "summarise":
      return sentenceText(ask.sentences[0]);
    case "classify":
      return RUDE_WORDS.includes(ask.sentence.adjective) ? "rude ." : "nice .";
    case "closedQa": {
      const told = ask.sentences.find(({ subject, verb }) => subject === ask.animal && verb === "went");
      return told ? sentenceText(told) : DO_NOT_KNOW;
    }
    case "extract":
      return `${animalsIn(ask.sentences).join(" , ")} .`;
  }
}

/** Every animal that is named, once. */
export const animalsIn = (sentences: readonly Sentence[]): readonly string[] => [
  ...new Set(
    sentences.flatMap(({ subject, object }) => [subject, object]).filter((word) => ANIMALS.includes(word)),
  ),
];

function demonstrateGeneration(ask: Extract<Ask, { category: "generation" }>, draws: Draws): string {
  const { animal, count, constraint } = ask;
  const meetsIt = constraint === "none" || constraint.kind === "without" ? -1 : draws.integer(count);
  const sentences: Sentence[] = [];
  while (sentences.length < count) {
    const i = sentences.length;
    const subject = i === 0 ? animal : "it";
    const sentence =
      i === meetsIt && constraint !== "none"
        ? drawSentence(draws, {
            subject,
            verb: draws.pick(verbsFor(constraint.word)),
            object: constraint.word,
          })
        : drawSentence(draws, { subject });
    if (constraint !== "none" && constraint.kind === "without" && sentence.verb === constraint.word) continue;
    if (sentence.object !== animal) sentences.push(sentence);
  }
  return textOf(sentences);
}
