// Learning from what was shown: the loss of behaviour cloning (Pomerleau 1991) and of models of language.
import { log } from "../base/exact-math.ts";
import { expAll } from "../base/exp-all.ts";
import type { Objective } from "./types.ts";

/** The mean over rows of −log p(target), in nats, times `factor`.
 *  @param targets `[row]` actions @param onLoss gets it without the factor */
export function crossEntropy(
  targets: ArrayLike<number>,
  factor: number,
  onLoss: (loss: number) => void,
): Objective {
  return ({ logits }, gradient) => {
    const rows = targets.length;
    const actions = logits.length / rows;
    const powers = new Float64Array(actions);
    const scale = factor / rows;
    let loss = 0;
    for (let row = 0; row < rows; row++) {
      const start = row * actions;
      let highest = Number.NEGATIVE_INFINITY;
      for (let a = 0; a < actions; a++) highest = Math.max(highest, logits[start + a]);
      let sum = 0;
      for (let a = 0; a < actions; a++) powers[a] = logits[start + a] - highest;
      expAll(powers);
      for (let a = 0; a < actions; a++) sum += powers[a];
      for (let a = 0; a < actions; a++) gradient.logits[start + a] += (scale * powers[a]) / sum;
      gradient.logits[start + targets[row]] -= scale;
      loss += highest + log(sum) - logits[start + targets[row]];
    }
    onLoss(loss / rows);
  };
}
