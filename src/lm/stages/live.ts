// The three stages as a visitor runs them: fewer answers and larger steps than in the experiments, over in a minute.
import type { Backend } from "../../backends/prepare.ts";
import type { Estimate } from "../../base/statistics.ts";
import { type Demonstration, lessonOf, type RankedAnswers, rankingOf } from "../labels.ts";
import type { Course } from "./course.ts";
import { type From, fineTuning, PPO_START } from "./fine-tune.ts";
import type { LiveSettings } from "./live-settings.ts";
import { comparisonOf, type Ranking } from "./rank.ts";
import { REINFORCEMENT, type ReinforceFrom, reinforcement } from "./reinforce.ts";
import { REWARD, rewardModelling } from "./reward.ts";

/** Demonstrations in a step, at most. */
const BATCH = 32;

export function liveFineTuning(from: From, demonstrations: readonly Demonstration[], seed: number): Course {
  const settings = {
    ...PPO_START,
    demonstrations: demonstrations.length,
    batch: Math.min(BATCH, demonstrations.length),
    windows: 8,
  };
  return fineTuning(from, settings, seed, demonstrations.map(lessonOf));
}

/** Rankings that say anything: where all answers are tied, there is nothing to learn. */
export const tellingRankings = (rankings: readonly RankedAnswers[]) =>
  rankings.map(rankingOf).filter((ranking) => comparisonOf(ranking, "labeler").pairs.length > 0);

/** Where a visitor's judge begins: in one that exists and mostly agrees, which is then only moved, or anew in a
 *  fine-tuned model, as InstructGPT's did. From forty rankings a taste is learned, but not all that labelers know. */
export interface JudgeBeginning {
  readonly like: "judge" | "anew";
  readonly from: From;
}

const AGREED = 0.65;

/** @param agrees share of the visitor's pairs that a judge orders as the visitor did */
export const isAgreed = ({ mean }: Estimate): boolean => mean >= AGREED;

/** @param rankings each with a pair at least */
export function liveRewardModelling(
  { like, from }: JudgeBeginning,
  rankings: readonly Ranking[],
  seed: number,
): Course {
  const settings =
    like === "judge"
      ? { ...REWARD, prompts: 8, epochs: 2, learningRate: 5e-4 }
      : { ...REWARD, prompts: 8, epochs: 8 };
  return rewardModelling(from, rankings, settings, seed);
}

export function liveReinforcement(
  from: ReinforceFrom,
  { updates, klFactor, ptx, learningRate }: LiveSettings,
  seed: number,
  backend: Backend,
): Course {
  const settings = {
    ...REINFORCEMENT,
    updates,
    klFactor,
    ptx,
    rows: 96,
    windows: 2,
    warmUp: 3,
    averaging: 0.5,
    // Nobody else's labels may choose for a visitor.
    choice: "last",
    ppo: { ...REINFORCEMENT.ppo, minibatches: 4, learningRate },
  } as const;
  return reinforcement(from, settings, seed, backend);
}
