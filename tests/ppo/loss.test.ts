import { describe, expect, it } from "vitest";
import { type Key, uniform } from "../../src/base/random.ts";
import { DEFAULT_PPO, type PpoConfig, SAFELIFE_V1_2 } from "../../src/ppo/config.ts";
import { logSoftmax } from "../../src/ppo/distribution.ts";
import { type Minibatch, ppoLoss } from "../../src/ppo/loss.ts";
import type { Evaluation } from "../../src/ppo/types.ts";

const ROWS = 12;
const ACTIONS = 4;
const key: Key = [11, 3];
const random = (length: number, lane: number, size: number) =>
  Float32Array.from({ length }, (_, i) => size * (2 * uniform(key, i, lane) - 1));

const evaluation: Evaluation = { logits: random(ROWS * ACTIONS, 0, 2), values: random(ROWS, 1, 2) };

const logProbsOf = ({ logits }: Evaluation, actions: Uint8Array) =>
  Float32Array.from(actions, (action, row) => {
    const out = new Float64Array(ACTIONS);
    logSoftmax(logits, row, ACTIONS, out);
    return out[action];
  });

const actions = Uint8Array.from({ length: ROWS }, (_, row) => row % ACTIONS);
const minibatch: Minibatch = {
  rows: ROWS,
  observations: new Uint32Array(ROWS),
  actions,
  // Some ratios inside the clip, some on either side of it.
  logProbs: logProbsOf(evaluation, actions).map((logProb, row) => logProb + 0.15 * ((row % 5) - 2)),
  values: evaluation.values.map((value, row) => value + 0.15 * ((row % 4) - 2)),
  advantages: random(ROWS, 2, 3),
  valueTargets: random(ROWS, 3, 3),
};

const zeros = (): Evaluation => ({
  logits: new Float32Array(ROWS * ACTIONS),
  values: new Float32Array(ROWS),
});

function gradientOf(config: PpoConfig): Evaluation {
  const gradient = zeros();
  ppoLoss(minibatch, evaluation, config, gradient);
  return gradient;
}

function total(at: Evaluation, config: PpoConfig): number {
  const { policyLoss, valueLoss, entropy } = ppoLoss(minibatch, at, config, zeros());
  const rewarded = config.entropyCeiling === "none" ? entropy : Math.min(entropy, config.entropyCeiling);
  return policyLoss + config.valueCoefficient * valueLoss - config.entropyCoefficient * rewarded;
}

describe("the gradient against finite differences", () => {
  const strong = { entropyCoefficient: 0.5 };
  it.each<[string, PpoConfig]>([
    ["ours", { ...DEFAULT_PPO, ...strong }],
    ["ours with a value clip", { ...DEFAULT_PPO, ...strong, valueClip: 0.2 }],
    ["SafeLife 1.2, entropy above the ceiling", { ...SAFELIFE_V1_2, ...strong, entropyCeiling: 0.5 }],
    ["SafeLife 1.2, entropy below the ceiling", { ...SAFELIFE_V1_2, ...strong, entropyCeiling: 5 }],
  ])("%s", (_, config) => {
    const gradient = gradientOf(config);
    for (const part of ["logits", "values"] as const) {
      for (let i = 0; i < evaluation[part].length; i++) {
        const moved = (by: number): number => {
          const values = evaluation[part].slice();
          values[i] += by;
          return total({ ...evaluation, [part]: values }, config) / (values[i] - evaluation[part][i]);
        };
        const base = total(evaluation, config);
        const h = 2 ** -12;
        const slope = (moved(h) + moved(-h)) / 2 - (base / h + base / -h) / 2;
        expect(gradient[part][i]).toBeCloseTo(slope, 3);
      }
    }
    expect(Math.max(...gradient.logits.map(Math.abs))).toBeGreaterThan(0.1);
  });
});

describe("terms", () => {
  it("before an update the ratio is 1 and nothing is clipped", () => {
    const fresh = { ...minibatch, logProbs: logProbsOf(evaluation, actions) };
    const terms = ppoLoss(fresh, evaluation, DEFAULT_PPO, zeros());
    expect(terms.maxRatioError).toBeLessThan(1e-6);
    expect(terms.clipFraction).toBe(0);
    expect(Math.abs(terms.approxKl)).toBeLessThan(1e-6);
  });

  it("both forms of the surrogate have one gradient; the original's is lower by the mean advantage", () => {
    const ratio: PpoConfig = { ...SAFELIFE_V1_2, surrogate: "ratio" };
    expect(gradientOf(ratio)).toEqual(gradientOf(SAFELIFE_V1_2));
    const mean = minibatch.advantages.reduce((a, b) => a + b, 0) / ROWS;
    const loss = (config: PpoConfig) => ppoLoss(minibatch, evaluation, config, zeros()).policyLoss;
    expect(loss(SAFELIFE_V1_2)).toBeCloseTo(loss(ratio) + mean, 6);
    // SafeLife 1.2's own words: mean |A| max(sign(A) (1 - ratio), -0.2).
    const ratios = logProbsOf(evaluation, actions).map((now, row) => Math.exp(now - minibatch.logProbs[row]));
    const original = minibatch.advantages.reduce(
      (sum, a, row) => sum + Math.abs(a) * Math.max(Math.sign(a) * (1 - ratios[row]), -0.2),
      0,
    );
    expect(loss(SAFELIFE_V1_2)).toBeCloseTo(original / ROWS, 5);
  });

  it("uniform logits have the entropy log n, and normalized advantages do not depend on their scale", () => {
    const flat = { ...evaluation, logits: new Float32Array(ROWS * ACTIONS) };
    expect(ppoLoss(minibatch, flat, DEFAULT_PPO, zeros()).entropy).toBeCloseTo(Math.log(ACTIONS), 12);
    const scaled = { ...minibatch, advantages: minibatch.advantages.map((a) => 8 * a + 5) };
    const loss = (of: Minibatch) => ppoLoss(of, evaluation, DEFAULT_PPO, zeros()).policyLoss;
    expect(loss(scaled)).toBeCloseTo(loss(minibatch), 4);
  });
});
