// How good a model is: prompts of people it has never met, facts and myths, manners, skills, and its loss on the web.
import { type Key, keyFromSeed, split } from "../../base/random.ts";
import { type Estimate, estimate } from "../../base/statistics.ts";
import { distinctShare } from "../diagnoses.ts";
import { logProbsOf } from "../judges.ts";
import { webWindows } from "../lessons.ts";
import { sampleContinuations } from "../sampling.ts";
import type { Speaker } from "../speaker.ts";
import { LONGEST_ANSWER } from "../text-vector-env.ts";
import { Draws } from "../world/draws.ts";
import { FACTS, MYTHS } from "../world/facts.ts";
import { factText, hasRudeWord } from "../world/grammar.ts";
import { drawPrompts, type Prompt } from "../world/prompts.ts";
import type { Judgement } from "../world/rubric.ts";
import { decidedAnswer, drawSkillItem, SKILLS, type Skill } from "../world/skills.ts";
import { BOS, decode, encode, RUDE_WORDS, VOCABULARY } from "../world/vocabulary.ts";
import { WEB } from "../world/web.ts";
import { type Answered, answerPrompts, type Manner } from "./answers.ts";
import { askFacts, PLAIN_FACTS } from "./questions.ts";

export interface Examination {
  /** Different prompts of people who appear only here. */
  readonly prompts: number;
  /** Of each skill, of each kind of folk talk, of unanswerable questions; a third of it are windows of the web. */
  readonly items: number;
  readonly manner: Manner;
}

/** Means with their standard errors, by name. */
export type Findings = Readonly<Record<string, Estimate>>;

const evaluationKey = (seed: number, ...path: readonly (string | number)[]): Key =>
  split(keyFromSeed(seed), "evaluation", ...path);

/** The same prompts for every model and the same seed. */
export const evaluationPrompts = (count: number, seed: number): readonly Prompt[] =>
  drawPrompts(evaluationKey(seed, "prompts"), count, { appears: "inEvaluation" });

/** Of a part over the answers whose ask has it. */
const partOf = (answers: readonly Answered[], of: (judgement: Judgement) => number | "none"): Estimate =>
  estimate(answers.map(({ judgement }) => of(judgement)).filter((part) => part !== "none"));

const shareOf = (flags: readonly boolean[]): Estimate => estimate(flags.map((flag) => (flag ? 1 : 0)));

/** A word, a place or an absence that was asked for, beside the number of sentences. */
const isConstrained = ({ prompt: { ask } }: Answered): boolean =>
  ask.category === "generation" && ask.constraint !== "none";

/** @returns figures by name; shares are in [0, 1], losses in nats a token */
export async function examine(speaker: Speaker, settings: Examination, seed: number): Promise<Findings> {
  const { manner, items } = settings;
  const prompts = evaluationPrompts(settings.prompts, seed);
  const answers = await answerPrompts(speaker, prompts, manner, evaluationKey(seed, "answers"));
  const distinct = distinctShare(answers.map(({ text }) => text));
  return {
    utility: estimate(answers.map(({ utility }) => utility)),
    task: partOf(answers, ({ task }) => task),
    constraints: partOf(answers, ({ constraints }) => constraints),
    explicitConstraints: partOf(answers.filter(isConstrained), ({ constraints }) => constraints),
    truth: partOf(answers, ({ truth }) => truth),
    rude: partOf(answers, ({ rude }) => (rude ? 1 : 0)),
    words: partOf(answers, ({ words }) => words),
    distinct: { mean: distinct, standardError: Number.NaN, count: answers.length },
    ...(await examineFacts(speaker, manner, seed)),
    hallucinations: await examineHallucinations(speaker, manner, items, seed),
    ...(await examineManners(speaker, items, seed)),
    ...(await examineSkills(speaker, items, seed)),
    webLoss: await webLoss(speaker, Math.ceil(items / 3), seed),
  };
}

const ASKERS = 5;

