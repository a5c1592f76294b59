// Rankings: several answers of models to each prompt, ordered by a labeler.
import * as v from "valibot";
import { reasonOf } from "../../base/check.ts";
import { type Key, split } from "../../base/random.ts";
import type { Policy } from "../../ppo/types.ts";
import type { Comparison } from "../objectives.ts";
import { sampleContinuations } from "../sampling.ts";
import { LONGEST_ANSWER } from "../text-vector-env.ts";
import { CATEGORY_SHARES } from "../world/asks.ts";
import { calibrateNoise, LABELER_WEIGHTS, LABELERS, type Pair, rank, utility } from "../world/labelers.ts";
import type { Persona } from "../world/personas.ts";
import { drawPrompts, type Prompt, promptTokens } from "../world/prompts.ts";
import { judge } from "../world/rubric.ts";
import { TIE } from "../world/tastes.ts";
import { decode, EOS, encode } from "../world/vocabulary.ts";

/** Plain data, a line of a file. */
export interface Ranking {
  readonly prompt: string;
  readonly answers: readonly { readonly text: string; readonly ended: boolean }[];
  /** Indices of answers, best first. */
  readonly order: readonly number[];
  readonly labeler: number;
  /** What each answer is worth to this labeler, without the noise. */
  readonly utilities: readonly number[];
}

const rankingSchema = v.strictObject({
  prompt: v.string(),
  answers: v.array(v.strictObject({ text: v.string(), ended: v.boolean() })),
  order: v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  labeler: v.number(),
  utilities: v.array(v.number()),
});

/** @param lines JSON, one ranking a line @throws one sentence with the number of the first line that is none */
export function parseRankings(lines: string): readonly Ranking[] {
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line, i) => {
      try {
        const ranking = v.parse(rankingSchema, JSON.parse(line));
        const { answers, order, utilities } = ranking;
        const places = new Set(order.filter((index) => index < answers.length));
        if (places.size === answers.length && order.length === utilities.length) return ranking;
        throw new Error("its order does not name every answer once");
      } catch (error) {
        throw new Error(`Line ${i + 1} is no ranking: ${reasonOf(error)}`);
      }
    });
}

export interface RankSettings {
  /** Answers to a prompt: 4 to 6. */
  readonly answers: number;
  /** Temperatures, taken in turn. */
  readonly temperatures: readonly number[];
}

export const RANKING: RankSettings = { answers: 4, temperatures: [1, 1, 1.6] };

/** Facts are what a reward model learns last, so questions are asked more often than people would. */
const QUESTIONS_SHARE = 0.3;

/** "constraints": to write about an animal with a word, without one or set in a place. */
export const TOPICS = ["everything", "constraints"] as const;

/** Different prompts to rank answers to, as many as asked for, open questions last. */
export function rankingPrompts(
  key: Key,
  count: number,
  appears: Persona["appears"],
  topic: (typeof TOPICS)[number] = "everything",
): readonly Prompt[] {
  if (topic === "constraints") {
    return drawPrompts(split(key, "prompts"), count, {
      appears,
      shares: { generation: 1 },
      constrained: "always",
    });
  }
  const questions = Math.round(QUESTIONS_SHARE * count);
  const others = { ...CATEGORY_SHARES, openQa: 0 };
  return [
    ...drawPrompts(split(key, "prompts"), count - questions, { appears, shares: others }),
    ...drawPrompts(split(key, "questions"), questions, { appears, shares: { openQa: 1 } }),
  ];
}

export interface Ranked {
  readonly rankings: readonly Ranking[];
  /** With which labelers agree as often as people did. */
  readonly noise: number;
  /** Of each prompt every two answers that differ to somebody. */
  readonly pairs: readonly (readonly Pair[])[];
}

/** Of one prompt. */
export type Answers = Ranking["answers"];

export interface Answering {
  /** Of growing texts, taken in turn for the answers of a prompt. */
  readonly models: readonly Policy[];
  readonly context: number;
  readonly settings: RankSettings;
  readonly key: Key;
}

/** Prompts that are answered side by side. */
const CHUNK = 256;

/** Answers to all prompts, a chunk after the other.
 *  @param known of the first prompts, whole chunks that were given before @param onChunk gets the answers of each chunk */
export async function answerAll(
  prompts: readonly Prompt[],
  { models, context, settings, key }: Answering,
  known: readonly Answers[] = [],
  onChunk: (answers: readonly Answers[]) => void | Promise<void> = () => {},
): Promise<readonly Answers[]> {
  const all = [...known];
  while (all.length < prompts.length) {
    const first = all.length;
    const starts = prompts.slice(first, first + CHUNK).map(({ text }) => promptTokens(text));
    const chunk: { readonly text: string; readonly ended: boolean }[][] = starts.map(() => []);
    for (let i = 0; i < settings.answers; i++) {
      const temperature = settings.temperatures[i % settings.temperatures.length];
      const sampling = { temperature, longest: LONGEST_ANSWER };
      const own = split(key, "answers", i, first);
      const sampled = await sampleContinuations(models[i % models.length], starts, context, sampling, own);
      for (const [p, { tokens, ended }] of sampled.entries()) chunk[p].push({ text: decode(tokens), ended });
    }
    all.push(...chunk);
    await onChunk(chunk);
  }
  return all;
}

/** @param answers of each prompt @param key as they were answered with */
export function rankAll(prompts: readonly Prompt[], answers: readonly Answers[], key: Key): Ranked {
  const utilities = prompts.map(({ ask }, p) =>
    answers[p].map((answer) => {
      const judgement = judge(ask, answer);
      return LABELER_WEIGHTS.map((weights) => utility(judgement, weights));
    }),
  );
  const pairs = utilities.map(pairsOf);
  const noise = calibrateNoise(pairs.flat());
  const rankings = prompts.map(({ text }, p): Ranking => {
    const labeler = p % LABELERS;
    const own = utilities[p].map((values) => values[labeler]);
    const order = rank(own, noise, split(key, "noise", p));
    return { prompt: text, answers: answers[p], order, labeler, utilities: own };
  });
  return { rankings, noise, pairs };
}

function pairsOf(utilities: readonly (readonly number[])[]): readonly Pair[] {
  return utilities.flatMap((first, i) =>
    utilities
      .slice(i + 1)
      .filter((second) => first.some((value, labeler) => Math.abs(value - second[labeler]) >= TIE))
      .map((second) => ({ first, second })),
  );
}

/** @param by "labeler": as ranked. "rubric": as they would have been without noise. */
export function comparisonOf(ranking: Ranking, by: "labeler" | "rubric"): Comparison {
  const { prompt, answers, order, utilities } = ranking;
  const place = by === "labeler" ? order.map((_, i) => -order.indexOf(i)) : utilities;
  const before = promptTokens(prompt);
  const pairs = answers.flatMap((_, a) =>
    answers.flatMap((_, b): [number, number][] =>
      place[a] > place[b] && Math.abs(utilities[a] - utilities[b]) >= TIE ? [[a, b]] : [],
    ),
  );
  const texts = answers.map(({ text, ended }) => [...before, ...encode(text), ...(ended ? [EOS] : [])]);
  return { texts, pairs };
}
