// `safelife lm evaluate`: what a model can, and how it compares with others.
import type { Backend } from "../../backends/prepare.ts";
import { type Key, keyFromSeed, split } from "../../base/random.ts";
import { type Estimate, estimate } from "../../base/statistics.ts";
import { type LmCheckpoint, weightsOf } from "../../lm/checkpoint.ts";
import { createFrozen } from "../../lm/judges.ts";
import { parameterCount } from "../../lm/model/transformer.ts";
import { createSpeaker, type Speaker, silence, voiceOf } from "../../lm/speaker.ts";
import { type Answered, answerPrompts, bestOf, type Manner } from "../../lm/stages/answers.ts";
import { answersOfTheWeb, klOf, refuseUntrained, winsOf } from "../../lm/stages/compare.ts";
import { examinationPrompts, examine, webLoss } from "../../lm/stages/evaluate.ts";
import { examineReward } from "../../lm/stages/reward.ts";
import type { Prompt } from "../../lm/world/prompts.ts";
import { command } from "../command.ts";
import { BACKEND_OPTION, oneOf, wholeNumber } from "../options.ts";
import { say } from "../output.ts";
import { writeWhole } from "../whole-file.ts";
import { readModel } from "./files.ts";
import { backendOf, file, number, SEED } from "./options.ts";
import { readRankings } from "./stages.ts";

const PEOPLE = ["inValidation", "inEvaluation"] as const;

export const evaluate = command(
  { name: "lm evaluate", description: "Examine a model: as a speaker, or as a judge of rankings." },
  {
    model: file("model to examine"),
    against: {
      type: "string",
      description: "a model to compare it with, or web:Q, the web itself at quality Q",
      valueHint: "FILE",
    },
    base: {
      type: "string",
      description: "the model before fine-tuning: a larger --against must know the web better",
      valueHint: "FILE",
    },
    reward: {
      type: "string",
      description: "a reward model: also the best of several answers by its taste",
      valueHint: "FILE",
    },
    best: { type: "string", description: "answers to choose from with --reward", default: "16" },
    rankings: {
      type: "string",
      description: "for a reward model: rankings it has not seen",
      valueHint: "FILE",
    },
    people: {
      type: "enum",
      description: "who asks; recipes are chosen by those of validation",
      options: [...PEOPLE],
      default: "inEvaluation",
    },
    prompts: { type: "string", description: "how many", default: "1000" },
    items: { type: "string", description: "of each skill and the like", default: "300" },
    temperature: { type: "string", description: "of sampling; 0 takes the likeliest", default: "1" },
    "few-shot": { type: "boolean", description: "two solved examples before each prompt" },
    "against-temperature": { type: "string", description: "the same of --against", default: "1" },
    "against-few-shot": { type: "boolean", description: "the same for --against" },
    out: { type: "string", description: "also write the figures there, as JSON", valueHint: "FILE" },
    seed: SEED,
    backend: BACKEND_OPTION,
  },
  async (args) => {
    const seed = wholeNumber(args.seed, "seed");
    const prompts = wholeNumber(args.prompts, "prompts", 1);
    const items = wholeNumber(args.items, "items", 1);
    const manner = mannerOf(args.temperature, args["few-shot"], "temperature");
    const people = oneOf(args.people, "people", PEOPLE);
    const asked = examinationPrompts(people, prompts, seed);
    const backend = await backendOf(args.backend);
    const model = await readModel(args.model);
    let findings: Readonly<Record<string, Estimate>>;
    if (model.network.kind === "reward") {
      if (args.rankings === undefined) throw new Error("A reward model is examined on --rankings.");
      findings = await examineJudge(model, args.rankings, backend);
    } else {
      const speaker = createSpeaker(voiceOf(model), backend);
      const samples = await examine(speaker, { people, prompts, items, manner }, seed);
      const evaluated = Object.fromEntries(
        Object.entries(samples).map(([name, values]) => [name, estimate(values)]),
      );
      if (args.reward !== undefined) {
        const n = wholeNumber(args.best, "best", 1);
        const judge = await readModel(args.reward);
        const taste = createFrozen(judge.network, weightsOf(judge), backend, "whole");
        const key = split(keyFromSeed(seed), "best");
        const best = await bestOf(speaker, taste, asked, manner, n, key);
        evaluated[`utilityBestOf${n}`] = estimate(best.map(({ utility }) => utility));
        taste.dispose();
      }
      if (args.against !== undefined) {
        const against = mannerOf(
          args["against-temperature"],
          args["against-few-shot"],
          "against-temperature",
        );
        const small = { model, base: args.base };
        const opponent = await opponentOf(args.against, small, against, seed, backend);
        Object.assign(evaluated, await duel({ speaker, manner, opponent, prompts: asked, seed }));
        opponent.dispose();
      }
      silence(speaker);
      findings = evaluated;
    }
    for (const [name, { mean, standardError }] of Object.entries(findings)) {
      const error = Number.isNaN(standardError) ? "" : ` ± ${standardError.toFixed(3)}`;
      say(`${name.padEnd(22)}${mean.toFixed(3)}${error}`);
    }
    if (args.out !== undefined) writeWhole(args.out, `${JSON.stringify(findings, null, 2)}\n`);
    return findings;
  },
);

