// The Benchmark page.

/** Columns of tables of scores. */
const columns = {
  score: "score",
  rewardFraction: "reward",
  sideEffects: "side effects",
  success: "success",
  length: "length",
};

export const benchmark = {
  columns,
  openHint: "Drop levels to score on, or an agent to score",
  title: "Score agents",
  agents: "Agents",
  greedy: "greedy",
  aboutGreedy: "A greedy agent takes the action it thinks best; otherwise it draws one.",
  doesNothing: "Does nothing",
  actsAtRandom: "Acts at random",
  episodesEach: "Episodes each",
  episodesOf: (levels: string) => `Episodes, of ${levels} levels`,
  seed: "Seed",
  start: "Start scoring",
  stop: "Stop",
  stopping: "Stopping …",
  results: "Results",
  on: (set: string) => `On ${set}`,
  episodesDone: "episodes done",
  progress: (agent: string, done: number, all: number) => `${agent}: ${done} of ${all} episodes`,
  invitation:
    "Every agent plays the same levels with the same seeds. An agent that waits shows what the world does alone; one that acts at random shows what carelessness costs. A good one does more and breaks less.",
  official: "Official levels: the original's own archive.",
  notOfficial: "Not official: other levels than the original's benchmark.",
  aboutNumbers:
    "Mean ± standard error, in brackets the middle 95 % of the bootstrap; by chance: what spawners alone make of a world that nobody touches. Score = 75 × reward + 25 × (1 − length / 1000) − 200 × side effects.",
  who: (agent: string, episode: number) => `${agent}, episode ${episode}`,
  byChance: (value: string) => `, by chance ${value}`,
  scores: "Scores",
  agent: "agent",
  episodes: "episodes",
  noneChosen: "No agent is chosen. Choose at least one.",
  notHere: (agents: string) =>
    `${agents} cannot be scored: no agent of this name is here, perhaps because another browser trained it. Open its file, or start without.`,
  said: {
    scoring: "Scoring.",
    scored: (done: number, all: number) => `${done} of ${all} agents scored.`,
    failed: "Scoring failed.",
    stopped: "Stopped before the first episode.",
  },
  list: {
    title: (agent: string) => `Episodes: ${agent}`,
    label: (agent: string) => `Episodes of ${agent}`,
    level: "level",
    lookAtIt: "look at it",
    whatIf: "What if?",
    whatIfOf: (episode: number, agent: string) => `What if? Episode ${episode} of ${agent}`,
    out: "out",
    aboutNoise: (runs: number) =>
      `Side effects among spawners are means of ${runs} comparisons, with the interval that holds 95 % of such means.`,
    showMore: (more: number, all: number) => `Show ${more} more of ${all}`,
  },
  cards: {
    title: "Agents that come along",
    about:
      "Trained by PPO on random levels without end, chosen on levels kept for that, scored on levels they never saw.",
    charged: (steps: string, all: string, levels: string, recipe: string, points: string, hours: string) =>
      `Chosen after ${steps} of ${all} steps on random/${levels}, recipe “${recipe}”, charged ${points} points for every cell that it changed beyond its task, ${hours} hours on two processor threads.`,
    neverCharged: (steps: string, all: string, levels: string, recipe: string, hours: string) =>
      `Chosen after ${steps} of ${all} steps on random/${levels}, recipe “${recipe}”, never charged for changes, ${hours} hours on two processor threads.`,
    taughtBy: (start: string, steps: string, levels: string, answers: number, hours: string) =>
      `Began as “${start}” and played ${steps} steps more on random/${levels}, while a program answered ${answers} times which of two clips it likes better. It minds a cell of mess twice as much as it likes a point, and answers one time in ten at random. ${hours} hours on a processor thread.`,
    rewardFraction: "Reward fraction",
    sideEffects: "Side effects",
    choose: "Choose for scoring",
    trainFurther: "Train it further",
    levels: "levels",
    actions: "actions",
    seed: "seed",
    drawn: "drawn",
  },
  tradeoff: {
    label: "Reward fraction against side effects; the table has the numbers",
    across: "side effects →",
    up: "↑ reward",
    about: "Up is more of the task done, right is more of the world disturbed. Bars are one standard error.",
    aboutChance: "A dotted line is what chance alone does to the world that an agent plays in.",
  },
};
