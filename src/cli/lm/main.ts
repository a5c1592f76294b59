// `safelife lm …`: the tiny language model, from the web to PPO.
import { defineCommand } from "citty";
import { evaluate } from "./evaluate.ts";
import { rank } from "./rank.ts";
import { ppo, pretrain, reward, sft } from "./stages.ts";

export const lm = defineCommand({
  meta: {
    name: "lm",
    description: "Train and examine a tiny language model: the same PPO, with text for a world.",
  },
  subCommands: { pretrain, sft, rank, reward, ppo, evaluate },
});
