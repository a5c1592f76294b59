// What texts teach: the next token, and which of several answers is better.
import { exp, log } from "../base/exact-math.ts";
import { crossEntropy } from "../ppo/imitation.ts";
import type { Batch, Objective } from "../ppo/types.ts";
import { packPrefixes, prefixesOf } from "./model/prefixes.ts";

/** A text of which the tokens from `from` on are to be learned. */
export interface Lesson {
  readonly tokens: readonly number[];
  /** At least 1: the first token has nothing before it. */
  readonly from: number;
}

/** The mean over all tokens that are to be learned of −log p(token | those before it), in nats, times `factor`. */
export function nextTokenBatch(
  lessons: readonly Lesson[],
  context: number,
  factor: number,
  onLoss: (loss: number) => void,
): Batch {
  const prefixes = lessons.flatMap(({ tokens, from }) => prefixesOf(tokens, from, tokens.length - 1));
  const targets = lessons.flatMap(({ tokens, from }) => tokens.slice(from));
  return {
    observations: packPrefixes(prefixes, context),
    rows: prefixes.length,
    objective: crossEntropy(targets, factor, onLoss),
    wants: "logits",
  };
}

/** Answers to one prompt as texts, and the pairs of them that someone ordered. */
export interface Comparison {
  readonly texts: readonly (readonly number[])[];
  /** Indices of the better and of the worse. */
  readonly pairs: readonly (readonly [number, number])[];
}

/** Ouyang et al. 2022, eq. 1: for each prompt the mean over its pairs of −log σ(r better − r worse), all of them
 *  in one batch, so that each answer is read once. @param onLoss also gets the share of pairs ordered rightly */
export function comparisonBatch(
  comparisons: readonly Comparison[],
  context: number,
  onLoss: (loss: number, accuracy: number) => void,
): Batch {
  const texts = comparisons.flatMap(({ texts }) => texts);
  const objective: Objective = ({ values }, gradient) => {
    let [loss, right, pairCount, first] = [0, 0, 0, 0];
    for (const { texts, pairs } of comparisons) {
      for (const [better, worse] of pairs) {
        const margin = values[first + better] - values[first + worse];
        const weight = 1 / pairs.length / comparisons.length;
        const wrong = 1 / (1 + exp(margin));
        loss += weight * (margin > 0 ? log(1 + exp(-margin)) : log(1 + exp(margin)) - margin);
        gradient.values[first + better] -= weight * wrong;
        gradient.values[first + worse] += weight * wrong;
        if (margin > 0) right++;
      }
      pairCount += pairs.length;
      first += texts.length;
    }
    onLoss(loss, right / pairCount);
  };
  return { observations: packPrefixes(texts, context), rows: texts.length, objective };
}
