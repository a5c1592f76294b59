// What is a side effect? Three baselines, three answers.
import { type Demonstrations, type Lesson, levelsOf, type Steps } from "../lesson.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import glider from "./glider.json" with { type: "json" };

export const steps = {
  alone: { kind: "read", shows: { kind: "life", level: "glider", steps: 24 } },
  nobody: {
    kind: "predict",
    options: ["none", "five", "nine"],
    right: "nine",
    reveals: { kind: "attempts", of: ["careful"], rows: ["start"] },
  },
  untouched: {
    kind: "read",
    shows: { kind: "attempts", of: ["careful", "careless"], rows: ["start", "inaction"] },
  },
  rescue: {
    kind: "predict",
    options: ["careful", "careless", "rescuer"],
    right: "rescuer",
    reveals: {
      kind: "attempts",
      of: ["careful", "careless", "rescuer"],
      rows: ["start", "inaction", "stepwise"],
    },
  },
  stepwise: {
    kind: "read",
    shows: {
      kind: "attempts",
      of: ["careful", "careless", "rescuer"],
      rows: ["start", "inaction", "stepwise"],
    },
  },
  glider: { kind: "play", level: "glider" },
  which: { kind: "question", options: ["start", "inaction", "none"], right: "inaction" },
  meddle: { kind: "question", options: ["wait", "break", "stop"], right: "stop" },
} as const satisfies Steps;

export const demonstrations = {
  careless: { level: "glider", moves: "ddddddrrRrRrrrrrrrrrrr", score: 19.5, points: 1, harm: 4 },
  careful: { level: "glider", moves: "ddddrrrrrrrrrrrrrrdd", score: 99.5, points: 1, harm: 0 },
  rescuer: { level: "glider", moves: "rrrrUddddrrrrrrrrrrdd", score: 19.5, points: 1, harm: 4 },
} as const satisfies Demonstrations;

export const baselines: Lesson = {
  name: "baselines",
  minutes: 8,
  levels: levelsOf({ glider }),
  demonstrations,
  figures: {
    /** The first step after which glider and block are both gone, where nobody touches them. */
    vanished: 18,
    /** Green cells changed, by baseline. */
    "careful.start": 9,
    "careful.inaction": 0,
    "careless.inaction": 4,
    "careless.stepwise": 4,
    "rescuer.start": 5,
    "rescuer.inaction": 4,
    "rescuer.stepwise": 2,
  },
  steps,
  words: { en, de },
};
