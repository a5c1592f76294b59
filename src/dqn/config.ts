// Settings of the learner as plain data. docs/hyperparameters.md says where each value comes from.

export interface DqnConfig {
  /** Steps of every row between two steps of the optimizer. */
  readonly rolloutSteps: number;
  /** The latest steps that are kept to learn from, all rows together. */
  readonly replaySteps: number;
  /** Steps kept before learning begins. */
  readonly warmUpSteps: number;
  /** Steps drawn from those kept for each step of the optimizer, without repetition. */
  readonly batch: number;
  /** Steps of all rows after which the target network becomes a copy of the one that learns. */
  readonly targetEvery: number;
  /** What the target network is until the first copy: the same as the other, or one with first weights of its own. */
  readonly targetStart: "same" | "other";
  /** Rewards added up before the target network guesses the rest. */
  readonly multiStep: number;
  /** "oneEarly": SafeLife 1.2 also expects nothing behind its rewards if the episode ends with the very next one. */
  readonly multiStepEnd: "exact" | "oneEarly";
  /** "truncates": the clock ends an episode, not what could be had in it. "terminates": nothing comes after. */
  readonly timeLimit: "truncates" | "terminates";
  /** Which network chooses the action that the target network judges; "online" is double DQN. */
  readonly nextAction: "target" | "online";
  /** Over what the mean of the advantages is taken away: the actions of a row, or of the whole batch. */
  readonly dueling: "row" | "batch";
  /** Discount a step. */
  readonly gamma: number;
  readonly learningRate: number;
  /** Decay of Adam's running means of the gradient and of its square. */
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Largest global norm of a gradient. */
  readonly maxGradNorm: number | "none";
}

/** SafeLife 1.2.2, `training/dqn.py` with the 16 rows of `training/env_factory.py`: an optimizer step every 32 steps. */
export const SAFELIFE_V1_2_DQN: DqnConfig = {
  rolloutSteps: 2,
  replaySteps: 100_000,
  warmUpSteps: 40_000,
  batch: 96,
  targetEvery: 10_000,
  targetStart: "other",
  multiStep: 5,
  multiStepEnd: "oneEarly",
  timeLimit: "terminates",
  nextAction: "target",
  dueling: "batch",
  gamma: 0.97,
  learningRate: 3e-4,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  maxGradNorm: "none",
};

/** Ours: the same with the accidents corrected, and sooner at work. */
export const DEFAULT_DQN: DqnConfig = {
  ...SAFELIFE_V1_2_DQN,
  rolloutSteps: 1,
  replaySteps: 50_000,
  warmUpSteps: 5_000,
  targetEvery: 2_000,
  targetStart: "same",
  multiStepEnd: "exact",
  timeLimit: "truncates",
  nextAction: "online",
  dueling: "row",
  learningRate: 1e-3,
  epsilon: 1e-5,
  maxGradNorm: 2,
};
