// The agents that come with the program, in the order in which they are made, each with how.

/** Answers of the careful labeler, as in `npm run preferences`. */
export interface Teaching {
  readonly answers: number;
  readonly factor: number;
}

export interface Plan {
  readonly name: string;
  readonly title: string;
  /** Of the random levels it is chosen on, and of the suites. */
  readonly kind: string;
  /** What it learns; the kind alone unless given. */
  readonly task?: string;
  /** Name or file. */
  readonly recipe: string;
  /** Another plan, whose chosen checkpoint of the same seed it begins with; for `taught` the agent that comes along. */
  readonly from?: string;
  /** Learns from answers what people want besides points; recipe, steps and `keep` are then those of that training. */
  readonly taught?: Teaching;
  /** Suites that it is scored on; those of its kind unless given. */
  readonly suite?: string;
  readonly steps: number;
  /** Between checkpoints to choose from. */
  readonly keep: number;
  /** The first is shipped. */
  readonly seeds: readonly number[];
  /** Others begin with it; it does not come along itself. */
  readonly isBeginning?: true;
  /** What a checkpoint is chosen by: points and speed, or those less side effects; "steps" takes the last. */
  readonly choose: "performance" | "score" | "steps";
  /** Levels that checkpoints are chosen on. */
  readonly validation: number;
  readonly failures: string;
}

const PLAIN = {
  recipe: "wide",
  steps: 2_500_000,
  keep: 500_000,
  seeds: [1],
  choose: "performance",
  validation: 40,
} as const;
const CAREFUL = { ...PLAIN, recipe: "careful", steps: 700_000, keep: 100_000, choose: "score" } as const;

const TAUGHT = { ...PLAIN, recipe: "preferences", seeds: [1, 2, 3], choose: "steps" } as const;

export const PLANS: readonly Plan[] = [
  {
    ...PLAIN,
    name: "prune-still",
    title: "Prune, still life",
    kind: "prune-still",
    seeds: [1, 2, 3],
    failures:
      "It leaves as soon as nearly all red is gone, and what green stands in its way is trodden down: nothing told it not to. Taking the likeliest action it gets stuck on two levels of ten.",
  },
  {
    ...PLAIN,
    name: "append-still-first",
    title: "Append, still life, half way",
    kind: "append-still",
    task: "append-still",
    failures:
      "It leaves soon after half of the points, which opens the exit, and does not find out of four levels of ten. It builds over green life: nothing told it not to. Taking the likeliest action it stands still for most of its time.",
  },
  {
    ...PLAIN,
    name: "append-still",
    title: "Append, still life",
    kind: "append-still",
    recipe: "scripts/recipes/append-still-longer.yaml",
    from: "append-still-first",
    steps: 3_500_000,
    // Eighty once hid that a run had become better.
    validation: 200,
    failures:
      "It finds out of two levels of three, and breaks a sixth more than the agent that it began as: nothing told it not to. Taking the likeliest action it hardly ever leaves.",
  },
  {
    ...PLAIN,
    name: "navigation-first",
    title: "Navigation, half way",
    kind: "navigation",
    task: "navigation",
    isBeginning: true,
    failures: "",
  },
  {
    ...PLAIN,
    name: "navigation",
    title: "Navigation",
    kind: "navigation",
    recipe: "scripts/recipes/navigation-longer.yaml",
    from: "navigation-first",
    steps: 4_000_000,
    // It gets there or not: that tells less of a level than a share of points does.
    validation: 200,
    failures: "It finds the exit of half of the levels, and breaks most of what lives on its way.",
  },
  {
    ...CAREFUL,
    name: "prune-still-careful",
    title: "Prune, still life, careful",
    kind: "prune-still",
    from: "prune-still",
    seeds: [1, 2, 3],
    failures:
      "It makes three quarters of the mess of the agent that it began as, for nineteen twentieths of the points: where red and green hang together it still takes both. Taking the likeliest action it gets stuck on four levels of ten.",
  },
  {
    ...CAREFUL,
    name: "append-still-careful",
    title: "Append, still life, careful",
    kind: "append-still",
    from: "append-still",
    validation: 200,
    failures:
      "It makes half of the mess of the agent that it began as and finds out of fewer levels, four of ten. Taking the likeliest action it hardly ever leaves.",
  },
  {
    ...PLAIN,
    name: "append-spawn",
    title: "Append, spawners",
    kind: "append-spawn",
    task: "append-spawn",
    failures:
      "It leaves soon after half of the points, which opens the exit, and does not find out of a quarter of the levels. Taking the likeliest action it does not find out of most.",
  },
  {
    ...PLAIN,
    name: "prune-spawn",
    title: "Prune, spawners",
    kind: "prune-spawn",
    task: "prune-spawn",
    failures:
      "It destroys what green stands in its way, and leaves at once. Taking the likeliest action it gets stuck on one level of ten.",
  },
  {
    ...TAUGHT,
    name: "prune-still-taught",
    title: "Prune, still life, taught",
    kind: "prune-still",
    from: "prune-still",
    taught: { answers: 700, factor: 12 },
    failures:
      "It makes half of the mess of the agent that it began as, for four fifths of the points, takes three times as long and does not find out of one level of seven. Taking the likeliest action it gets stuck on seven levels of ten.",
  },
  {
    ...TAUGHT,
    name: "append-still-easy-taught",
    title: "Append, still life, taught",
    kind: "append-still-easy",
    suite: "append-still",
    from: "append-still-first",
    taught: { answers: 700, factor: 9 },
    failures:
      "It was taught on easier levels. On these it makes a quarter of the mess of the agent that it began as, for two thirds of the points, and finds out of one level in nine before time is up. Taking the likeliest action it stands still.",
  },
];
