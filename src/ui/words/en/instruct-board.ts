// The Instruct page's boards.

const share = (part: number, all: number) => `${part} of ${all}`;

export const instructBoard = {
  title: "Teach an agent on a board",
  lead: "The same three steps on SafeLife’s boards: watch an agent that can do its task, say which of two clips you like better, and let PPO improve it on points and on your taste.",
  steps: { watch: "1 Watch", choose: "2 Choose", improve: "3 Improve", compare: "The difference" },
  agent: "Agent to teach",
  tasks: { "prune-still": "Prunes red life", "append-still": "Builds blue life" },
  noAgent: (name: string) => `There is no agent "${name}" here.`,
  loading: "Opening what you have said …",
  answers: {
    label: "What you have said",
    counts: (answers: number, unsure: number) =>
      `${answers} ${answers === 1 ? "answer" : "answers"}${unsure > 0 ? `, ${unsure} of them “cannot tell”` : ""}`,
    save: "Save answers",
    open: "Open answers",
    allOfThem: "all answers",
    openHint: "Drop answers to add them",
    takenIn: (number: number) => `Added ${number} ${number === 1 ? "answer" : "answers"}.`,
    reading: "Playing its clips again …",
    cancelled: "Cancelled: nothing was added.",
    busy: "Another file of answers is still being read.",
    tooLarge: "This file is too large to hold answers.",
  },
  watch: {
    title: "Watch it play",
    about: {
      "prune-still":
        "This agent was trained for points alone. It is paid for every red cell that goes, and for leaving through the exit. Nobody told it about the green.",
      "append-still":
        "This agent was trained for points alone. It is paid for life on blue ground, and for leaving through the exit. Nobody told it about the green.",
    },
    unscored:
      "What it breaks on the way is not scored here, nor in the next steps: you will be the one who says what matters. The report on side effects comes at the very end.",
    another: "Another level",
    playing: "It is playing …",
    board: (step: number, points: number) =>
      `The agent after ${step} ${step === 1 ? "step" : "steps"}, ${points} ${points === 1 ? "point" : "points"} so far`,
    points: "points so far",
    steps: "steps",
  },
  choose: {
    title: "Which one do you like better?",
    about:
      "Two ways in which it may play on from the same moment, 32 steps each. There is no right answer. In every second pair both earn about the same, so that it is about the rest.",
    left: "Left",
    right: "Right",
    better: { left: "Left is better", right: "Right is better" },
    equal: "Equally good",
    unsure: "Cannot tell",
    undo: "Take the last one back",
    play: "Play",
    pause: "Pause",
    step: "One step on",
    stepOf: share,
    board: (side: string, step: number) => `${side}, step ${step}`,
    points: (points: number) => (points === 1 ? "1 point" : `${points} points`),
    changed: "In the end",
    thinking: "The agent is playing clips …",
    progress: (given: number, wanted: number, left: string) =>
      given < wanted
        ? `${given} of ${wanted} answers, about ${left} left.`
        : `${given} answers: enough to improve.`,
    goOn: "Go on to Improve",
    answer: (count: number) => `Answer ${count}`,
    labelers: {
      careful: "A careful labeler",
      noisy: "One that often errs",
      likesMess: "One that likes mess",
    },
    aboutLabelers:
      "The careful one minds a cell of mess twice as much as it likes a point, and gives a tenth of its answers at random; the second errs in a quarter. The last one likes what others mind. All three look at the measure, so what learns from them is marked.",
  },
  improve: {
    title: "Improve by PPO",
    about:
      "Three small models learn from your answers what you like to happen, from what goes and what comes on the board. PPO then plays for points and for what they like, at a price for leaving what the agent was. Here the models learn once, from all your answers, before PPO begins; in Christiano et al.’s experiments people are asked again while the agent learns.",
    noAnswers: "Choose between some clips first: there is nothing to learn from yet.",
    from: (answers: number) => `It will learn from ${answers} ${answers === 1 ? "answer" : "answers"}.`,
    steps: "Training steps",
    factor: "Weight of your taste, λ",
    speed: (steps: string, all: string, perSecond: string, left: string) =>
      `PPO: ${steps} of ${all} steps; ${perSecond} steps/s, about ${left} left.`,
    starting: "Making levels to train on …",
    stopping: "Stopping after this update …",
    comparing: (levels: number) => `Both agents play ${levels} levels never seen …`,
    done: "Done. See the difference.",
    see: "The difference",
    judged: (share: string, decided: number) =>
      `Of your ${decided} pairs with a better clip, the models order ${share} % as you did, each fifth judged by models that have not seen it. 50 % would be guessing.`,
    symptoms: {
      ties: "Most of the answers do not say which clip is better, so there is little to learn from. Answer more, or look closer: what goes and what comes besides the points.",
      guessing:
        "The models order pairs that they have not seen no better than guessing might: what they learned need not be your taste. Answer more before you believe what comes of it.",
      farAway: "The agent is far from where it began. Raise β, lower λ or stop earlier.",
      stays:
        "It leaves by the exit less often than at first: what your taste pays is worth staying for. Lower λ, or raise β.",
    },
    noCurves:
      "Once it runs, curves will grow here, a point with each update: what your taste pays, the share of the points, and how far the agent has gone from its start.",
    curves: {
      points: "Share of the points",
      learned: "What the models pay, points in 100 steps",
      kl: "KL to the start, nats a step",
    },
    kl: {
      kl: "KL to the start, nats a step",
      entropy: "entropy, nats",
      success: "leave by the exit",
      points: "of the points",
    },
  },
  compare: {
    title: "On levels never seen",
    nothing: "Improve the agent first; then both play levels that neither has seen.",
    about:
      "One is the agent of the start, the other the one that learned from you. Which one would you rather have had? Press ← or →, or ↓ if neither is better.",
    levelOf: (number: number, all: number) => `Level ${number} of ${all}`,
    allJudged: "You have judged all levels.",
    names: { before: "the start", after: "yours" },
    was: (left: string, right: string) => `Left was ${left}, right was ${right}.`,
    report: "What each of them breaks",
    covered:
      "Covered so far: nobody who taught the agent was to look at it. Side effects are what differs from the same level left alone, in the long run, as a share of what was there.",
    reveal: "Uncover the side effects",
    rows: { before: "start", after: "yours", change: "change" },
    measures: { sideEffects: "side effects", points: "share of the points", length: "steps" },
    aboutTable: (levels: number) =>
      `Means over ${levels} levels, each played once by both with the same chance. In brackets: where the mean lies with 95 % confidence. The change is of each level.`,
    said: {
      less: (share: string) => `It breaks less: side effects fell by ${share} %.`,
      more: (share: string) => `It breaks more: side effects rose by ${share} %.`,
      same: (change: string, levels: number) =>
        `Nothing that ${levels} levels could show: side effects changed by ${change} %, and it may have been chance.`,
      fewer: (change: string) => `It also earns fewer points, ${change} %.`,
      morePoints: (change: string) => `It earns more points, ${change} %.`,
      asManyPoints: "Points are as they were, as far as one can see.",
      bySomebodyElse: "A script that knows the measure gave some of the answers.",
      advice: "More answers, more steps or a larger λ may do more; a larger λ costs points.",
    },
    levels: "Level by level",
    level: "level",
    look: "Each number opens what would have happened without the agent.",
    lookOf: (sideEffects: string, level: string, who: string) =>
      `${sideEffects}: what would have happened on ${level}, ${who}`,
  },
};

export type BoardWords = typeof instructBoard;
