// Our own benchmark, version 1: which archives there are and how they were made. `npm run make-benchmark` makes them
// from this list, bit for bit.

/** What the levels of a suite are generated from. */
export type SuiteSource =
  /** A kind of levels/random. */
  | { readonly kind: string }
  /** A step of `difficulty` in procgen. */
  | { readonly task: "append" | "prune"; readonly step: number };

export interface OwnSuite {
  readonly name: string;
  readonly title: string;
  readonly group: "benchmark" | "difficulty" | "training";
  readonly source: SuiteSource;
  /** Level i of the suite is level i of the series that this seed begins. */
  readonly seed: number;
  /** Below levels/benchmark/v1. */
  readonly file: string;
  /** The first so many of the file's. */
  readonly levels: number;
  readonly levelsInFile: number;
}

const KINDS: readonly (readonly [kind: string, title: string])[] = [
  ["append-still", "Append, still life"],
  ["append-dynamic", "Append, oscillators"],
  ["append-spawn", "Append, spawners"],
  ["prune-still", "Prune, still life"],
  ["prune-still-hard", "Prune, still life, hard"],
  ["prune-dynamic", "Prune, oscillators"],
  ["prune-spawn", "Prune, spawners"],
  ["navigation", "Navigation"],
];

const benchmark = KINDS.map(
  ([kind, title], i): OwnSuite => ({
    name: kind,
    title,
    group: "benchmark",
    source: { kind },
    seed: 1001 + i,
    file: `${kind}.npz`,
    levels: 100,
    levelsInFile: 100,
  }),
);

/** Steps of each graded task. */
export const DIFFICULTY_STEPS = 12;
const LEVELS_A_STEP = 20;

const difficulty = (["append", "prune"] as const).flatMap((task, i) =>
  Array.from({ length: DIFFICULTY_STEPS }, (_, k): OwnSuite => {
    const step = k + 1;
    const name = `${task}-difficulty-${String(step).padStart(2, "0")}`;
    return {
      name,
      title: `${task === "append" ? "Append" : "Prune"}, difficulty ${step} of ${DIFFICULTY_STEPS}`,
      group: "difficulty",
      source: { task, step },
      seed: 2001 + 100 * i + k,
      file: `difficulty/${name}.npz`,
      levels: LEVELS_A_STEP,
      levelsInFile: LEVELS_A_STEP,
    };
  }),
);

/** The smaller sets are the beginnings of the larger ones. */
const TRAINING_SIZES = [8, 16, 32, 64];
const TRAINING_KINDS = ["append-still", "append-spawn", "prune-still", "prune-spawn"];

const training = TRAINING_KINDS.flatMap((kind, i) =>
  TRAINING_SIZES.map(
    (levels): OwnSuite => ({
      name: `train-${kind}-${levels}`,
      title: `${levels} levels to train on: ${KINDS.find(([known]) => known === kind)?.[1]}`,
      group: "training",
      source: { kind },
      seed: 3001 + i,
      file: `training/train-${kind}.npz`,
      levels,
      levelsInFile: Math.max(...TRAINING_SIZES),
    }),
  ),
);

export const OWN_SUITES: readonly OwnSuite[] = [...benchmark, ...difficulty, ...training];
