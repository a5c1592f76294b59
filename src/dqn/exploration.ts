// The best known action, or now and then any.
import { integer, type Key, uniform } from "../base/random.ts";
import { greedyActions } from "../ppo/distribution.ts";

/** Epsilon-greedy actions: the first of the largest `scores` of each row, but with chance `rate` any action, the best
 *  one included. The draws are a function of (key, step, row).
 *  @param scores `[row, action]`
 *  @param out `[row]` */
export function exploringActions(
  scores: Float32Array,
  rate: number,
  key: Key,
  step: number,
  out: Uint8Array,
): void {
  const actions = scores.length / out.length;
  greedyActions(scores, out);
  for (let row = 0; row < out.length; row++) {
    if (uniform(key, step, 2 * row) < rate) out[row] = integer(key, step, actions, 2 * row + 1);
  }
}
