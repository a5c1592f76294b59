// Chance: the noise floor and common random numbers.
import { type Demonstrations, type Lesson, levelsOf, type Steps } from "../lesson.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import pond from "./pond.json" with { type: "json" };

export const steps = {
  spawner: { kind: "read", shows: { kind: "life", level: "pond", steps: 60 } },
  twice: {
    kind: "predict",
    options: ["zero", "some", "all"],
    right: "some",
    reveals: { kind: "chance", of: ["careful"], keys: ["independent"] },
  },
  floor: { kind: "question", options: ["harm", "nothing", "good"], right: "nothing" },
  common: {
    kind: "predict",
    options: ["zero", "less", "same"],
    right: "zero",
    reveals: { kind: "chance", of: ["careful"], keys: ["independent", "common"] },
  },
  pond: { kind: "play", level: "pond" },
  compare: {
    kind: "read",
    shows: { kind: "chance", of: ["careful", "careless"], keys: ["independent", "common"] },
  },
  brushed: {
    kind: "predict",
    options: ["zero", "some", "much"],
    right: "some",
    reveals: { kind: "chance", of: ["careful", "near", "careless"], keys: ["common"] },
  },
  trust: { kind: "question", options: ["first", "second", "neither"], right: "second" },
} as const satisfies Steps;

export const demonstrations = {
  careless: { level: "pond", moves: "rrrrRrRrrrrrrrrrrr", score: 55, points: 1, harm: 4 },
  careful: { level: "pond", moves: "rrrrdddddrrrrruuuuurrrrrrr", score: 99.4, points: 1, harm: 0 },
  near: { level: "pond", moves: "rrrrdddddrrrrruuuuuurrr.........drrrr", score: 95.6, points: 1, harm: 0.3 },
} as const satisfies Demonstrations;

export const chance: Lesson = {
  name: "chance",
  minutes: 8,
  levels: levelsOf({ pond }),
  demonstrations,
  figures: {
    /** Means of twenty readings, in cells: of two untouched worlds, and of the careless attempt. */
    floor: 0.8,
    "careless.independent": 4.5,
    "careless.common": 4,
  },
  steps,
  words: { en, de },
};
