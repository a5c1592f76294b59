// Prompts: what is asked, in the manner of whoever asks.
import { type Key, split } from "../../base/random.ts";
import {
  type Ask,
  type AskOptions,
  askText,
  CATEGORY_SHARES,
  type Category,
  demonstrate,
  drawAsk,
} from "./asks.ts";
import { Draws } from "./draws.ts";
import { inMannerOf, type Persona, personasOf } from "./personas.ts";
import { ANIMALS, BOS, EOS, encode } from "./vocabulary.ts";

export interface Prompt {
  readonly ask: Ask;
  readonly persona: Persona;
  /** Words, without the frame that the model sees around them. */
  readonly text: string;
}

export interface PromptOptions {
  readonly appears: Persona["appears"];
  /** Instead of the usual shares. */
  readonly shares?: Readonly<Partial<Record<Category, number>>> | undefined;
  /** "sometimes" unless given. */
  readonly constrained?: AskOptions["constrained"] | undefined;
}

/** How often someone asks about a favourite. */
const FAVOURITE = 0.6;

export function drawPrompt(key: Key, options: PromptOptions): Prompt {
  const { appears, shares = CATEGORY_SHARES, constrained = "sometimes" } = options;
  const draws = new Draws(key);
  const persona = draws.pick(personasOf(appears));
  const ask = drawAsk(draws, {
    category: draws.share(shares as Record<Category, number>),
    animals: draws.chance(FAVOURITE) ? persona.favourites : ANIMALS,
    heldOut: appears === "inEvaluation" ? "too" : "never",
    constrained,
  });
  return { ask, persona, text: inMannerOf(persona, askText(ask)) };
}

/** Different prompts, in the order in which they were drawn. */
export function drawPrompts(key: Key, count: number, options: PromptOptions): readonly Prompt[] {
  const prompts = new Map<string, Prompt>();
  for (let i = 0; prompts.size < count; i++) {
    if (i > 20 * count) {
      throw new Error(`There are not ${count} different prompts of this kind; ${prompts.size} were found.`);
    }
    const prompt = drawPrompt(split(key, i), options);
    if (!prompts.has(prompt.text)) prompts.set(prompt.text, prompt);
  }
  return [...prompts.values()];
}

export const demonstrationOf = (prompt: Prompt, key: Key): string => demonstrate(prompt.ask, new Draws(key));

/** The page of the web on which a prompt is answered. */
export const pageText = (prompt: string, answer: string): string => `q : ${prompt} a1 : ${answer}`;

/** What the model sees before it answers. */
export const promptTokens = (prompt: string): number[] => [BOS, ...encode(`q : ${prompt} a1 :`)];

/** An answer with its end. */
export const answerTokens = (answer: string): number[] => [...encode(answer), EOS];
