// Supervised fine-tuning on demonstrations (Ouyang et al. 2022, section 3.5), with a share of pretraining where
// the model is to go on to PPO (appendix C.3).
import { hash32 } from "../../base/hash.ts";
import { keyFromSeed, permutation, split } from "../../base/random.ts";
import type { Tensors } from "../../base/safetensors.ts";
import { demonstrationLessons, webWindows } from "../lessons.ts";
import type { TransformerConfig } from "../model/transformer.ts";
import { type Lesson, nextTokenBatch } from "../objectives.ts";
import { LATER_WEB } from "../world/web.ts";
import { ADAM, type Course, cosine } from "./course.ts";

export interface FineTuneSettings {
  readonly demonstrations: number;
  readonly epochs: number;
  /** Demonstrations in a step. */
  readonly batch: number;
  readonly learningRate: number;
  /** Factor of the loss on the web; 0 for none. */
  readonly mix: number;
  /** Windows of the web in a step, where there is a mix. */
  readonly windows: number;
}

export const FINE_TUNING: FineTuneSettings = {
  demonstrations: 1200,
  epochs: 12,
  batch: 32,
  learningRate: 2e-3,
  mix: 0,
  windows: 16,
};

/** The start of PPO: it has seen fewer demonstrations, more gently, and goes on with the web, so that it keeps its skills. */
export const PPO_START: FineTuneSettings = {
  ...FINE_TUNING,
  demonstrations: 300,
  learningRate: 1e-3,
  mix: 3,
};

export interface From {
  readonly transformer: TransformerConfig;
  readonly weights: Tensors;
  /** Says which file it is. */
  readonly fingerprint: string;
}

/** @param own instead of scripted demonstrations; as many as the settings say */
export function fineTuning(
  from: From,
  settings: FineTuneSettings,
  seed: number,
  own?: readonly Lesson[],
): Course {
  const { demonstrations, epochs, batch, learningRate, mix, windows } = settings;
  const { transformer } = from;
  const { context } = transformer;
  const perEpoch = Math.ceil(demonstrations / batch);
  const steps = epochs * perEpoch;
  const key = split(keyFromSeed(seed), "fineTuning");
  const lessons = own ?? demonstrationLessons(demonstrations, seed);
  const written = own && { own: hash32(own.flatMap(({ tokens, from }) => [from, ...tokens])) };
  return {
    name: JSON.stringify({ stage: "fineTuning", settings, seed, from: from.fingerprint, ...written }),
    network: { kind: "language", transformer },
    seed,
    start: from.weights,
    texts: "whole",
    steps,
    async take(policy, step) {
      const order = permutation(split(key, "order", Math.floor(step / perEpoch)), demonstrations);
      const part = step % perEpoch;
      const chosen = [...order.subarray(part * batch, (part + 1) * batch)].map((i) => lessons[i]);
      let [loss, webLoss] = [Number.NaN, Number.NaN];
      const batches = [
        nextTokenBatch(chosen, context, 1, (value) => {
          loss = value;
        }),
      ];
      if (mix > 0) {
        const web = webWindows(split(key, "web", step), windows, LATER_WEB, context);
        batches.push(
          nextTokenBatch(web, context, mix, (value) => {
            webLoss = value;
          }),
        );
      }
      await policy.learn(batches, { ...ADAM, learningRate: learningRate * cosine(step, steps, 0) });
      return mix > 0 ? { loss, webLoss } : { loss };
    },
  };
}
