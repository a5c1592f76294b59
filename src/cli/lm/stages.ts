// `safelife lm pretrain|sft|reward|ppo`: the stages that make a model. Each goes on where it was stopped.
import { readFile } from "node:fs/promises";
import type { Backend } from "../../backends/prepare.ts";
import { SIZES, type Size } from "../../lm/model/transformer.ts";
import type { Course } from "../../lm/stages/course.ts";
import { FINE_TUNING, fineTuning, PPO_START } from "../../lm/stages/fine-tune.ts";
import { PRETRAINING, pretraining } from "../../lm/stages/pretrain.ts";
import { parseRankings, type Ranking } from "../../lm/stages/rank.ts";
import { REINFORCEMENT, reinforcement } from "../../lm/stages/reinforce.ts";
import { REWARD, rewardModelling } from "../../lm/stages/reward.ts";
import { WEB } from "../../lm/world/web.ts";
import { command } from "../command.ts";
import { BACKEND_OPTION, oneOf, wholeNumber } from "../options.ts";
import { readStart, runWithCheckpoints } from "./files.ts";
import { backendOf, file, number, out, SEED } from "./options.ts";

/** Episodes in which β may change by a fifth. */
const KL_HORIZON = 2560;

const MODEL_OUT = out("where the model goes; its curve goes beside it, as .csv");
const common = { seed: SEED, out: MODEL_OUT, backend: BACKEND_OPTION } as const;
const text = (description: string, value: number) =>
  ({ type: "string", description, default: `${value}` }) as const;

/** What a program gives that Ctrl-C ended. */
const INTERRUPTED = 130;

async function run(course: Course, path: string, backend: Backend): Promise<void> {
  const finished = await runWithCheckpoints(course, path, backend);
  console.log(finished ? `wrote ${path}` : `stopped; the same command goes on from ${path}`);
  if (!finished) process.exitCode = INTERRUPTED;
}

export const pretrain = command(
  { name: "lm pretrain", description: "Train a model on the web of the meadow." },
  {
    size: { type: "enum", description: "of the model", options: Object.keys(SIZES) as Size[], default: "s" },
    tokens: { type: "string", description: "tokens to learn (s 9e6, m 5e6, big 2.8e6)" },
    quality: text("share of instruction pages with a good answer", WEB.quality),
    ...common,
  },
  async (args) => {
    const preset = PRETRAINING[oneOf(args.size, "size", Object.keys(SIZES) as Size[])];
    const tokens = args.tokens === undefined ? preset.tokens : number(args.tokens, "tokens", 1);
    const settings = { ...preset, tokens, quality: number(args.quality, "quality") };
    const course = pretraining(settings, wholeNumber(args.seed, "seed"));
    await run(course, args.out, await backendOf(args.backend));
  },
);

export const sft = command(
  { name: "lm sft", description: "Fine-tune a model on demonstrations." },
  {
    from: file("pretrained model"),
    demonstrations: text("how many", FINE_TUNING.demonstrations),
    epochs: text("passes over them", FINE_TUNING.epochs),
    rate: text("learning rate", FINE_TUNING.learningRate),
    mix: text(
      `factor of the loss on the web; PPO starts best from ${PPO_START.mix}, ${PPO_START.epochs} epochs and a rate of ${PPO_START.learningRate}`,
      0,
    ),
    ...common,
  },
  async (args) => {
    const settings = {
      ...FINE_TUNING,
      demonstrations: wholeNumber(args.demonstrations, "demonstrations", 1),
      epochs: wholeNumber(args.epochs, "epochs", 1),
      learningRate: number(args.rate, "rate"),
      mix: number(args.mix, "mix"),
    };
    const course = fineTuning(await readStart(args.from), settings, wholeNumber(args.seed, "seed"));
    await run(course, args.out, await backendOf(args.backend));
  },
);

/** @param paths with commas between them */
export async function readRankings(paths: string): Promise<readonly Ranking[]> {
  const all: Ranking[] = [];
  for (const path of paths.split(",")) {
    const lines = await readFile(path, "utf8").catch(() => {
      throw new Error(`There are no rankings at "${path}".`);
    });
    all.push(...parseRankings(lines));
  }
  return all;
}

export const reward = command(
  { name: "lm reward", description: "Train a reward model on rankings." },
  {
    from: file("model to start from, e.g. fine-tuned"),
    rankings: file("rankings by `lm rank`, separated by commas"),
    epochs: text("passes over them", REWARD.epochs),
    ...common,
  },
  async (args) => {
    const settings = { ...REWARD, epochs: wholeNumber(args.epochs, "epochs", 1) };
    const rankings = await readRankings(args.rankings);
    const from = await readStart(args.from);
    const course = rewardModelling(from, rankings, settings, wholeNumber(args.seed, "seed"));
    await run(course, args.out, await backendOf(args.backend));
  },
);

export const ppo = command(
  { name: "lm ppo", description: "Improve a model with PPO against a reward model." },
  {
    from: file("fine-tuned model: where the policy starts and what it is held to"),
    reward: file("reward model"),
    updates: text("rollouts with an update each", REINFORCEMENT.updates),
    kl: text("cost of a nat away from the start, β", REINFORCEMENT.klFactor),
    "kl-target": {
      type: "string",
      description: "nats an answer that β is steered to; without it β stays",
      valueHint: "NATS",
    },
    ptx: text("factor of the loss on the web, γ; 0 for none", REINFORCEMENT.ptx),
    rate: text("learning rate", REINFORCEMENT.ppo.learningRate),
    keep: {
      type: "enum",
      description: "averaged weights: those that fresh labels and plain facts speak for, or the last",
      options: ["best", "last"],
      default: "best",
    },
    ...common,
  },
  async (args) => {
    const settings = {
      ...REINFORCEMENT,
      updates: wholeNumber(args.updates, "updates", 1),
      klFactor: number(args.kl, "kl"),
      klTarget:
        args["kl-target"] === undefined
          ? ("none" as const)
          : { target: number(args["kl-target"], "kl-target", 0.01), horizon: KL_HORIZON },
      choice: args.keep === "last" ? ("last" as const) : REINFORCEMENT.choice,
      ptx: number(args.ptx, "ptx"),
      ppo: { ...REINFORCEMENT.ppo, learningRate: number(args.rate, "rate") },
    };
    const from = { policy: await readStart(args.from), reward: await readStart(args.reward) };
    const backend = await backendOf(args.backend);
    const course = reinforcement(from, settings, wholeNumber(args.seed, "seed"), backend);
    await run(course, args.out, backend);
  },
);
