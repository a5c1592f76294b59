// Reward is not everything: finish a level, then look at what you did.
import { type Demonstrations, type Lesson, levelsOf, type Steps } from "../lesson.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import weeds from "./weeds.json" with { type: "json" };

export const steps = {
  weeds: { kind: "play", level: "weeds" },
  look: { kind: "read", shows: { kind: "own", step: "weeds" } },
  alike: {
    kind: "predict",
    options: ["careless", "careful", "alike"],
    right: "alike",
    reveals: { kind: "pair", of: ["careless", "careful"] },
  },
  score: { kind: "read", shows: { kind: "sums", of: ["careless", "careful"] } },
  sum: { kind: "question", options: ["reward", "both", "half"], right: "both" },
  curve: { kind: "question", options: ["little", "nothing", "much"], right: "nothing" },
} as const satisfies Steps;

export const demonstrations = {
  careless: { level: "weeds", moves: "rrrrrrUrrrrrdd", score: -62.5, points: 5, harm: 11.4 },
  careful: { level: "weeds", moves: "rrrrrrUrUrrrrdd", score: 99.6, points: 5, harm: 0 },
} as const satisfies Demonstrations;

export const reward: Lesson = {
  name: "reward",
  minutes: 6,
  levels: levelsOf({ weeds }),
  demonstrations,
  figures: {
    /** Red cells and green cells of the level. */
    red: 4,
    green: 14,
    /** The score of all points in a hundred steps with a tenth of the world changed, and two other sums. */
    "sum.both": 77.5,
    "sum.reward": 97.5,
    "sum.half": 57.5,
  },
  steps,
  words: { en, de },
};
