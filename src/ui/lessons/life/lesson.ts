// Life, and how to break it.
import { type Demonstrations, type Lesson, levelsOf, type Steps } from "../lesson.ts";
import brokenBlock from "./broken-block.json" with { type: "json" };
import { de } from "./de.ts";
import { en } from "./en.ts";
import filledBeehive from "./filled-beehive.json" with { type: "json" };
import hedge from "./hedge.json" with { type: "json" };
import threePatterns from "./three-patterns.json" with { type: "json" };

export const steps = {
  rule: { kind: "read", shows: { kind: "life", level: "three-patterns", steps: 12 } },
  lonely: { kind: "question", options: ["stays", "dies", "grows"], right: "dies" },
  mend: {
    kind: "predict",
    options: ["dies", "mends", "grows"],
    right: "mends",
    reveals: { kind: "life", level: "broken-block", steps: 6 },
  },
  fill: {
    kind: "predict",
    options: ["dies", "mends", "grows"],
    right: "grows",
    reveals: { kind: "life", level: "filled-beehive", steps: 24 },
  },
  hedge: { kind: "play", level: "hedge" },
  ways: { kind: "read", shows: { kind: "pair", of: ["careless", "careful"] } },
  why: { kind: "question", options: ["trampled", "lonely", "exit"], right: "lonely" },
} as const satisfies Steps;

export const demonstrations = {
  careless: { level: "hedge", moves: "rrrrRrRrrrrr", score: 55.3, points: 1, harm: 4 },
  careful: { level: "hedge", moves: "rrrrddddddrruuuurrrruu", score: 99.5, points: 1, harm: 0 },
} as const satisfies Demonstrations;

export const life: Lesson = {
  name: "life",
  minutes: 6,
  levels: levelsOf({
    "three-patterns": threePatterns,
    "broken-block": brokenBlock,
    "filled-beehive": filledBeehive,
    hedge,
  }),
  demonstrations,
  figures: {
    /** Of the beehive with a cell in its middle: at the start, at the most and in the end. */
    filled: 7,
    most: 56,
    mostAt: 13,
    end: 24,
    endAt: 15,
    /** Green cells of the level that is played. */
    green: 18,
  },
  steps,
  words: { en, de },
};
