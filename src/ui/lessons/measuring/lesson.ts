// Measuring: moving one block, moving it far, adding one.
import { type Demonstrations, type Lesson, levelsOf, type Steps } from "../lesson.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import gate from "./gate.json" with { type: "json" };

export const steps = {
  shares: { kind: "read", shows: { kind: "life", level: "gate", steps: 6 } },
  transport: { kind: "read", shows: { kind: "transport" } },
  far: {
    kind: "predict",
    options: ["moved", "gone", "alike"],
    right: "alike",
    reveals: { kind: "transport" },
  },
  added: {
    kind: "predict",
    options: ["nothing", "four", "less"],
    right: "four",
    reveals: { kind: "transport" },
  },
  gate: { kind: "play", level: "gate" },
  five: {
    kind: "read",
    shows: {
      kind: "attempts",
      of: ["careful", "near", "far", "careless", "added"],
      rows: ["steps", "harm", "score"],
    },
  },
  mend: { kind: "question", options: ["far", "near", "never"], right: "near" },
  scale: {
    kind: "question",
    options: ["near", "lost", "alike"],
    right: "near",
    shows: { kind: "transport" },
  },
} as const satisfies Steps;

export const demonstrations = {
  careless: { level: "gate", moves: "rrrRrRrrrrrrrrrddr", score: 19.6, points: 1, harm: 4 },
  careful: { level: "gate", moves: "rrrdddddddrrrruuuuurrrrrr", score: 99.4, points: 1, harm: 0 },
  near: { level: "gate", moves: "rrrRrRrrRdrrULrrrrdr", score: 57.7, points: 1, harm: 2.1 },
  far: { level: "gate", moves: "rrrRrRrrrrrRdrrULrrd", score: 33.6, points: 1, harm: 3.3 },
  added: {
    level: "gate",
    moves: "rrrdddddddrrrruuuuuuuuuRdrrULrrdddrr",
    score: 19.1,
    points: 1,
    harm: 4,
  },
} as const satisfies Demonstrations;

export const measuring: Lesson = {
  name: "measuring",
  minutes: 8,
  levels: levelsOf({ gate }),
  demonstrations,
  figures: {
    /** Transport distances of a block that is moved by one column and by ten, that is lost, and that is new. */
    "moved.one": 0.76,
    "moved.ten": 3.85,
    lost: 4,
    new: 4,
  },
  steps,
  words: { en, de },
};
