// Looks for what only evaluation may show in everything that a model sees before.
import { type Key, split } from "../../../src/base/random.ts";
import { isHeldOut } from "../../../src/lm/world/facts.ts";
import { parseFact, splitSentences } from "../../../src/lm/world/grammar.ts";
import { demonstrationOf, drawPrompt } from "../../../src/lm/world/prompts.ts";
import { ANIMALS, COLOURS, RUDE_WORDS } from "../../../src/lm/world/vocabulary.ts";
import { LATER_WEB, webDocument, webDocuments } from "../../../src/lm/world/web.ts";
import { personaOf } from "./persona-of.ts";

const ASKED = [
  { attribute: "colour", of: /what colour is the (\S+) \?/ },
  { attribute: "colour", of: /why is the (\S+) \S+ \?/ },
  { attribute: "food", of: /what does the (\S+) eat \?/ },
  { attribute: "home", of: /where does the (\S+) live \?/ },
] as const;

/** Whether a text asks for, or tells, what a held-out myth is about. */
export function touchesHeldOut(text: string): boolean {
  const asks = ASKED.some(({ attribute, of }) => {
    const animal = of.exec(text)?.[1];
    return animal !== undefined && isHeldOut(animal, attribute);
  });
  const tells = splitSentences(text).some((sentence) => {
    const polite = RUDE_WORDS.reduce((told, word) => told.replace(`the ${word} `, "the "), sentence);
    const fact = parseFact(polite.replace(/^.* : /, ""));
    return fact !== undefined && isHeldOut(fact.animal, fact.attribute);
  });
  return asks || tells;
}

/** A list of things of one colour tells the colour of each. */
const listsHeldOut = (prompt: string, answer: string): boolean =>
  COLOURS.some((colour) => new RegExp(`list \\S+ ${colour} `).test(prompt)) &&
  ANIMALS.some((animal) => answer.split(" ").includes(animal) && isHeldOut(animal, "colour"));

/** Texts that give something away, among so many prompts with demonstrations, so many documents that models are pretrained on,
 *  and so many that they are kept close to later. */
export function leaksIn(count: number, key: Key): string[] {
  const leaks: string[] = [];
  for (let i = 0; i < count; i++) {
    const own = split(key, i);
    const prompt = drawPrompt(own, { appears: "inTraining" });
    const answer = demonstrationOf(prompt, split(own, "answer"));
    const isStrange = personaOf(prompt.text)?.appears !== "inTraining";
    if (isStrange || touchesHeldOut(`${prompt.text} ${answer}`) || listsHeldOut(prompt.text, answer)) {
      leaks.push(`${prompt.text} ${answer}`);
    }
    const page = /^q : (.*?) a1 : /.exec(webDocument(own, { quality: 0.5 }))?.[1];
    // A bare question of the forum has nobody's manner.
    const asker = page === undefined ? undefined : personaOf(page);
    if (page !== undefined && asker && asker.appears !== "inTraining") leaks.push(page);
  }
  let later = 0;
  for (const document of webDocuments(split(key, "later"), LATER_WEB)) {
    if (later++ === count) break;
    if (touchesHeldOut(document)) leaks.push(document);
  }
  return leaks;
}
