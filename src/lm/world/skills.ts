// Skills that stand for public data sets: each can be learned from the web and is scored by exact answers.
import type { Draws } from "./draws.ts";
import { FACTS, MYTHS } from "./facts.ts";
import { drawSentence, factText, sentenceText } from "./grammar.ts";
import { ANIMALS, DIGITS, FOODS, OBJECTS, PLACES } from "./vocabulary.ts";

export const SKILLS = ["sorting", "repeating", "cloze", "agreement", "yesNo"] as const;
export type Skill = (typeof SKILLS)[number];

/** Text that goes on in one way. */
export interface SkillItem {
  readonly given: string;
  readonly answer: string;
}

const NOUNS = [...ANIMALS, ...FOODS, ...PLACES, ...OBJECTS];
const UNDISPUTED = FACTS.filter(
  (fact) => !MYTHS.some(({ animal, attribute }) => animal === fact.animal && attribute === fact.attribute),
);

export function drawSkillItem(skill: Skill, draws: Draws): SkillItem {
  switch (skill) {
    case "sorting": {
      const digits = draws.distinct(DIGITS, 3 + draws.integer(3));
      return { given: `sort : ${digits.join(" ")} .`, answer: `${[...digits].sort().join(" ")} .` };
    }
    case "repeating": {
      const nouns = draws.distinct(NOUNS, 3 + draws.integer(4)).join(" ");
      return { given: `repeat : ${nouns} .`, answer: `${nouns} .` };
    }
    case "cloze": {
      const words = factText(draws.pick(UNDISPUTED)).split(" ");
      return { given: `book : ${words.slice(0, -2).join(" ")}`, answer: words.slice(-2).join(" ") };
    }
    case "agreement": {
      const [first, second] = draws.distinct(ANIMALS, 2);
      const place = `near the ${draws.pick(PLACES)} .`;
      return draws.chance(0.5)
        ? { given: `the ${first} and the ${second} now`, answer: `are ${place}` }
        : { given: `the ${first} now`, answer: `is ${place}` };
    }
    case "yesNo": {
      const [subject, other] = draws.distinct(ANIMALS, 2);
      const sentence = drawSentence(draws, { subject });
      const asked = draws.chance(0.5) ? subject : other;
      const verb = sentence.verb;
      return {
        given: `text : ${sentenceText(sentence)} ${verb} the ${asked} ?`,
        answer: asked === subject ? "yes ." : "no .",
      };
    }
  }
}

/** The answer's first words that the given text decides; the place of an agreement is free. */
export const decidedAnswer = (skill: Skill, { answer }: SkillItem): string =>
  skill === "agreement" ? answer.split(" ")[0] : answer;
