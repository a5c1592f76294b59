// Rewards that mean nothing, whose attainability an agent is to preserve (Turner et al. 2020, "Avoiding side effects in
// complex environments", arXiv:2006.06547, section 3): functions of a coarse picture of the observation.
import { type Key, split, uniform } from "../base/random.ts";
import { ContinuousBernoulliVae } from "./cb-vae.ts";
import { type PoolLayout, pooled, pooledSize } from "./pooled-view.ts";

export interface AuxiliaryReward {
  /** Reward functions. */
  readonly count: number;
  /** `[row, reward]`, owned by the caller. @param observations packed, `[row, word]` */
  of(observations: Uint32Array, rows: number): Float32Array;
  dispose(): void;
}

/** Sums of the picture with weights uniform in ±√3, which is variance 1. */
export function randomProjection(layout: PoolLayout, count: number, key: Key): AuxiliaryReward {
  const size = pooledSize(layout);
  const weights = Float32Array.from(
    { length: count * size },
    (_, i) => Math.sqrt(3) * (2 * uniform(key, i) - 1),
  );
  return {
    count,
    of(observations, rows) {
      const pictures = pooled(observations, rows, layout);
      const rewards = new Float32Array(rows * count);
      for (let row = 0; row < rows; row++) {
        for (let reward = 0; reward < count; reward++) {
          let sum = 0;
          for (let i = 0; i < size; i++) sum += weights[reward * size + i] * pictures[row * size + i];
          rewards[row * count + reward] = sum;
        }
      }
      return rewards;
    },
    dispose() {},
  };
}

export interface LatentRewardOptions {
  /** Packed observations, `[observation, word]`: what the encoder learns to tell apart. */
  readonly observations: Uint32Array;
  readonly observationCount: number;
  readonly layout: PoolLayout;
  /** Latent dimensions, one for each reward. */
  readonly count: number;
  /** Minibatches of 64 pictures drawn with replacement. */
  readonly minibatches: number;
  readonly key: Key;
}

const BATCH = 64;

/** The latents of a continuous-Bernoulli autoencoder; where the published code draws from the latent distribution, its
 *  mean is taken, so that a state has one reward. */
export function latentReward(options: LatentRewardOptions): AuxiliaryReward {
  const { observations, observationCount, layout, count, minibatches, key } = options;
  const size = pooledSize(layout);
  const pictures = pooled(observations, observationCount, layout);
  const vae = new ContinuousBernoulliVae(size, count, split(key, "weights"));
  const batch = new Float32Array(BATCH * size);
  for (let i = 0; i < minibatches; i++) {
    const drawKey = split(key, "batch", i);
    for (let row = 0; row < BATCH; row++) {
      const from = Math.floor(uniform(drawKey, row) * observationCount) * size;
      batch.set(pictures.subarray(from, from + size), row * size);
    }
    vae.learn(batch, BATCH, split(key, "noise", i));
  }
  return {
    count,
    of: (now, rows) => vae.encode(pooled(now, rows, layout), rows),
    dispose: () => vae.dispose(),
  };
}
