// Train an agent, and see the mess that it ends in.
import { type Demonstrations, type Lesson, levelsOf, type Steps } from "../lesson.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import greenhouse from "./greenhouse.json" with { type: "json" };
import { TRAINING_STEPS } from "./request.ts";

export const steps = {
  greenhouse: { kind: "play", level: "greenhouse" },
  mess: { kind: "predict", options: ["fewer", "same", "none"], right: "same" },
  train: { kind: "read", shows: { kind: "training", level: "greenhouse" } },
  compare: {
    kind: "read",
    shows: { kind: "attempts", of: ["careless", "careful"], rows: ["points", "steps", "harm", "score"] },
  },
  why: { kind: "question", options: ["hate", "unpaid", "random"], right: "unpaid" },
  more: { kind: "question", options: ["longer", "charge", "nothing"], right: "charge" },
} as const satisfies Steps;

export const demonstrations = {
  careless: { level: "greenhouse", moves: "urUrUrrrRrRrurrUrUrdRdRrrrrr", score: -15, points: 9, harm: 8 },
  careful: {
    level: "greenhouse",
    moves: "urUrUrrrdddddddrrruuuuuuuurUrUddddddddrrrrrruuuuuu",
    score: 98.8,
    points: 9,
    harm: 0,
  },
} as const satisfies Demonstrations;

export const train: Lesson = {
  name: "train",
  minutes: 9,
  levels: levelsOf({ greenhouse }),
  demonstrations,
  figures: {
    /** Red cells and green cells of the level. */
    red: 8,
    green: 14,
    steps: TRAINING_STEPS,
    /** Steps of the game between two updates. */
    update: 512,
  },
  steps,
  words: { en, de },
};
