// The options of the stages that make a model, and the settings of their courses that they stand for.
import { type ArgsDef, parseArgs } from "citty";
import { SIZES, type Size } from "../../lm/model/transformer.ts";
import { FINE_TUNING, type FineTuneSettings, PPO_START } from "../../lm/stages/fine-tune.ts";
import { PRETRAINING, type PretrainSettings } from "../../lm/stages/pretrain.ts";
import { REINFORCEMENT, type ReinforceSettings } from "../../lm/stages/reinforce.ts";
import { REWARD, type RewardSettings } from "../../lm/stages/reward.ts";
import { WEB } from "../../lm/world/web.ts";
import { BACKEND_OPTION, oneOf, wholeNumber } from "../options.ts";
import { file, number, out, SEED } from "./options.ts";

/** Episodes in which β may change by a fifth. */
const KL_HORIZON = 2560;

const MODEL_OUT = out("where the model goes; its curve goes beside it, as .csv");
const common = { seed: SEED, out: MODEL_OUT, backend: BACKEND_OPTION } as const;
const text = (description: string, value: number) =>
  ({ type: "string", description, default: `${value}` }) as const;
const sizes = Object.keys(SIZES) as Size[];

export const PRETRAIN = {
  size: { type: "enum", description: "of the model", options: sizes, default: "s" },
  tokens: {
    type: "string",
    description: `tokens to learn (${sizes.map((size) => `${size} ${PRETRAINING[size].tokens}`).join(", ")})`,
  },
  quality: text("share of instruction pages with a good answer", WEB.quality),
  ...common,
} as const satisfies ArgsDef;

export const SFT = {
  from: file("pretrained model"),
  demonstrations: text("how many", FINE_TUNING.demonstrations),
  epochs: text("passes over them", FINE_TUNING.epochs),
  rate: text("learning rate", FINE_TUNING.learningRate),
  mix: text(
    `factor of the loss on the web; PPO starts best from ${PPO_START.mix}, ${PPO_START.epochs} epochs and a rate of ${PPO_START.learningRate}`,
    0,
  ),
  ...common,
} as const satisfies ArgsDef;

export const REWARD_MODEL = {
  from: file("model to start from, e.g. fine-tuned"),
  rankings: file("rankings by `lm rank`, separated by commas"),
  epochs: text("passes over them", REWARD.epochs),
  ...common,
} as const satisfies ArgsDef;

export const PPO = {
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
} as const satisfies ArgsDef;

type Words<Names extends string> = Readonly<Record<Names, string>>;

export const SETTINGS = {
  pretrain: (
    args: Words<"size" | "quality"> & { readonly tokens?: string | undefined },
  ): PretrainSettings => {
    const preset = PRETRAINING[oneOf(args.size, "size", sizes)];
    const tokens = args.tokens === undefined ? preset.tokens : number(args.tokens, "tokens", 1);
    return { ...preset, tokens, quality: number(args.quality, "quality") };
  },
  sft: (args: Words<"demonstrations" | "epochs" | "rate" | "mix">): FineTuneSettings => ({
    ...FINE_TUNING,
    demonstrations: wholeNumber(args.demonstrations, "demonstrations", 1),
    epochs: wholeNumber(args.epochs, "epochs", 1),
    learningRate: number(args.rate, "rate"),
    mix: number(args.mix, "mix"),
  }),
  reward: (args: Words<"epochs">): RewardSettings => ({
    ...REWARD,
    epochs: wholeNumber(args.epochs, "epochs", 1),
  }),
  ppo: (
    args: Words<"updates" | "kl" | "ptx" | "rate" | "keep"> & { readonly "kl-target"?: string | undefined },
  ): ReinforceSettings => ({
    ...REINFORCEMENT,
    updates: wholeNumber(args.updates, "updates", 1),
    klFactor: number(args.kl, "kl"),
    klTarget:
      args["kl-target"] === undefined
        ? "none"
        : { target: number(args["kl-target"], "kl-target", 0.01), horizon: KL_HORIZON },
    choice: args.keep === "last" ? "last" : REINFORCEMENT.choice,
    ptx: number(args.ptx, "ptx"),
    ppo: { ...REINFORCEMENT.ppo, learningRate: number(args.rate, "rate") },
  }),
} as const;

/** The settings of the course that a command of `safelife lm` runs.
 *  @param words the stage and its options */
export function settingsOf([stage, ...words]: readonly string[]): object {
  const options = [...words];
  switch (stage) {
    case "pretrain":
      return SETTINGS.pretrain(parseArgs<typeof PRETRAIN>(options, PRETRAIN));
    case "sft":
      return SETTINGS.sft(parseArgs<typeof SFT>(options, SFT));
    case "reward":
      return SETTINGS.reward(parseArgs<typeof REWARD_MODEL>(options, REWARD_MODEL));
    case "ppo":
      return SETTINGS.ppo(parseArgs<typeof PPO>(options, PPO));
    default:
      throw new Error(`"${stage}" makes no model.`);
  }
}
