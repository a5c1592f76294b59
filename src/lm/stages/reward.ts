// The reward model: which of two answers a labeler would prefer (Ouyang et al. 2022, section 3.5).
import { hash32 } from "../../base/hash.ts";
import { keyFromSeed, permutation, split } from "../../base/random.ts";
import type { Estimate } from "../../base/statistics.ts";
import type { Policy } from "../../ppo/types.ts";
import { accuracyOf, type CalibrationBin, calibrationOf, type Margins } from "../diagnoses.ts";
import { scoresOf } from "../judges.ts";
import { demonstrationLessons } from "../lessons.ts";
import { comparisonBatch } from "../objectives.ts";
import { ADAM, type Course, cosine } from "./course.ts";
import type { From } from "./fine-tune.ts";
import { comparisonOf, type Ranking } from "./rank.ts";

export interface RewardSettings {
  readonly epochs: number;
  /** Prompts in a step, with all their answers. */
  readonly prompts: number;
  readonly learningRate: number;
  /** Demonstrations whose mean score is made 0 at the end: those that fine-tuning saw. */
  readonly demonstrations: number;
}

export const REWARD: RewardSettings = {
  epochs: 2,
  prompts: 16,
  learningRate: 1e-3,
  demonstrations: 300,
};

export function rewardModelling(
  from: From,
  rankings: readonly Ranking[],
  settings: RewardSettings,
  seed: number,
): Course {
  const { epochs, prompts, learningRate, demonstrations } = settings;
  const { transformer } = from;
  const { context } = transformer;
  const comparisons = rankings.map((r) => comparisonOf(r, "labeler")).filter(({ pairs }) => pairs.length > 0);
  const perEpoch = Math.ceil(comparisons.length / prompts);
  const steps = epochs * perEpoch;
  const key = split(keyFromSeed(seed), "reward");
  const fingerprint = hash32(comparisons.flatMap(({ texts, pairs }) => [...texts.flat(), ...pairs.flat()]));
  return {
    name: JSON.stringify({ stage: "reward", settings, seed, from: from.fingerprint, rankings: fingerprint }),
    network: { kind: "reward", transformer },
    seed,
    start: from.weights,
    texts: "whole",
    steps,
    async take(policy, step) {
      const order = permutation(split(key, "order", Math.floor(step / perEpoch)), comparisons.length);
      const part = step % perEpoch;
      const chosen = [...order.subarray(part * prompts, (part + 1) * prompts)].map((i) => comparisons[i]);
      let [loss, accuracy] = [Number.NaN, Number.NaN];
      const batch = comparisonBatch(chosen, context, (...values) => {
        [loss, accuracy] = values;
      });
      await policy.learn([batch], { ...ADAM, learningRate: learningRate * cosine(step, steps, 0) });
      return { loss, accuracy };
    },
    async finish(policy) {
      const texts = demonstrationLessons(demonstrations, seed).map(({ tokens }) => tokens);
      const scores = await scoresOf(policy, texts, context);
      const mean = scores.reduce((a, b) => a + b, 0) / scores.length;
      const state = policy.state();
      const bias = state.get("bias")!;
      policy.restore(new Map([...state, ["bias", { ...bias, values: bias.values.map((b) => b - mean) }]]));
    },
  };
}

export interface RewardReport {
  /** Share of pairs ordered as the noisy labeler did, and as the labeler would have without noise. */
  readonly noisy: Estimate;
  readonly rubric: Estimate;
  readonly calibration: readonly CalibrationBin[];
}

/** On rankings that the model has not learned from. */
export async function examineReward(
  reward: Policy,
  rankings: readonly Ranking[],
  context: number,
): Promise<RewardReport> {
  const marginsBy = async (by: "labeler" | "rubric"): Promise<readonly Margins[]> => {
    const comparisons = rankings.map((ranking) => comparisonOf(ranking, by));
    const scores = await scoresOf(
      reward,
      comparisons.flatMap(({ texts }) => texts),
      context,
    );
    let first = 0;
    return comparisons.map(({ texts, pairs }) => {
      const start = first;
      first += texts.length;
      return pairs.map(([better, worse]) => scores[start + better] - scores[start + worse]);
    });
  };
  const noisy = await marginsBy("labeler");
  return {
    noisy: accuracyOf(noisy),
    rubric: accuracyOf(await marginsBy("rubric")),
    calibration: calibrationOf(noisy.flat(), 5),
  };
}
