// The loss of PPO and its derivative with respect to logits and values, in plain numbers.
import { exp } from "../base/exact-math.ts";
import type { PpoConfig } from "./config.ts";
import { logSoftmax } from "./distribution.ts";
import type { Evaluation, Observations } from "./types.ts";

/** A part of a rollout. Arrays `[row]` but for the observations. */
export interface Minibatch {
  readonly rows: number;
  /** `[row, word]` */
  readonly observations: Observations;
  readonly actions: Uint8Array;
  /** Log-probabilities of these actions at the time of the rollout. */
  readonly logProbs: Float32Array;
  /** Values at the time of the rollout. */
  readonly values: Float32Array;
  readonly advantages: Float32Array;
  readonly valueTargets: Float32Array;
}

/** Means over a minibatch. */
export interface LossTerms {
  /** Clipped surrogate, to be lowered. */
  readonly policyLoss: number;
  /** Mean squared error, before its coefficient. */
  readonly valueLoss: number;
  /** Nats. */
  readonly entropy: number;
  /** Nats; mean of ratio − 1 − log ratio (Schulman 2020, "k3"). */
  readonly approxKl: number;
  /** Share of rows whose ratio is outside the clip. */
  readonly clipFraction: number;
  /** Largest |ratio − 1|; 0 before the first update but for rounding. */
  readonly maxRatioError: number;
}

export type LossConfig = Pick<
  PpoConfig,
  | "advantageNormalization"
  | "clip"
  | "valueClip"
  | "surrogate"
  | "valueCoefficient"
  | "entropyCoefficient"
  | "entropyCeiling"
>;

/** Schulman et al. 2017, eqs. 7 and 9. Adds the derivative of
 *  `policyLoss + valueCoefficient · valueLoss − entropyCoefficient · entropy` to `gradient`. */
export function ppoLoss(
  minibatch: Minibatch,
  { logits, values }: Evaluation,
  config: LossConfig,
  gradient: Evaluation,
): LossTerms {
  const { rows } = minibatch;
  const actions = logits.length / rows;
  const advantages = normalized(minibatch.advantages, config.advantageNormalization);
  const logProbs = new Float64Array(actions);
  const entropies = new Float64Array(rows);
  let policyLoss = 0;
  let valueLoss = 0;
  let approxKl = 0;
  let clipped = 0;
  let maxRatioError = 0;
  for (let row = 0; row < rows; row++) {
    logSoftmax(logits, row, actions, logProbs);
    const action = minibatch.actions[row];
    const logRatio = logProbs[action] - minibatch.logProbs[row];
    const ratio = exp(logRatio);
    const advantage = advantages[row];

    const bounded = Math.min(Math.max(ratio, 1 - config.clip), 1 + config.clip);
    policyLoss -= Math.min(ratio * advantage, bounded * advantage);
    if (config.surrogate === "ratioMinusOne") policyLoss += advantage;
    const moves = ratio * advantage <= bounded * advantage; // else the clip holds it
    const slope = moves ? (-advantage * ratio) / rows : 0; // with respect to the action's log-probability
    for (let a = 0; a < actions; a++) {
      gradient.logits[row * actions + a] += slope * ((a === action ? 1 : 0) - exp(logProbs[a]));
      entropies[row] -= exp(logProbs[a]) * logProbs[a];
    }

    const error = valueError(
      values[row],
      minibatch.values[row],
      minibatch.valueTargets[row],
      config.valueClip,
    );
    valueLoss += error.square;
    gradient.values[row] += (config.valueCoefficient * error.slope) / rows;

    approxKl += ratio - 1 - logRatio;
    if (ratio !== bounded) clipped++;
    maxRatioError = Math.max(maxRatioError, Math.abs(ratio - 1));
  }
  const entropy = entropies.reduce((a, b) => a + b, 0) / rows;
  if (config.entropyCeiling === "none" || entropy < config.entropyCeiling) {
    addEntropySlope(logits, entropies, -config.entropyCoefficient / rows, gradient.logits);
  }
  return {
    policyLoss: policyLoss / rows,
    valueLoss: valueLoss / rows,
    entropy,
    approxKl: approxKl / rows,
    clipFraction: clipped / rows,
    maxRatioError,
  };
}

function normalized(advantages: Float32Array, how: LossConfig["advantageNormalization"]): Float32Array {
  if (how === "none") return advantages;
  let mean = 0;
  for (const advantage of advantages) mean += advantage / advantages.length;
  let variance = 0;
  for (const advantage of advantages) variance += (advantage - mean) ** 2 / advantages.length;
  const deviation = Math.sqrt(variance) + 1e-8;
  return advantages.map((advantage) => (advantage - mean) / deviation);
}

/** The worse of the squared errors with and without the clip, and its derivative. */
function valueError(value: number, old: number, target: number, clip: LossConfig["valueClip"]) {
  const free = { square: (value - target) ** 2, slope: 2 * (value - target) };
  if (clip === "none") return free;
  const bounded = old + Math.min(Math.max(value - old, -clip), clip);
  const square = (bounded - target) ** 2;
  return square > free.square ? { square, slope: bounded === value ? free.slope : 0 } : free;
}

/** Adds `factor` times the derivative of the entropies: −p_a (log p_a + entropy). */
function addEntropySlope(
  logits: Float32Array,
  entropies: Float64Array,
  factor: number,
  out: Float32Array,
): void {
  const rows = entropies.length;
  const actions = logits.length / rows;
  const logProbs = new Float64Array(actions);
  for (let row = 0; row < rows; row++) {
    logSoftmax(logits, row, actions, logProbs);
    for (let a = 0; a < actions; a++) {
      out[row * actions + a] -= factor * exp(logProbs[a]) * (logProbs[a] + entropies[row]);
    }
  }
}