function mannerOf(temperature: string, fewShot: boolean | undefined, option: string): Manner {
  const value = number(temperature, option);
  return { temperature: value === 0 ? "greedy" : value, examples: fewShot ? "fewShot" : "none" };
}

async function examineJudge(model: LmCheckpoint, rankings: string, backend: Backend) {
  const reward = createFrozen(model.network, weightsOf(model), backend, "whole");
  const { context } = transformerOf(model);
  const report = await examineReward(reward, await readRankings(rankings), context);
  reward.dispose();
  for (const { predicted, observed, count } of report.calibration) {
    say(`said ${predicted.toFixed(2)}, was ${observed.toFixed(2)} (${count} pairs)`);
  }
  return { noisy: report.noisy, rubric: report.rubric };
}

function transformerOf({ network }: LmCheckpoint) {
  if (network.kind === "actorCritic") throw new Error("Two networks are no reward model.");
  return network.transformer;
}

/** Whoever answers the same prompts. */
interface Opponent {
  answer(prompts: readonly Prompt[], key: Key): Promise<readonly Answered[]>;
  /** The web itself cannot be asked for its probabilities. */
  readonly reading: Speaker["reading"] | undefined;
  dispose(): void;
}

/** A larger model is an opponent only if it has learned more. */
async function opponentOf(
  path: string,
  small: { readonly model: LmCheckpoint; readonly base: string | undefined },
  manner: Manner,
  seed: number,
  backend: Backend,
): Promise<Opponent> {
  const [, quality] = /^web:(.*)$/.exec(path) ?? [];
  if (quality !== undefined) {
    const q = number(quality, "against");
    return {
      answer: async (prompts, key) => answersOfTheWeb(prompts, q, manner.temperature, key),
      reading: undefined,
      dispose() {},
    };
  }
  const lossOf = async (one: Speaker) => estimate(await webLoss(one, "inEvaluation", 100, seed)).mean;
  const voice = voiceOf(await readModel(path));
  const speaker = createSpeaker(voice, backend);
  if (parameterCount(voice.transformer) > parameterCount(voiceOf(small.model).transformer)) {
    if (small.base === undefined)
      throw new Error("The opponent is larger. Name the model before fine-tuning in --base.");
    const before = voiceOf(await readModel(small.base));
    const own = parameterCount(voiceOf(small.model).transformer);
    if (parameterCount(before.transformer) !== own) {
      throw new Error("--base is not the model before fine-tuning: it has another size.");
    }
    const base = createSpeaker(before, backend);
    const [large, smaller] = await Promise.all([speaker, base].map(lossOf));
    refuseUntrained(large, smaller);
    silence(base);
  }
  return {
    answer: (prompts, key) => answerPrompts(speaker, prompts, manner, key),
    reading: speaker.reading,
    dispose: () => silence(speaker),
  };
}

interface Duel {
  readonly speaker: Speaker;
  readonly manner: Manner;
  readonly opponent: Opponent;
  readonly prompts: readonly Prompt[];
  readonly seed: number;
}

async function duel({ speaker, manner, opponent, prompts, seed }: Duel) {
  const key = split(keyFromSeed(seed), "duel");
  const own = await answerPrompts(speaker, prompts, manner, split(key, 0));
  const wins = estimate(winsOf(own, await opponent.answer(prompts, split(key, 1))));
  if (opponent.reading === undefined) return { wins };
  return { wins, kl: estimate(await klOf(speaker.reading, opponent.reading, own, speaker.context)) };
}
