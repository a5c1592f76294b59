// When the measure becomes the target: the agent that optimises the measure itself.
import { type Demonstrations, type Lesson, levelsOf, type Steps } from "../lesson.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import twoGates from "./two-gates.json" with { type: "json" };

export const steps = {
  gates: { kind: "play", level: "two-gates" },
  points: {
    kind: "read",
    shows: { kind: "search", level: "two-gates", steps: 16, aims: ["points"] },
  },
  best: {
    kind: "predict",
    options: ["green", "blue", "round"],
    right: "blue",
    reveals: { kind: "search", level: "two-gates", steps: 20, aims: ["points", "score"] },
  },
  counted: {
    kind: "read",
    shows: {
      kind: "attempts",
      of: ["careless", "optimiser", "careful"],
      rows: ["points", "steps", "harm", "uncounted", "score"],
    },
  },
  wider: {
    kind: "predict",
    options: ["solved", "moved"],
    right: "moved",
    reveals: { kind: "search", level: "two-gates", steps: 27, aims: ["points", "score", "everything"] },
  },
  dagger: { kind: "question", options: ["fine", "flag", "ban"], right: "flag" },
  goodhart: { kind: "question", options: ["rid", "apart", "more"], right: "apart" },
} as const satisfies Steps;

export const demonstrations = {
  careless: { level: "two-gates", moves: "drrrrrRrRrrrrrr", score: 19.6, points: 1, harm: 4 },
  careful: { level: "two-gates", moves: "rrrrrddddddddrrrrrrruuuuuuu", score: 99.3, points: 1, harm: 0 },
  optimiser: { level: "two-gates", moves: "uurrrrrRrRrrrrrrddd", score: 99.5, points: 1, harm: 0 },
} as const satisfies Demonstrations;

export const target: Lesson = {
  name: "target",
  minutes: 7,
  levels: levelsOf({ "two-gates": twoGates }),
  demonstrations,
  figures: {
    /** Blue cells that the optimiser destroys, for which it is charged nothing. */
    blue: 4,
  },
  steps,
  words: { en, de },
};
