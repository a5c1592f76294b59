// Texts to learn from: windows of the web, and demonstrations.
import { type Key, keyFromSeed, split } from "../base/random.ts";
import type { Lesson } from "./objectives.ts";
import { answerTokens, demonstrationOf, drawPrompts, promptTokens } from "./world/prompts.ts";
import { BOS, EOS, encode } from "./world/vocabulary.ts";
import { type Web, webDocuments } from "./world/web.ts";

/** As many tokens as a model reads, and the one that follows: documents one after another, cut at the end. */
function webWindow(key: Key, web: Web, context: number): Lesson {
  const tokens: number[] = [];
  for (const document of webDocuments(key, web)) {
    tokens.push(BOS, ...encode(document), EOS);
    if (tokens.length > context) break;
  }
  return { tokens: tokens.slice(0, context + 1), from: 1 };
}

export const webWindows = (key: Key, count: number, web: Web, context: number): readonly Lesson[] =>
  Array.from({ length: count }, (_, i) => webWindow(split(key, i), web, context));

/** Prompts with good answers, of which the answers are to be learned; of the same seed the fewer are among the more. */
export function demonstrationLessons(count: number, seed: number): readonly Lesson[] {
  const key = split(keyFromSeed(seed), "demonstrations");
  return drawPrompts(split(key, "prompts"), count, { appears: "inTraining" }).map((prompt, i) => {
    const before = promptTokens(prompt.text);
    const answer = demonstrationOf(prompt, split(key, "answers", i));
    return { tokens: [...before, ...answerTokens(answer)], from: before.length };
  });
}
