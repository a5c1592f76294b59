// `safelife lm pretrain|sft|reward|ppo`: the stages that make a model. Each goes on where it was stopped.
import { readFile } from "node:fs/promises";
import { SIZES, type Size } from "../../lm/model/transformer.ts";
import type { Course } from "../../lm/stages/course.ts";
import { FINE_TUNING, fineTuning, PPO_START } from "../../lm/stages/fine-tune.ts";
import { PRETRAINING, pretraining } from "../../lm/stages/pretrain.ts";
import { parseRankings, type Ranking } from "../../lm/stages/rank.ts";
import { REINFORCEMENT, reinforcement } from "../../lm/stages/reinforce.ts";
import { REWARD, rewardModelling } from "../../lm/stages/reward.ts";
import { command } from "../command.ts";
import { BACKEND_OPTION, oneOf, wholeNumber } from "../options.ts";
import { readStart, runWithCheckpoints } from "./files.ts";
import { backendOf, file, number, out, SEED } from "./options.ts";

const MODEL_OUT = out("where the model goes; its curve goes beside it, as .csv");
const common = { seed: SEED, out: MODEL_OUT, backend: BACKEND_OPTION } as const;
const text = (description: string, value: number) =>
  ({ type: "string", description, default: `${value}` }) as const;

async function run(course: Course, args: { readonly out: string; readonly backend: string }): Promise<void> {
  const finished = await runWithCheckpoints(course, args.out, await backendOf(args.backend));
  console.log(finished ? `wrote ${args.out}` : `stopped; the same command goes on from ${args.out}`);
}

export const pretrain = command(
  { name: "lm pretrain", description: "Train a model on the web of the meadow." },
  {
    size: { type: "enum", description: "of the model", options: Object.keys(SIZES) as Size[], default: "s" },
    tokens: { type: "string", description: "tokens to learn (s 9e6, m 5e6, big 4e6)" },
    quality: text("share of instruction pages with a good answer", PRETRAINING.s.quality),
    ...common,
  },
  async (args) => {
    const preset = PRETRAINING[oneOf(args.size, "size", Object.keys(SIZES) as Size[])];
    const tokens = args.tokens === undefined ? preset.tokens : number(args.tokens, "tokens", 1);
    const settings = { ...preset, tokens, quality: number(args.quality, "quality") };
    await run(pretraining(settings, wholeNumber(args.seed, "seed")), args);
  },
);

export const sft = command(
  { name: "lm sft", description: "Fine-tune a model on demonstrations." },
  {
    from: file("pretrained model"),
    demonstrations: text("how many", FINE_TUNING.demonstrations),
    epochs: text("passes over them", FINE_TUNING.epochs),
    mix: text(`factor of the loss on the web; PPO starts best from ${PPO_START.mix} and 3 epochs`, 0),
    ...common,
  },
  async (args) => {
    const settings = {
      ...FINE_TUNING,
      demonstrations: wholeNumber(args.demonstrations, "demonstrations", 1),
      epochs: wholeNumber(args.epochs, "epochs", 1),
      mix: number(args.mix, "mix"),
    };
    await run(fineTuning(await readStart(args.from), settings, wholeNumber(args.seed, "seed")), args);
  },
);

export async function readRankings(path: string): Promise<readonly Ranking[]> {
  const lines = await readFile(path, "utf8").catch(() => {
    throw new Error(`There are no rankings at "${path}".`);
  });
  return parseRankings(lines);
}

export const reward = command(
  { name: "lm reward", description: "Train a reward model on rankings." },
  {
    from: file("model to start from, e.g. fine-tuned"),
    rankings: file("rankings by `lm rank`"),
    epochs: text("passes over them", REWARD.epochs),
    ...common,
  },
  async (args) => {
    const settings = { ...REWARD, epochs: wholeNumber(args.epochs, "epochs", 1) };
    const rankings = await readRankings(args.rankings);
    const from = await readStart(args.from);
    await run(rewardModelling(from, rankings, settings, wholeNumber(args.seed, "seed")), args);
  },
);

export const ppo = command(
  { name: "lm ppo", description: "Improve a model with PPO against a reward model." },
  {
    from: file("fine-tuned model: where the policy starts and what it is held to"),
    reward: file("reward model"),
    updates: text("rollouts with an update each", REINFORCEMENT.updates),
    kl: text("cost of a nat away from the start, β", REINFORCEMENT.klFactor),
    ptx: text("factor of the loss on the web, γ; 0 for none", REINFORCEMENT.ptx),
    rate: text("learning rate", REINFORCEMENT.ppo.learningRate),
    ...common,
  },
  async (args) => {
    const settings = {
      ...REINFORCEMENT,
      updates: wholeNumber(args.updates, "updates", 1),
      klFactor: number(args.kl, "kl"),
      ptx: number(args.ptx, "ptx"),
      ppo: { ...REINFORCEMENT.ppo, learningRate: number(args.rate, "rate") },
    };
    const from = { policy: await readStart(args.from), reward: await readStart(args.reward) };
    const backend = await backendOf(args.backend);
    const course = reinforcement(from, settings, wholeNumber(args.seed, "seed"), backend);
    const finished = await runWithCheckpoints(course, args.out, backend);
    console.log(finished ? `wrote ${args.out}` : `stopped; the same command goes on from ${args.out}`);
  },
);
