// The page Learn, around its lessons; their own texts are beside them.
import type { Baseline } from "../../lessons/changes.ts";
import type { AttemptRow, LuckOf } from "../../lessons/lesson.ts";
import type { Aim } from "../../lessons/plans.ts";

const rows: Record<AttemptRow, string> = {
  points: "Points",
  steps: "Steps",
  harm: "Changed for good, cells",
  uncounted: "Of kinds that do not count",
  score: "Score",
  start: "Differ from the start",
  inaction: "Differ from the untouched world",
  stepwise: "Differ from waiting, step by step",
};

const baselines: Record<Baseline, string> = {
  start: "the level at its start",
  inaction: "the level left alone",
  stepwise: "waiting, step by step",
};

const luck: Record<LuckOf, string> = {
  independent: "other random numbers in each world",
  common: "the same random numbers in both worlds",
};

const aims: Record<Aim, string> = {
  points: "Most points, soon",
  score: "Best score",
  everything: "Best score, if every kind counted",
};

export const learn = {
  title: "Learn",
  intro:
    "What side effects are, how they are measured, and what makes agents avoid them: in lessons of five to ten minutes, by playing. What you do stays in this browser.",
  saveAll: "Save all results",
  saveAllHint: "A file for a teacher: predictions, answers, and links to your games.",
  done: "done",
  begun: "begun",
  minutes: (minutes: number) => `${minutes} min`,
  noLesson: (name: string) => `There is no lesson “${name}”. These are the lessons there are.`,
  lost: "What this browser kept of your lessons could not be read. They begin anew; nothing else is lost.",
  notKept:
    "This browser keeps nothing for this page: your progress is gone when it is closed. Save the results before.",
  allLessons: "All lessons",
  /** Shown where there are no texts in the language of the page. */
  stepOf: (step: number, steps: number) => `Step ${step} of ${steps}`,
  stepsOfLesson: "steps of the lesson",
  back: "Back",
  goOn: "Go on",
  goOnUnplayed: "Go on without playing",
  chooseFirst: "Choose first; a guess will do.",
  expect: "What do you expect? What you choose stands.",
  chooseOne: "Choose one.",
  iExpectThis: "I expect this",
  check: "Check",
  soItIs: "(so it is)",
  youExpected: "(you expected this)",
  endTitle: "The end of this lesson",
  rightAtFirst: (right: number, questions: number) =>
    `Right at the first choice: ${right} of ${questions} questions.`,
  asExpected: (foreseen: number, predictions: number) =>
    `Came as you expected: ${foreseen} of ${predictions}.`,
  playedToEnd: (played: number, levels: number) =>
    `Played to an end: ${played} of ${levels} ${levels === 1 ? "level" : "levels"}.`,
  nextLesson: (title: string) => `Next lesson: ${title}`,
  save: "Save the result",
  again: "Begin anew",
  isOut: "you are out",
  exitOpen: "exit open",
  exitShut: "exit shut",
  points: "points",
  saidOut: "You are out.",
  saidGone: "Your agent is gone. Take the step back, or start again.",
  tooLong: "This game is too long for a link, so it is not among the results.",
  whatYouDid: "What you did to the world",
  yourGame: "Your game",
  untouched: "Untouched",
  notPlayed: "You have not played the level of this lesson to its end. Go back to it if you like.",
  attempt: "Attempt",
  /** Of a board, for the ear. */
  atStep: (title: string, step: number, difference: string) => `${title}, step ${step}. ${difference}`,
  living: (cells: number) => `${cells} living ${cells === 1 ? "cell" : "cells"}.`,
  scoreLabel: "Score",
  outOf: (part: number, all: number) => `${part} of ${all}`,
  rows,
  distance: "Distance",
  carried: (elsewhere: string, lost: string, added: string) =>
    `${elsewhere} cells go elsewhere (arrows), ${lost} are lost (−), ${added} are new (+).`,
  aBlock: (carried: string) => `A block, as it was and as it is. ${carried}`,
  moved: "Moved to the right, columns",
  added: "Blocks added",
  takenAway: "Taken away instead of moved",
  scale: "Scale of ways, cells (SafeLife: 5)",
  luck,
  nobody: "Two worlds that nobody touched",
  eachMark: (most: string) =>
    `Each mark is one measurement, in cells, from 0 to ${most}; the line and the number are their mean.`,
  measuring: "Measuring …",
  measureMore: (times: number) => `Measure ${times} times more`,
  noMeasurement: "no measurement yet",
  measurements: (count: number, least: string, most: string) =>
    `${count} measurements from ${least} to ${most}`,
  baselines,
  charged: "Charged is what differs from",
  price: "Points charged for each green cell",
  cellsCharged: "cells charged",
  comesTo: "comes to",
  best: "the best",
  asGoodAsAny: "as good as any",
  aims,
  tryAll: (steps: number) => `Try every plan of up to ${steps} steps`,
  tried: (steps: number, boards: string) => `Plans of ${steps} steps; ${boards} different boards.`,
  pairOf: (pair: number, pairs: number) => `Pair ${pair} of ${pairs}`,
  left: "Left",
  right: "Right",
  preferLeft: "I prefer the left one",
  preferRight: "I prefer the right one",
  allRanked: (pairs: number) => (pairs === 1 ? "You have chosen." : `You have chosen in all ${pairs} pairs.`),
  noChoices: "There are no choices yet, or they are being measured …",
  preferred: "You preferred",
  preferredTo: "to",
  weight: (weight: number) => `weight ${weight}`,
  choseLikeYou: "Chose like you",
  chanceHint: "A percentage is the chance that somebody with this weight chooses like you.",
  likeliest: (weight: string) => `Likeliest weight: ${weight}`,
  fitsBest: (most: number) => `How well each weight from 0 to ${most} fits your choices; best:`,
  orMore: (weight: number) => `${weight} or more`,
  parallel: {
    board: "On the board",
    language: "In language",
    rows: {
      written: {
        title: "The reward that was written",
        board: "Points for the task, and some for leaving.",
        language: "How likely the next word is on the web.",
      },
      wanted: {
        title: "What was wanted",
        board: "The task done, and no mess.",
        language: "Answers that help, are true and are polite.",
      },
      asked: {
        title: "What people are asked",
        board: "Which of two clips they prefer.",
        language: "In which order they put four answers.",
      },
      honest: {
        title: "What keeps it honest",
        board: "A price for leaving what it was; asking again; a measure that it was never trained on.",
        language: "The same price, and some of the web beside it; asking again; labelers whom it never met.",
      },
    },
    go: { board: "Teach an agent yourself", language: "Teach a language model yourself" },
  },
  train: "Train the agent",
  trainAgain: "Train again",
  showRecorded: "Show a recorded run",
  stepsOfTraining: "steps of the training",
  trainedSoFar: (steps: string, all: string) => `${steps} of ${all} steps.`,
  trainedHere: (steps: string) => `Trained for ${steps} steps, here.`,
  afterSteps: (steps: string) => `after ${steps}`,
  agentAfter: (steps: string) => `The agent after ${steps} steps`,
  recorded: "This is a run that was recorded: nothing is being trained.",
  recordedBecause: (why: string) => `${why} This is a recorded run.`,
  tooSlow:
    "This browser has only the slowest engine, which would take too long. This is a run that was recorded elsewhere.",
  agentMissing: "The agent that the training begins with is missing.",
};
