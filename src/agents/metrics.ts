// What the numbers of a training mean; docs/metrics.md says it at length.
import type { TrainingProgress } from "./trainer.ts";

export interface Metric {
  readonly name: keyof TrainingProgress;
  readonly title: string;
  readonly unit: string;
  readonly range: string;
  /** One or two sentences: what it says, and how it is computed. */
  readonly meaning: string;
  /** What it is about, as TensorBoard groups it. */
  readonly group: "training" | "episodes" | "learner" | "settings";
}

/** In the order of the columns of a log. What a learner does not know is NaN. */
export const METRICS = [
  {
    name: "steps",
    title: "Steps",
    unit: "steps",
    range: "0 and up",
    meaning: "Steps of all environments together since the training began, resumes included.",
    group: "training",
  },
  {
    name: "episodes",
    title: "Episodes",
    unit: "episodes",
    range: "0 and up",
    meaning: "Episodes that ended since the training began.",
    group: "training",
  },
  {
    name: "episodeReturn",
    title: "Episode return",
    unit: "points",
    range: "any",
    meaning:
      "What the learner is paid in an episode: points gained, plus bonuses, minus penalties. Sum of its rewards; mean of the last 100 episodes, from the 20th on.",
    group: "episodes",
  },
  {
    name: "rewardFraction",
    title: "Reward fraction",
    unit: "1",
    range: "about 0 to 1; below 0 where points were lost",
    meaning:
      "Points gained, without bonuses and penalties, as a share of those that the level offers, one for leaving included. Mean of the last 100 episodes, from the 20th on.",
    group: "episodes",
  },
  {
    name: "episodeLength",
    title: "Episode length",
    unit: "steps",
    range: "1 to the time limit",
    meaning:
      "Steps until the agent left, was destroyed or ran out of time. Mean of the last 100 episodes, from the 20th on.",
    group: "episodes",
  },
  {
    name: "success",
    title: "Reached the exit",
    unit: "1",
    range: "0 to 1",
    meaning: "Share of episodes that ended at the exit, of the last 100, from the 20th on.",
    group: "episodes",
  },
  {
    name: "entropy",
    title: "Entropy",
    unit: "nats",
    range: "0 to ln 9 = 2.197",
    meaning:
      "How undecided the agent is: −Σ p ln p over its nine actions. Falls as it learns; near 0 it no longer tries anything. Mean over the samples of an update.",
    group: "learner",
  },
  {
    name: "approxKl",
    title: "KL divergence",
    unit: "nats",
    range: "0 and up; usually below 0.05",
    meaning:
      "How far an update moved the agent from the one that played. Mean of ratio − 1 − ln ratio, where ratio is the new probability of an action over the old (Schulman 2020, estimator k3); over all minibatches of the update.",
    group: "learner",
  },
  {
    name: "clipFraction",
    title: "Clipped",
    unit: "1",
    range: "0 to 1; usually below 0.3",
    meaning: "Share of samples whose ratio went beyond the clip, so that they pushed no further.",
    group: "learner",
  },
  {
    name: "policyLoss",
    title: "Policy loss",
    unit: "1",
    range: "around 0",
    meaning:
      "The clipped surrogate of PPO, to be lowered (Schulman et al. 2017, equation 7). Its level says little: advantages are measured anew in each update.",
    group: "learner",
  },
  {
    name: "valueLoss",
    title: "Value loss",
    unit: "points²",
    range: "0 and up",
    meaning:
      "Mean squared error of the predicted return, before its coefficient; of DQN, that of the values of actions. Rises when the agent meets something new, falls as it learns to expect it.",
    group: "learner",
  },
  {
    name: "gradNorm",
    title: "Gradient norm",
    unit: "1",
    range: "0 and up",
    meaning:
      "Length of the gradient over all weights before it is clipped, mean over the minibatches of an update.",
    group: "learner",
  },
  {
    name: "exploration",
    title: "Random actions",
    unit: "1",
    range: "0 to 1",
    meaning: "Chance with which the agent takes any action instead of the best it knows. DQN alone.",
    group: "learner",
  },
  {
    name: "qValue",
    title: "Value of the best action",
    unit: "points",
    range: "any",
    meaning:
      "What the agent expects from its best action, rewards to come discounted. Mean over the samples of an update. DQN alone.",
    group: "learner",
  },
  {
    name: "learningRateFactor",
    title: "Learning-rate factor",
    unit: "1",
    range: "0 and up",
    meaning: "What the learning rate is multiplied by: as the recipe plans it, or as it was changed by hand.",
    group: "settings",
  },
  {
    name: "entropyFactor",
    title: "Entropy factor",
    unit: "1",
    range: "0 and up",
    meaning: "What the pay for entropy is multiplied by: more keeps the agent trying, less lets it settle.",
    group: "settings",
  },
  {
    name: "exitDifficulty",
    title: "Exit difficulty",
    unit: "1",
    range: "0 and up; usually to 1",
    meaning:
      "Share of the points that a level asks for which opens its exit: near 0 it is open at once, at 1 the level is as it was made. For episodes that start.",
    group: "settings",
  },
  {
    name: "sideEffectFactor",
    title: "Side-effect factor",
    unit: "1",
    range: "0 and up; usually to 1",
    meaning:
      "What the charge for changes of the board is multiplied by, where a training has one. For episodes that start.",
    group: "settings",
  },
  {
    name: "stepsPerSecond",
    title: "Steps a second",
    unit: "steps/s",
    range: "0 and up",
    meaning: "Environment steps a second since this start or resume, by the clock on the wall.",
    group: "training",
  },
] as const satisfies readonly Metric[];

type ClockMetric = "stepsPerSecond";
type Logged = Exclude<(typeof METRICS)[number]["name"], ClockMetric>;

/** Columns of a log: all but what depends on the clock, so that the same training gives the same log. */
export const LOGGED = METRICS.map(({ name }) => name).filter(
  (name): name is Logged => name !== ("stepsPerSecond" satisfies ClockMetric),
);
