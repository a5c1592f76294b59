// Answers of a model to prompts, each with what it is worth.
import { type Key, keyFromSeed, split } from "../../base/random.ts";
import type { Policy } from "../../ppo/types.ts";
import { scoresOf } from "../judges.ts";
import { type Continuation, type Sampling, sampleContinuations } from "../sampling.ts";
import type { Speaker } from "../speaker.ts";
import { LONGEST_ANSWER } from "../text-vector-env.ts";
import { type Ask, askText } from "../world/asks.ts";
import { EVALUATION_WEIGHTS, utility } from "../world/labelers.ts";
import { personasOf } from "../world/personas.ts";
import { demonstrationOf, type Prompt, pageText, promptTokens } from "../world/prompts.ts";
import { type Judgement, judge } from "../world/rubric.ts";
import { BOS, decode, EOS, encode } from "../world/vocabulary.ts";

/** How a model is made to answer. */
export interface Manner {
  readonly temperature: Sampling["temperature"];
  /** "fewShot" puts two solved examples before each prompt. */
  readonly examples: "none" | "fewShot";
}

export const SAMPLED: Manner = { temperature: 1, examples: "none" };

export interface Answered {
  readonly prompt: Prompt;
  readonly text: string;
  /** Of prompt and answer, with the end if there is one. */
  readonly tokens: readonly number[];
  /** Where the answer begins. */
  readonly from: number;
  readonly judgement: Judgement;
  /** By the evaluation's weights. */
  readonly utility: number;
}

/** The next question of a page ends an answer too: what follows is not for whoever asked. */
const STOPS = encode("q");

/** Two solved examples, short enough to leave room. */
const FEW_SHOT: readonly number[] = (["fox", "owl"] as const).flatMap((animal, i) => {
  const ask: Ask =
    i === 0
      ? { category: "openQa", animal, attribute: "colour", premise: "none" }
      : { category: "generation", animal, count: 1, constraint: "none" };
  const [persona] = personasOf("inTraining");
  const prompt: Prompt = { ask, persona, text: askText(ask) };
  return [BOS, ...encode(pageText(prompt.text, demonstrationOf(prompt, keyFromSeed(i)))), EOS];
});

export async function answerPrompts(
  { answering, context }: Pick<Speaker, "answering" | "context">,
  prompts: readonly Prompt[],
  { temperature, examples }: Manner,
  key: Key,
): Promise<readonly Answered[]> {
  const before = examples === "fewShot" ? FEW_SHOT : [];
  const starts = prompts.map(({ text }) => [...before, ...promptTokens(text)]);
  const sampling = { temperature, longest: LONGEST_ANSWER, stops: STOPS };
  const answers = await sampleContinuations(answering, starts, context, sampling, key);
  return prompts.map((prompt, i) => answered(prompt, starts[i], answers[i]));
}

/** @param start what the model saw before its answer */
export function answered(
  prompt: Prompt,
  start: readonly number[],
  { tokens, ended }: Continuation,
): Answered {
  const text = decode(tokens);
  const judgement = judge(prompt.ask, { text, ended });
  return {
    prompt,
    text,
    tokens: [...start, ...tokens, ...(ended ? [EOS] : [])],
    from: start.length,
    judgement,
    utility: utility(judgement, EVALUATION_WEIGHTS),
  };
}

/** Best of n (Stiennon et al. 2020): of n answers to each prompt the one that the reward model likes best. */
export async function bestOf(
  speaker: Speaker,
  reward: Policy,
  prompts: readonly Prompt[],
  manner: Manner,
  n: number,
  key: Key,
): Promise<readonly Answered[]> {
  let best: readonly Answered[] = [];
  let bestScores = new Float32Array(prompts.length).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < n; i++) {
    const answers = await answerPrompts(speaker, prompts, manner, split(key, i));
    const texts = answers.map(({ tokens }) => tokens);
    const scores = await scoresOf(reward, texts, speaker.context);
    const known = best;
    best = answers.map((answer, p) => (scores[p] > bestScores[p] ? answer : known[p]));
    bestScores = bestScores.map((score, p) => Math.max(score, scores[p]));
  }
  return best;
}
