// `safelife lm evaluate`: what a model can, and how it compares with others.
import type { Backend } from "../../backends/prepare.ts";
import { keyFromSeed, split } from "../../base/random.ts";
import { estimate } from "../../base/statistics.ts";
import { type LmCheckpoint, weightsOf } from "../../lm/checkpoint.ts";
import { createFrozen } from "../../lm/judges.ts";
import { type NetworkConfig, unprefixed } from "../../lm/model/networks.ts";
import { parameterCount, type TransformerConfig } from "../../lm/model/transformer.ts";
import {
  answerPrompts,
  answersOfTheWeb,
  bestOf,
  EXAMINATION,
  type Examination,
  type Examined,
  evaluationPrompts,
  examine,
  klOf,
  refuseUntrained,
  webLoss,
  winRate,
} from "../../lm/stages/evaluate.ts";
import { examineReward } from "../../lm/stages/reward.ts";
import { command } from "../command.ts";
import { BACKEND_OPTION, wholeNumber } from "../options.ts";
import { writeWhole } from "../whole-file.ts";
import { readModel } from "./files.ts";
import { backendOf, file, number, SEED } from "./options.ts";
import { readRankings } from "./stages.ts";

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
    prompts: { type: "string", description: "how many", default: `${EXAMINATION.prompts}` },
    temperature: { type: "string", description: "of sampling; 0 takes the likeliest", default: "1" },
    fewShot: { type: "boolean", description: "two solved examples before each prompt" },
    json: { type: "string", description: "also write the figures there", valueHint: "FILE" },
    seed: SEED,
    backend: BACKEND_OPTION,
  },
  async (args) => {
    const seed = wholeNumber(args.seed, "seed");
    const temperature = number(args.temperature, "temperature");
    const settings: Examination = {
      prompts: wholeNumber(args.prompts, "prompts", 1),
      items: EXAMINATION.items,
      temperature: temperature === 0 ? "greedy" : temperature,
      examples: args.fewShot ? "fewShot" : "none",
    };
    const backend = await backendOf(args.backend);
    const model = await readModel(args.model);
    let figures: Record<string, number>;
    if (model.network.kind === "reward") {
      if (args.rankings === undefined) throw new Error("A reward model is examined on --rankings.");
      const reward = createFrozen(model.network, weightsOf(model), backend, "whole");
      const { context } = model.network.transformer;
      const { calibration, ...rest } = await examineReward(
        reward,
        await readRankings(args.rankings),
        context,
      );
      for (const { predicted, observed, count } of calibration) {
        console.log(`said ${predicted.toFixed(2)}, was ${observed.toFixed(2)} (${count} pairs)`);
      }
      reward.dispose();
      figures = { ...rest };
    } else {
      const speaker = speakerOf(model, backend);
      figures = { ...(await examine(speaker, settings, seed)) };
      if (args.reward !== undefined) {
        const judge = await readModel(args.reward);
        const taste = createFrozen(judge.network, weightsOf(judge), backend, "whole");
        const n = wholeNumber(args.best, "best", 1);
        const prompts = evaluationPrompts(settings.prompts, seed);
        const best = await bestOf(speaker, taste, prompts, settings, n, split(keyFromSeed(seed), "best"));
        figures[`utilityBestOf${n}`] = estimate(best.map((answer) => answer.utility)).mean;
        taste.dispose();
      }
      if (args.against !== undefined) {
        const [, quality] = /^web:(.*)$/.exec(args.against) ?? [];
        const other =
          quality !== undefined
            ? number(quality, "against")
            : await opponentOf(args.against, args.base, model, backend, seed);
        Object.assign(figures, await compare(speaker, other, settings, seed));
        if (typeof other !== "number") disposeOf(other);
      }
      disposeOf(speaker);
    }
    for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(22)}${value.toFixed(3)}`);
    if (args.json !== undefined) writeWhole(args.json, `${JSON.stringify(figures, null, 2)}\n`);
  },
);

/** The part of a model that speaks, both as it answers and as it reads. */
function speakerOf(model: LmCheckpoint, backend: Backend): Examined {
  const { network } = model;
  if (network.kind === "reward") throw new Error("A reward model does not speak.");
  const transformer = transformerOf(model);
  const weights = network.kind === "actorCritic" ? unprefixed("policy/", weightsOf(model)) : weightsOf(model);
  const language: NetworkConfig = { kind: "language", transformer };
  return {
    answering: createFrozen(language, weights, backend, "growing"),
    reading: createFrozen(language, weights, backend, "whole"),
    context: transformer.context,
  };
}

/** A larger model is an opponent only if it has learned more. */
async function opponentOf(
  path: string,
  base: string | undefined,
  model: LmCheckpoint,
  backend: Backend,
  seed: number,
): Promise<Examined> {
  const checkpoint = await readModel(path);
  const opponent = speakerOf(checkpoint, backend);
  if (parameterCount(transformerOf(checkpoint)) <= parameterCount(transformerOf(model))) return opponent;
  if (base === undefined)
    throw new Error("The opponent is larger. Name the model before fine-tuning in --base.");
  const small = speakerOf(await readModel(base), backend);
  refuseUntrained(await webLoss(opponent, 100, seed), await webLoss(small, 100, seed));
  disposeOf(small);
  return opponent;
}

function transformerOf({ network }: LmCheckpoint): TransformerConfig {
  return network.kind === "actorCritic" ? network.policy : network.transformer;
}

const disposeOf = ({ answering, reading }: Examined): void => {
  answering.dispose();
  reading.dispose();
};

/** @param second another model, or the quality of a web that answers by itself */
async function compare(first: Examined, second: Examined | number, settings: Examination, seed: number) {
  const prompts = evaluationPrompts(settings.prompts, seed);
  const key = split(keyFromSeed(seed), "duel");
  const own = await answerPrompts(first, prompts, settings, split(key, 0));
  if (typeof second === "number") {
    return { wins: winRate(own, answersOfTheWeb(prompts, second, split(key, 1))) };
  }
  const others = await answerPrompts(second, prompts, settings, split(key, 1));
  return { wins: winRate(own, others), kl: await klOf(first, second.reading, own) };
}
