// The loss of PPO on the device of tfjs: `ppoLoss` in WGSL, one dispatch for all of it.
import * as tf from "@tensorflow/tfjs-core";
import { dispatch, output } from "../backends/webgpu/record.ts";
import { constants, workgroupSum } from "../backends/webgpu/wgsl.ts";
import type { LossConfig, LossTerms, Minibatch } from "./loss.ts";
import type { Outputs } from "./tensor-network.ts";

/** One workgroup does it all: the means over the minibatch need no second dispatch. */
const THREADS = 256;

/** In the order of the shader. */
const TERMS = [
  ...(["policyLoss", "valueLoss", "entropy", "approxKl", "clipFraction", "maxRatioError"] as const),
] satisfies readonly (keyof LossTerms)[];

/** What is read back of a loss, in floats. */
export const TERM_COUNT = TERMS.length;

export const readTerms = (values: Float32Array): LossTerms =>
  Object.fromEntries(TERMS.map((name, i) => [name, values[i]])) as Record<(typeof TERMS)[number], number>;

/** @returns the derivative with respect to the outputs, and `[TERM_COUNT]` terms; the caller disposes them */
export function deviceLoss(
  { logits, values }: Outputs,
  minibatch: Minibatch,
  config: LossConfig,
): { readonly derivative: Outputs; readonly terms: tf.Tensor } {
  const { rows, actions, logProbs, advantages, valueTargets } = minibatch;
  const facts = new Float32Array(5 * rows);
  for (const [i, fact] of [actions, logProbs, minibatch.values, advantages, valueTargets].entries()) {
    facts.set(fact, i * rows);
  }
  const derivative = { logits: output(logits.shape), values: output(values.shape) };
  const terms = output([TERM_COUNT]);
  const known = tf.tensor1d(facts);
  dispatch({
    reads: { logits, values, facts: known },
    writes: { dLogits: derivative.logits, dValues: derivative.values, terms },
    code: constants({ ROWS: rows, ACTIONS: logits.size / rows }) + shader(config),
    workgroups: [1],
  });
  known.dispose();
  return { derivative, terms };
}

const shader = (config: LossConfig): string => `${workgroupSum(THREADS)}
fn action(row: u32) -> u32 { return u32(facts[row]); }
fn log_prob(row: u32) -> f32 { return facts[ROWS + row]; }
fn old_value(row: u32) -> f32 { return facts[2u * ROWS + row]; }
fn advantage(row: u32) -> f32 { return facts[3u * ROWS + row]; }
fn target_value(row: u32) -> f32 { return facts[4u * ROWS + row]; }

/** What to take from a row's logits to have the logarithms of its probabilities. */
fn normalizer(row: u32) -> f32 {
  var highest = logits[row * ACTIONS];
  for (var a = 1u; a < ACTIONS; a++) { highest = max(highest, logits[row * ACTIONS + a]); }
  var sum = 0.0;
  for (var a = 0u; a < ACTIONS; a++) { sum += exp(logits[row * ACTIONS + a] - highest); }
  return highest + log(sum);
}

fn entropy_of(row: u32) -> f32 {
  let less = normalizer(row);
  var entropy = 0.0;
  for (var a = 0u; a < ACTIONS; a++) {
    let log_prob = logits[row * ACTIONS + a] - less;
    entropy -= exp(log_prob) * log_prob;
  }
  return entropy;
}

fn mean(thread: u32, sum: f32) -> f32 { return workgroup_sum(thread, sum) / f32(ROWS); }

var<workgroup> largest: array<f32, ${THREADS}>;

@compute @workgroup_size(${THREADS})
fn main(@builtin(local_invocation_index) thread: u32) {
  var shift = 0.0;
  var deviation = 1.0;
  ${config.advantageNormalization === "minibatch" ? NORMALIZATION : ""}
  var policy_loss = 0.0;
  var value_loss = 0.0;
  var entropy = 0.0;
  var kl = 0.0;
  var clipped = 0.0;
  var ratio_error = 0.0;
  for (var row = thread; row < ROWS; row += ${THREADS}u) {
    let less = normalizer(row);
    let chosen = row * ACTIONS + action(row);
    let log_ratio = logits[chosen] - less - log_prob(row);
    let ratio = exp(log_ratio);
    let gain = (advantage(row) - shift) / deviation;
    let bounded = clamp(ratio, ${1 - config.clip}, ${1 + config.clip});
    policy_loss -= min(ratio * gain, bounded * gain);
    ${config.surrogate === "ratioMinusOne" ? "policy_loss += gain;" : ""}
    let slope = select(0.0, -gain * ratio / f32(ROWS), ratio * gain <= bounded * gain);
    for (var a = 0u; a < ACTIONS; a++) {
      let i = row * ACTIONS + a;
      dLogits[i] = slope * (select(0.0, 1.0, i == chosen) - exp(logits[i] - less));
    }
    entropy += entropy_of(row);

    let error = values[row] - target_value(row);
    var square = error * error;
    var value_slope = 2.0 * error;
    ${config.valueClip === "none" ? "" : valueClip(config.valueClip)}
    value_loss += square;
    dValues[row] = ${config.valueCoefficient} * value_slope / f32(ROWS);

    kl += ratio - 1.0 - log_ratio;
    if (ratio != bounded) { clipped += 1.0; }
    ratio_error = max(ratio_error, abs(ratio - 1.0));
  }

  let mean_entropy = mean(thread, entropy);
  if (${config.entropyCeiling === "none" ? "true" : `mean_entropy < ${config.entropyCeiling}`}) {
    for (var row = thread; row < ROWS; row += ${THREADS}u) {
      let less = normalizer(row);
      let entropy = entropy_of(row);
      for (var a = 0u; a < ACTIONS; a++) {
        let i = row * ACTIONS + a;
        let log_prob = logits[i] - less;
        dLogits[i] += ${config.entropyCoefficient} / f32(ROWS) * exp(log_prob) * (log_prob + entropy);
      }
    }
  }

  let means = array(mean(thread, policy_loss), mean(thread, value_loss), mean_entropy, mean(thread, kl), mean(thread, clipped));
  largest[thread] = ratio_error;
  workgroupBarrier();
  if (thread > 0u) { return; }
  for (var i = 0u; i < ${THREADS}u; i++) { ratio_error = max(ratio_error, largest[i]); }
  for (var i = 0u; i < 5u; i++) { terms[i] = means[i]; }
  terms[5] = ratio_error;
}
`;

/** To mean 0 and variance 1. */
const NORMALIZATION = `
  var sum = 0.0;
  for (var row = thread; row < ROWS; row += ${THREADS}u) { sum += advantage(row); }
  shift = mean(thread, sum);
  sum = 0.0;
  for (var row = thread; row < ROWS; row += ${THREADS}u) {
    sum += (advantage(row) - shift) * (advantage(row) - shift);
  }
  deviation = sqrt(mean(thread, sum)) + 1e-8;
`;

/** The worse of the squared errors with and without the clip. */
const valueClip = (clip: number): string => `
    let near = clamp(values[row], old_value(row) - ${clip}, old_value(row) + ${clip});
    let near_square = (near - target_value(row)) * (near - target_value(row));
    if (near_square > square) {
      square = near_square;
      if (near != values[row]) { value_slope = 0.0; }
    }
`;
