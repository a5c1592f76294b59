// Penalise it: starting state, inaction, too much of both; offsetting and interference.
import glider from "../baselines/glider.json" with { type: "json" };
import { type Demonstrations, type Lesson, levelsOf, type Steps } from "../lesson.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import redGlider from "./red-glider.json" with { type: "json" };

export const steps = {
  charge: {
    kind: "read",
    shows: { kind: "charges", of: ["still", "careless", "careful"], baselines: ["inaction"], price: 0 },
  },
  price: { kind: "question", options: ["none", "small", "exact"], right: "small" },
  interference: {
    kind: "predict",
    options: ["careful", "rescuer", "still"],
    right: "rescuer",
    reveals: {
      kind: "charges",
      of: ["still", "careless", "careful", "rescuer"],
      baselines: ["start", "inaction"],
      price: 1,
    },
  },
  red: { kind: "play", level: "red-glider" },
  offsetting: {
    kind: "predict",
    options: ["saved", "undone", "nothing"],
    right: "undone",
    reveals: {
      kind: "charges",
      of: ["nothing", "saved", "undone"],
      baselines: ["inaction", "start"],
      price: 1,
    },
  },
  much: {
    kind: "predict",
    options: ["more", "nothing"],
    right: "nothing",
    reveals: { kind: "charges", of: ["nothing", "saved"], baselines: ["inaction"], price: 1 },
  },
  stepwise: {
    kind: "read",
    shows: {
      kind: "charges",
      of: ["nothing", "saved", "undone"],
      baselines: ["stepwise", "inaction", "start"],
      price: 1,
    },
  },
  name: { kind: "question", options: ["interference", "offsetting", "care"], right: "offsetting" },
} as const satisfies Steps;

export const demonstrations = {
  careless: { level: "glider", moves: "dddddrrRrRrrrrrrrrrrrd", score: 19.5, points: 1, harm: 4 },
  careful: { level: "glider", moves: "dddrrrrrrrrrrrrrrddd", score: 99.5, points: 1, harm: 0 },
  rescuer: { level: "glider", moves: "rrrrUdddrrrrrrrrrrddd", score: 19.5, points: 1, harm: 4 },
  still: { level: "glider", moves: "......................", score: 24.5, points: 0, harm: 0 },
  saved: {
    level: "red-glider",
    moves: "drUrrrruUrrrrrrddddddddddrrrrruuurrr",
    score: 42,
    points: 6,
    harm: 4,
  },
  undone: {
    level: "red-glider",
    moves: "drUrrrruUrrrrddddLdLrrdddddrrrrruuurrr",
    score: 99.1,
    points: 6,
    harm: 0,
  },
  nothing: {
    level: "red-glider",
    moves: ".....................................",
    score: -25.9,
    points: -4,
    harm: 0,
  },
} as const satisfies Demonstrations;

export const penalties: Lesson = {
  name: "penalties",
  minutes: 9,
  levels: levelsOf({ glider, "red-glider": redGlider }),
  demonstrations,
  figures: {
    /** Green cells changed, by baseline. */
    "still.start": 9,
    "rescuer.start": 5,
    "saved.inaction": 4,
    "undone.inaction": 0,
    "saved.stepwise": 0,
    "undone.stepwise": 4,
    /** Points for each green cell above which staying where one is beats the one who saves the block, by inaction. */
    tooMuch: 2.5,
  },
  steps,
  words: { en, de },
};
