// Plain questions about facts, each asked by everybody in their manner.
import type { Key } from "../../base/random.ts";
import type { Speaker } from "../speaker.ts";
import { type Ask, askText } from "../world/asks.ts";
import { FACTS, type Fact, isTrue, mythOf } from "../world/facts.ts";
import { parseFact } from "../world/grammar.ts";
import { inMannerOf, type Persona, personasOf } from "../world/personas.ts";
import type { Prompt } from "../world/prompts.ts";
import { type Answered, answerPrompts, type Manner } from "./answers.ts";

/** What book and folk agree on. */
export const PLAIN_FACTS: readonly Fact[] = FACTS.filter(
  ({ animal, attribute }) => mythOf(animal, attribute) === undefined,
);

/** @param people all of them ask @returns for each fact the share of answers that are in its words and true */
export async function askFacts(
  speaker: Pick<Speaker, "answering" | "context">,
  facts: readonly Fact[],
  people: Persona["appears"],
  manner: Manner,
  key: Key,
): Promise<readonly number[]> {
  const askers = personasOf(people);
  const prompts = facts.flatMap(({ animal, attribute }) =>
    askers.map((persona): Prompt => {
      const ask: Ask = { category: "openQa", animal, attribute, premise: "none" };
      return { ask, persona, text: inMannerOf(persona, askText(ask)) };
    }),
  );
  const answers = await answerPrompts(speaker, prompts, manner, key);
  return facts.map((_, i) => {
    const own = answers.slice(i * askers.length, (i + 1) * askers.length);
    return own.filter(isRight).length / askers.length;
  });
}

function isRight({ text, prompt: { ask } }: Answered): boolean {
  const fact = parseFact(text);
  if (fact === undefined || ask.category !== "openQa") return false;
  return fact.animal === ask.animal && fact.attribute === ask.attribute && isTrue(fact);
}
