// Pretraining: the next token of the web.
import { keyFromSeed, split } from "../../base/random.ts";
import { webWindows } from "../lessons.ts";
import { SIZES, type Size, type TransformerConfig } from "../model/transformer.ts";
import { nextTokenBatch } from "../objectives.ts";
import { WEB, type Web } from "../world/web.ts";
import { ADAM, type Course, cosine } from "./course.ts";

export interface PretrainSettings extends Web {
  readonly transformer: TransformerConfig;
  /** Tokens to learn, about. */
  readonly tokens: number;
  /** Windows of the web in a step. */
  readonly windows: number;
  readonly learningRate: number;
  /** Steps over which the learning rate rises. */
  readonly warmUp: number;
}

export const PRETRAINING: Readonly<Record<Size, PretrainSettings>> = {
  s: { transformer: SIZES.s, tokens: 9e6, windows: 32, learningRate: 3e-3, warmUp: 100, ...WEB },
  m: { transformer: SIZES.m, tokens: 5e6, windows: 32, learningRate: 2.5e-3, warmUp: 100, ...WEB },
  big: { transformer: SIZES.big, tokens: 3e6, windows: 16, learningRate: 1e-3, warmUp: 100, ...WEB },
};

export function pretraining(settings: PretrainSettings, seed: number): Course {
  const { transformer, tokens, windows, learningRate, warmUp, quality } = settings;
  const { context } = transformer;
  const steps = Math.ceil(tokens / (windows * context));
  const key = split(keyFromSeed(seed), "pretraining");
  return {
    name: JSON.stringify({ stage: "pretraining", settings, seed }),
    network: { kind: "language", transformer },
    seed,
    start: "fresh",
    texts: "whole",
    steps,
    async take(policy, step) {
      const lessons = webWindows(split(key, step), windows, { quality }, context);
      let loss = Number.NaN;
      const batch = nextTokenBatch(lessons, context, 1, (value) => {
        loss = value;
      });
      const rate = learningRate * cosine(step, steps, warmUp);
      const gradNorm = await policy.learn([batch], { ...ADAM, learningRate: rate });
      return { loss, gradNorm };
    },
  };
}
