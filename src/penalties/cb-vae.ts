// A variational autoencoder of pictures with values in [0, 1] (Kingma & Welling 2014) under the continuous Bernoulli
// distribution (Loaiza-Ganem & Cunningham 2019, arXiv:1907.06845).
import * as tf from "@tensorflow/tfjs-core";
import { dense } from "../backends/layers.ts";
import { exp, log } from "../base/exact-math.ts";
import { type Key, split, uniform } from "../base/random.ts";
import { initialLayer, linearIn, PENALTY_OPTIMIZER, Weights } from "./weights.ts";

const HIDDEN = 64;

export class ContinuousBernoulliVae {
  private readonly weights: Weights;

  constructor(
    private readonly inputs: number,
    private readonly latents: number,
    key: Key,
  ) {
    this.weights = new Weights([
      ...initialLayer("encoder", [inputs, HIDDEN], key),
      ...initialLayer("mean", [HIDDEN, latents], key),
      ...initialLayer("logVariance", [HIDDEN, latents], key),
      ...initialLayer("decoder", [latents, HIDDEN], key),
      ...initialLayer("picture", [HIDDEN, inputs], key),
    ]);
  }

  /** Means of the latents, `[picture, latent]`, owned by the caller. @param pictures `[picture, input]` */
  encode(pictures: Float32Array, count: number): Float32Array {
    return tf.tidy(() => this.encoder(pictures, count).mean.dataSync<"float32">().slice());
  }

  /** One step of the optimizer on a batch. @returns the negative evidence bound, nats a picture */
  learn(pictures: Float32Array, count: number, key: Key): number {
    let misfit = 0;
    const divergence = this.weights.descend(() => {
      const { mean, logVariance } = this.encoder(pictures, count);
      const noise = Float32Array.from({ length: count * this.latents }, (_, i) => normal(key, i));
      const deviation = tf.exp(tf.mul(logVariance, 0.5));
      const z = tf.add<tf.Tensor2D>(mean, tf.mul(deviation, tf.tensor2d(noise, [count, this.latents])));
      const logits = this.layer("picture", this.layer("decoder", z, "relu"), "linear");
      const fit = continuousBernoulliLoss(logits.dataSync<"float32">(), pictures, count);
      misfit = fit.loss;
      const toPrior = tf.mul(
        tf.sum(tf.sub(tf.add(tf.square(mean), tf.exp(logVariance)), tf.add(logVariance, 1))),
        0.5 / count,
      );
      const linear = linearIn(logits, fit.gradient);
      // The value of the linear stand-in is of no interest: it is taken off again.
      const value = tf.scalar(linear.dataSync()[0]);
      return tf.add(toPrior, tf.sub(linear, value)) as tf.Scalar;
    }, PENALTY_OPTIMIZER);
    return misfit + divergence;
  }

  dispose(): void {
    this.weights.dispose();
  }

  private encoder(pictures: Float32Array, count: number) {
    const hidden = this.layer("encoder", tf.tensor2d(pictures, [count, this.inputs]), "relu");
    return {
      mean: this.layer("mean", hidden, "linear"),
      logVariance: this.layer("logVariance", hidden, "linear"),
    };
  }

  private layer(name: string, x: tf.Tensor2D, activation: "relu" | "linear"): tf.Tensor2D {
    return dense(x, this.weights.get(`${name}/kernel`), this.weights.get(`${name}/bias`), activation);
  }
}

/** Mean of twelve uniform numbers, shifted and scaled to mean 0 and variance 1: normal enough, and exact everywhere. */
function normal(key: Key, index: number): number {
  let sum = -6;
  for (let lane = 0; lane < 12; lane++) sum += uniform(split(key, lane), index);
  return sum;
}

/** −log p(x) = A(η) − η x with logit η, summed over values, a mean over pictures; and its derivative by η. */
export function continuousBernoulliLoss(logits: Float32Array, values: Float32Array, count: number) {
  const gradient = new Float32Array(logits.length);
  let loss = 0;
  for (let i = 0; i < logits.length; i++) {
    loss += (logNormalizer(logits[i]) - logits[i] * values[i]) / count;
    gradient[i] = (expectation(logits[i]) - values[i]) / count;
  }
  return { loss, gradient };
}

/** Below this |η| the series is exact to a float's precision, above it the formula is. */
const NEAR_ZERO = 0.02;

/** A(η) = log ∫₀¹ e^(ηx) dx = log((e^η − 1) / η). */
export function logNormalizer(logit: number): number {
  const size = Math.abs(logit);
  if (size < NEAR_ZERO) return logit / 2 + (logit * logit) / 24;
  return Math.max(logit, 0) + log((1 - exp(-size)) / size);
}

/** A'(η), the mean of the distribution. */
export const expectation = (logit: number): number =>
  Math.abs(logit) < NEAR_ZERO ? 0.5 + logit / 12 : 1 / (1 - exp(-logit)) - 1 / logit;
