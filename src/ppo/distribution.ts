// The softmax distribution over actions of each row. Exact functions: equal logits give equal numbers anywhere.
import { exp, log } from "../base/exact-math.ts";
import { GUMBEL } from "../base/gumbel.ts";
import { bits, type Key } from "../base/random.ts";

/** Natural logarithms of the softmax of one row of `logits`, into `out` `[actions]`. */
export function logSoftmax(logits: Float32Array, row: number, actions: number, out: Float64Array): void {
  const start = row * actions;
  let highest = Number.NEGATIVE_INFINITY;
  for (let a = 0; a < actions; a++) highest = Math.max(highest, logits[start + a]);
  let sum = 0;
  for (let a = 0; a < actions; a++) sum += exp(logits[start + a] - highest);
  const normalizer = highest + log(sum);
  for (let a = 0; a < actions; a++) out[a] = logits[start + a] - normalizer;
}

/** Draws an action for each row by the Gumbel-max trick (Gumbel 1954): the largest logit plus noise. The noise
 *  is a function of (key, step, row, action), from a table that a GPU can share.
 *  @param logits `[row, action]`
 *  @param out `[row]` */
export function sampleActions(logits: Float32Array, key: Key, step: number, out: Uint8Array): void {
  const actions = logits.length / out.length;
  for (let row = 0; row < out.length; row++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let a = 0; a < actions; a++) {
      const i = row * actions + a;
      const score = Math.fround(logits[i] + GUMBEL[bits(key, step, i) >>> 16]);
      if (score > best) {
        best = score;
        out[row] = a;
      }
    }
  }
}

/** The most likely action of each row; the first of equals. */
export function greedyActions(logits: Float32Array, out: Uint8Array): void {
  const actions = logits.length / out.length;
  for (let row = 0; row < out.length; row++) {
    let best = 0;
    for (let a = 1; a < actions; a++) if (logits[row * actions + a] > logits[row * actions + best]) best = a;
    out[row] = best;
  }
}
