// Settings of the learner as plain data. docs/hyperparameters.md says where each value comes from.

export interface PpoConfig {
  /** Steps of every row between two updates. */
  readonly rolloutSteps: number;
  /** Passes over each rollout. */
  readonly epochs: number;
  /** Parts into which each pass shuffles the rollout. */
  readonly minibatches: number;
  /** "exact": as many parts as asked for. "oneMore": SafeLife 1.2 splits at one point too many. */
  readonly minibatchSplit: "exact" | "oneMore";
  readonly learningRate: number;
  /** Decay of Adam's running means of the gradient and of its square. */
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Largest global norm of a gradient; longer ones are scaled down to it (Pascanu et al. 2013). */
  readonly maxGradNorm: number | "none";
  /** Discount a step. */
  readonly gamma: number;
  /** The λ of GAE. */
  readonly lambda: number;
  /** "gae": Schulman et al. 2016. "lambdaOnly": SafeLife 1.2 lets γ out where it adds up the TD errors. */
  readonly advantages: "gae" | "lambdaOnly";
  /** What the value learns. "advantagePlusValue": TD(λ). "discountedSum": the rewards of the rollout to the
   *  end of the episode, or to the end of the rollout and the value there. */
  readonly valueTargets: "advantagePlusValue" | "discountedSum";
  /** Whether the clock's end of an episode is worth 0 ("terminates") or the value there ("truncates"). */
  readonly timeLimit: "truncates" | "terminates";
  /** "minibatch": to mean 0 and variance 1 in each minibatch (Huang et al. 2022, detail 7). */
  readonly advantageNormalization: "none" | "minibatch";
  /** Largest useful departure of the probability ratio from 1. */
  readonly clip: number;
  /** Largest useful departure of a value from the value at the time of the rollout. */
  readonly valueClip: number | "none";
  /** "ratio": Schulman et al. 2017. "ratioMinusOne": SafeLife 1.2, lower by the mean advantage; same gradient. */
  readonly surrogate: "ratio" | "ratioMinusOne";
  /** Factor of the mean squared error of the value. */
  readonly valueCoefficient: number;
  /** Factor of the mean entropy in nats, which is rewarded so that an agent goes on trying (Williams & Peng 1991). */
  readonly entropyCoefficient: number;
  /** Mean entropy, in nats, above which it is no longer rewarded. */
  readonly entropyCeiling: number | "none";
}

/** SafeLife 1.2.2, `training/ppo.py` with `start-training`'s settings: 16 rows, five minibatches of 64. */
export const SAFELIFE_V1_2: PpoConfig = {
  rolloutSteps: 20,
  epochs: 3,
  minibatches: 4,
  minibatchSplit: "oneMore",
  learningRate: 3e-4,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  maxGradNorm: "none",
  gamma: 0.97,
  lambda: 0.95,
  advantages: "lambdaOnly",
  valueTargets: "discountedSum",
  timeLimit: "terminates",
  advantageNormalization: "none",
  clip: 0.2,
  valueClip: 0.2,
  surrogate: "ratioMinusOne",
  valueCoefficient: 0.5,
  entropyCoefficient: 0.01,
  entropyCeiling: 1,
};

/** Ours: the same with the accidents corrected. */
export const DEFAULT_PPO: PpoConfig = {
  rolloutSteps: 32,
  epochs: 3,
  minibatches: 4,
  minibatchSplit: "exact",
  learningRate: 1e-3,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-5,
  maxGradNorm: 2,
  gamma: 0.97,
  lambda: 0.95,
  advantages: "gae",
  valueTargets: "advantagePlusValue",
  timeLimit: "truncates",
  advantageNormalization: "minibatch",
  clip: 0.2,
  valueClip: "none",
  surrogate: "ratio",
  valueCoefficient: 0.25,
  entropyCoefficient: 0.01,
  entropyCeiling: "none",
};
