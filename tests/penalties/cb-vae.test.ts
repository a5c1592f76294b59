import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed, split, uniform } from "../../src/base/random.ts";
import {
  ContinuousBernoulliVae,
  continuousBernoulliLoss,
  expectation,
  logNormalizer,
} from "../../src/penalties/cb-vae.ts";

const LOGITS = [-30, -4, -1, -0.021, -0.019, -1e-6, 0, 1e-3, 0.019, 0.021, 0.5, 3, 30];

describe("the continuous Bernoulli", () => {
  it.each(LOGITS)("with logit %d is the density that its authors write with λ", (logit) => {
    // C(λ) λ^x (1 − λ)^(1 − x), C(λ) = 2 artanh(1 − 2λ) / (1 − 2λ) or 2 at λ = ½; at x = 0 its log is −A.
    const chance = 1 / (1 + Math.exp(-logit));
    const constant = Math.abs(logit) < 1e-5 ? 2 : (2 * Math.atanh(1 - 2 * chance)) / (1 - 2 * chance);
    if (Math.abs(logit) < 30) {
      expect(-logNormalizer(logit)).toBeCloseTo(Math.log(constant) + Math.log(1 - chance), 7);
    }
    let mass = 0;
    let mean = 0;
    const parts = 20_000;
    for (let i = 0; i < parts; i++) {
      const x = (i + 0.5) / parts;
      const density = Math.exp(logit * x - logNormalizer(logit)) / parts;
      mass += density;
      mean += x * density;
    }
    expect(mass).toBeCloseTo(1, 6);
    expect(expectation(logit)).toBeCloseTo(mean, 6);
  });

  it("has the loss's slope as its gradient", () => {
    const values = Float32Array.of(0, 0.25, 1, 0.5);
    const logits = Float32Array.of(-2, 0, 1.5, 0.25);
    const { gradient } = continuousBernoulliLoss(logits, values, 2);
    logits.forEach((logit, i) => {
      const at = (x: number) => {
        const moved = logits.slice();
        moved[i] = x;
        return continuousBernoulliLoss(moved, values, 2).loss;
      };
      expect(gradient[i]).toBeCloseTo((at(logit + 0.0625) - at(logit - 0.0625)) / 0.125, 4);
    });
  });
});

describe("the autoencoder", { timeout: 30_000 }, () => {
  beforeAll(() => prepareBackend("wasm", () => 0));
  const key = keyFromSeed(8);

  /** Pictures of eight values, bright on the left or on the right. */
  const pictures = (count: number): Float32Array =>
    Float32Array.from({ length: 8 * count }, (_, i) => {
      const isBright = i % 8 < 4 === (i >> 3) % 2 < 1;
      return (isBright ? 0.8 : 0) + 0.2 * uniform(key, i);
    });

  const train = () => {
    const vae = new ContinuousBernoulliVae(8, 1, key);
    const losses = Array.from({ length: 400 }, (_, i) => vae.learn(pictures(16), 16, split(key, i)));
    const codes = vae.encode(pictures(16), 16);
    vae.dispose();
    return { losses, codes };
  };

  it("learns to tell two kinds of pictures apart, the same from the same key, and leaves no tensor", () => {
    const tensors = tf.memory().numTensors;
    const { losses, codes } = train();
    expect(losses[399]).toBeLessThan(losses[0] - 1);
    const [left, right] = [0, 1].map((kind) => [...codes].filter((_, i) => i % 2 === kind));
    const isApart = Math.max(...left) < Math.min(...right) || Math.max(...right) < Math.min(...left);
    expect(isApart).toBe(true);
    expect(train().codes).toEqual(codes);
    expect(tf.memory().numTensors).toBe(tensors);
  });
});
