// Plain questions about facts, each asked by several people in their manner.
import { type Key, split } from "../../base/random.ts";
import type { Speaker } from "../speaker.ts";
import { type Ask, askText } from "../world/asks.ts";
import { Draws } from "../world/draws.ts";
import { FACTS, type Fact, isTrue, mythOf } from "../world/facts.ts";
import { parseFact } from "../world/grammar.ts";
import { inMannerOf, type Persona, personasOf } from "../world/personas.ts";
import type { Prompt } from "../world/prompts.ts";
import { type Answered, answerPrompts, type Manner } from "./answers.ts";

/** What book and folk agree on. */
export const PLAIN_FACTS: readonly Fact[] = FACTS.filter(
  ({ animal, attribute }) => mythOf(animal, attribute) === undefined,
);

export interface Asking {
  readonly facts: readonly Fact[];
  /** Of each fact. */
  readonly askers: number;
  readonly appears: Persona["appears"];
}

/** @returns 1 for each answer that is in the words of the fact asked for and true, else 0 */
export async function askFacts(
  speaker: Pick<Speaker, "answering" | "context">,
  { facts, askers, appears }: Asking,
  manner: Manner,
  key: Key,
): Promise<readonly number[]> {
  const prompts = facts.flatMap(({ animal, attribute }, i) =>
    new Draws(split(key, i)).distinct(personasOf(appears), askers).map((persona): Prompt => {
      const ask: Ask = { category: "openQa", animal, attribute, premise: "none" };
      return { ask, persona, text: inMannerOf(persona, askText(ask)) };
    }),
  );
  const answers = await answerPrompts(speaker, prompts, manner, split(key, "answers"));
  return answers.map((answer) => (isRight(answer) ? 1 : 0));
}

function isRight({ text, prompt: { ask } }: Answered): boolean {
  const fact = parseFact(text);
  if (fact === undefined || ask.category !== "openQa") return false;
  return fact.animal === ask.animal && fact.attribute === ask.attribute && isTrue(fact);
}