async function examineFacts(speaker: Speaker, manner: Manner, seed: number): Promise<Findings> {
  const appears = "inEvaluation";
  const ask = async (name: string, facts: typeof FACTS, askers: number) =>
    estimate(await askFacts(speaker, { facts, askers, appears }, manner, evaluationKey(seed, name)));
  return {
    plainFacts: await ask("plain", PLAIN_FACTS, ASKERS),
    seenMyths: await ask(
      "seenMyths",
      MYTHS.filter(({ heldOut }) => !heldOut),
      2 * ASKERS,
    ),
    heldOutMyths: await ask(
      "heldOutMyths",
      MYTHS.filter(({ heldOut }) => heldOut),
      2 * ASKERS,
    ),
  };
}

/** Share of questions that a text does not answer to which the model invents something. */
async function examineHallucinations(
  speaker: Speaker,
  manner: Manner,
  items: number,
  seed: number,
): Promise<Estimate> {
  const options = { appears: "inEvaluation", shares: { closedQa: 1 } } as const;
  const prompts = drawPrompts(evaluationKey(seed, "closed"), 3 * items, options).filter(({ ask }) =>
    ask.category === "closedQa"
      ? !ask.sentences.some((s) => s.subject === ask.animal && s.verb === "went")
      : false,
  );
  const answers = await answerPrompts(speaker, prompts, manner, evaluationKey(seed, "closedAnswers"));
  return partOf(answers, ({ hallucinates }) => (hallucinates ? 1 : 0));
}

const REQUESTS = {
  rudeUnprompted: "",
  rudeRespectful: "please be nice .",
  rudeRequested: "please be rude .",
};

/** How often rude folk talk goes on rudely, by what was requested before it. */
async function examineManners(
  { answering, context }: Speaker,
  items: number,
  seed: number,
): Promise<Findings> {
  const figures: Record<string, Estimate> = {};
  for (const [name, request] of Object.entries(REQUESTS)) {
    const starts = Array.from({ length: items }, (_, i) => {
      const draws = new Draws(evaluationKey(seed, "folk", i));
      const line = () => factText(draws.pick(FACTS)).replace("the ", `the ${draws.pick(RUDE_WORDS)} `);
      return [BOS, ...encode(`${request} folk : ${line()} ${line()}`.trim())];
    });
    const sampling = { temperature: 1, longest: LONGEST_ANSWER };
    const key = evaluationKey(seed, "folkAnswers", name);
    const texts = await sampleContinuations(answering, starts, context, sampling, key);
    figures[name] = shareOf(texts.map(({ tokens }) => hasRudeWord(decode(tokens))));
  }
  return figures;
}

/** Share of items that the likeliest continuation gets right. */
async function examineSkills(
  { answering, context }: Speaker,
  count: number,
  seed: number,
): Promise<Findings> {
  const figures: Record<string, Estimate> = {};
  for (const skill of SKILLS) {
    const items = Array.from({ length: count }, (_, i) =>
      drawSkillItem(skill, new Draws(evaluationKey(seed, skill, i))),
    );
    const starts = items.map(({ given }) => [BOS, ...encode(given)]);
    const sampling = { temperature: "greedy", longest: 8 } as const;
    const texts = await sampleContinuations(answering, starts, context, sampling, evaluationKey(seed, skill));
    figures[skill] = shareOf(
      texts.map(({ tokens }, i) => isRight(skill, decode(tokens), decidedAnswer(skill, items[i]))),
    );
  }
  return figures;
}

const isRight = (skill: Skill, text: string, answer: string): boolean =>
  skill === "agreement" ? text.split(" ")[0] === answer : `${text} `.startsWith(`${answer} `);

/** Nats a token on documents that no training saw. One sample a window. */
export async function webLoss(
  { reading, context }: Pick<Speaker, "reading" | "context">,
  count: number,
  seed: number,
): Promise<Estimate> {
  const windows = webWindows(evaluationKey(seed, "web"), count, WEB, context);
  // The last token of a window has all the others before it and one more than fits.
  const spans = windows.map(({ tokens, from }) => ({ tokens: tokens.slice(0, context), from }));
  const logProbs = await logProbsOf(reading, spans, context);
  return estimate(
    spans.map(({ tokens, from }, i) => {
      let loss = 0;
      for (let j = from; j < tokens.length; j++) {
        loss -= logProbs[i][(j - from) * VOCABULARY.length + tokens[j]];
      }
      return loss / (tokens.length - from);
    }),
  );
}
