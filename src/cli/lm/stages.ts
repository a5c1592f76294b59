// `safelife lm pretrain|sft|reward|ppo`: the stages that make a model. Each goes on where it was stopped.
import { readFile } from "node:fs/promises";
import type { Backend } from "../../backends/prepare.ts";
import type { Course } from "../../lm/stages/course.ts";
import { fineTuning } from "../../lm/stages/fine-tune.ts";
import { pretraining } from "../../lm/stages/pretrain.ts";
import { parseRankings, type Ranking } from "../../lm/stages/rank.ts";
import { reinforcement } from "../../lm/stages/reinforce.ts";
import { rewardModelling } from "../../lm/stages/reward.ts";
import { command } from "../command.ts";
import { INTERRUPTED } from "../exit-codes.ts";
import { wholeNumber } from "../options.ts";
import { say } from "../output.ts";
import { readStart, runWithCheckpoints } from "./files.ts";
import { backendOf } from "./options.ts";
import { PPO, PRETRAIN, REWARD_MODEL, SETTINGS, SFT } from "./settings.ts";

async function run(course: Course, path: string, backend: Backend): Promise<object> {
  const finished = await runWithCheckpoints(course, path, backend);
  say(finished ? `wrote ${path}` : `stopped; the same command goes on from ${path}`);
  if (!finished) process.exitCode = INTERRUPTED;
  return { file: path, finished };
}

export const pretrain = command(
  { name: "lm pretrain", description: "Train a model on the web of the meadow." },
  PRETRAIN,
  async (args) => {
    const course = pretraining(SETTINGS.pretrain(args), wholeNumber(args.seed, "seed"));
    return run(course, args.out, await backendOf(args.backend));
  },
);

export const sft = command(
  { name: "lm sft", description: "Fine-tune a model on demonstrations." },
  SFT,
  async (args) => {
    const seed = wholeNumber(args.seed, "seed");
    const course = fineTuning(await readStart(args.from), SETTINGS.sft(args), seed);
    return run(course, args.out, await backendOf(args.backend));
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
  REWARD_MODEL,
  async (args) => {
    const rankings = await readRankings(args.rankings);
    const seed = wholeNumber(args.seed, "seed");
    const course = rewardModelling(await readStart(args.from), rankings, SETTINGS.reward(args), seed);
    return run(course, args.out, await backendOf(args.backend));
  },
);

export const ppo = command(
  { name: "lm ppo", description: "Improve a model with PPO against a reward model." },
  PPO,
  async (args) => {
    const from = { policy: await readStart(args.from), reward: await readStart(args.reward) };
    const backend = await backendOf(args.backend);
    const course = reinforcement(from, SETTINGS.ppo(args), wholeNumber(args.seed, "seed"), backend);
    return run(course, args.out, backend);
  },
);
