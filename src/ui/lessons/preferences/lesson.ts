// Asking people instead: preferences.
import { type Demonstrations, type Lesson, levelsOf, type Steps } from "../lesson.ts";
import hedge from "../life/hedge.json" with { type: "json" };
import gate from "../measuring/gate.json" with { type: "json" };
import weeds from "../reward/weeds.json" with { type: "json" };
import { de } from "./de.ts";
import { en } from "./en.ts";

export const steps = {
  ask: { kind: "read" },
  pairs: {
    kind: "rank",
    pairs: [
      { of: ["careless", "careful"] },
      { of: ["broken", "near"] },
      { of: ["round", "near"] },
      { of: ["waits", "burned"] },
      { of: ["careless", "stays"] },
      { of: ["spared", "burned"] },
    ],
  },
  fit: { kind: "read", shows: { kind: "fit", step: "pairs" } },
  short: { kind: "rank", pairs: [{ of: ["burned", "spared"], steps: 7 }] },
  later: { kind: "read", shows: { kind: "pair", of: ["burned", "spared"] } },
  limits: { kind: "question", options: ["many", "seen", "slow"], right: "seen" },
  again: { kind: "question", options: ["safe", "target", "never"], right: "target" },
  alike: { kind: "read", shows: { kind: "parallel" } },
} as const satisfies Steps;

export const demonstrations = {
  careless: { level: "hedge", moves: "drrrrRrRrrruuRrdrr", score: 45.5, points: 1, harm: 4.9 },
  careful: { level: "hedge", moves: "ddddddrrrrrruuuurrrruu", score: 99.5, points: 1, harm: 0 },
  stays: { level: "hedge", moves: "................", score: 24.6, points: 0, harm: 0 },
  broken: { level: "gate", moves: "rrrRrRrrrrrrrrrddr", score: 19.6, points: 1, harm: 4 },
  near: { level: "gate", moves: "rrrRrRrrRdrrULrrrrdr", score: 57.7, points: 1, harm: 2.1 },
  round: { level: "gate", moves: "rrrdddddddrrrruuuuurrrrrr", score: 99.4, points: 1, harm: 0 },
  burned: { level: "weeds", moves: "rrrrrrUrrrrrdd", score: -62.5, points: 5, harm: 11.4 },
  spared: { level: "weeds", moves: "rrrrrrUrUrrrrdd", score: 99.6, points: 5, harm: 0 },
  waits: { level: "weeds", moves: "................", score: 24.6, points: 0, harm: 0 },
} as const satisfies Demonstrations;

export const preferences: Lesson = {
  name: "preferences",
  minutes: 7,
  levels: levelsOf({ hedge, gate, weeds }),
  demonstrations,
  figures: {
    /** Of side effects in SafeLife's score. */
    weight: 200,
    /** Steps that the short clips last. */
    shown: 7,
  },
  steps,
  words: { en, de },
};
