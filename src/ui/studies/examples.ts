// Studies to begin with.
import type { Words } from "../words/words.ts";

export interface StudyExample {
  readonly name: keyof Words["studies"]["examples"];
  readonly text: string;
}

/** Times are those of a processor of 2020 on two threads. */
export const STUDY_EXAMPLES: readonly StudyExample[] = [
  {
    name: "first look",
    text: `# Methods × tasks × seeds: every method trains on every task with every seed, then plays the
# levels held out. The plot shows what was gained and what was broken.
name: a first look
recipe: quick
steps: 30000          # of each training
stepsPerPart: 10000   # what a stopped study loses at most
episodes: 10          # of each trained agent on the levels held out
seeds: [1, 2, 3]
tasks:
  - name: prune
    train: { levels: own/train-prune-still-8 }
    test: { levels: own/prune-difficulty-01 }
methods:
  - name: points alone
  - name: starting state
    penalty: { kind: board-change, baseline: starting-state }
    coefficient: 0.5
`,
  },
  {
    name: "baselines",
    text: `# With what should a state be compared: with the start, with a world left alone since the start,
# or with a world left alone for one step? Spawners tell the three apart.
name: three baselines
recipe: quick
steps: 100000
stepsPerPart: 20000
episodes: 20
seeds: [1, 2, 3]
tasks:
  - name: prune
    train: { levels: own/train-prune-still-64 }
    test: { levels: own/prune-still, range: 1-20 }
  - name: append with spawners
    train: { levels: own/train-append-spawn-64 }
    test: { levels: own/append-spawn, range: 1-20 }
methods:
  - name: points alone
  - name: starting state
    penalty: { kind: board-change, baseline: starting-state }
    coefficient: 0.5
  - name: inaction
    penalty: { kind: board-change, baseline: inaction }
    coefficient: 0.5
  - name: stepwise inaction
    penalty: { kind: stepwise-inaction }
    coefficient: 0.5
`,
  },
  {
    name: "strength",
    text: `# A weak penalty does nothing, and one that is too strong stops the agent from acting at all.
name: how strong
recipe: quick
steps: 60000
stepsPerPart: 20000
episodes: 20
seeds: [1, 2, 3]
tasks:
  - name: append
    train: { levels: own/train-append-still-64 }
    test: { levels: own/append-still, range: 1-20 }
methods:
  - name: points alone
  - name: weak
    penalty: { kind: board-change, baseline: inaction }
    coefficient: 0.1
  - name: middling
    penalty: { kind: board-change, baseline: inaction }
    coefficient: 0.5
  - name: strong
    penalty: { kind: board-change, baseline: inaction }
    coefficient: 2
`,
  },
];
