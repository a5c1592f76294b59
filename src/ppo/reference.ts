// A price for leaving the policy that one began with (Ziegler et al. 2019; Ouyang et al. 2022, section 3.5).
import { logSoftmax } from "./distribution.ts";
import type { Rollout } from "./rollout.ts";
import type { Player } from "./types.ts";

/** Takes `factor` · log(π(a)/π_ref(a)) off the reward of each action: in expectation `factor` · KL(π ‖ π_ref) a step.
 *  @param rollout of an env on the CPU
 *  @returns the mean of the log-ratios: an estimate of the KL, nats a step */
export async function chargeForLeaving(
  { observations, steps, rows, actions, logProbs, rewards, waiting }: Rollout,
  reference: Player,
  factor: number,
): Promise<number> {
  if (!(observations instanceof Uint32Array)) throw new Error("A reference policy needs an env on the CPU.");
  const words = observations.length / (steps * rows);
  const distribution = new Float64Array(reference.actionCount);
  let [sum, count] = [0, 0];
  for (let step = 0; step < steps; step++) {
    const seen = observations.subarray(step * rows * words, (step + 1) * rows * words);
    const { logits } = await reference.evaluate(seen, rows);
    for (let row = 0; row < rows; row++) {
      const at = step * rows + row;
      if (waiting?.[at]) continue;
      logSoftmax(logits, row, reference.actionCount, distribution);
      const logRatio = logProbs[at] - distribution[actions[at]];
      rewards[at] -= factor * logRatio;
      sum += logRatio;
      count++;
    }
  }
  return sum / count;
}
