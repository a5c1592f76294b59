// Every field of a parameter file as data: what it means, what it may be, what it is if left out. The reader checks
// files against it, and a form can be built from it. The vocabulary is that of SafeLife 1.2.2, `proc_gen.py`.
import type {
  AgentFlag,
  AgentType,
  ColorName,
  Layer,
  LevelParameters,
  Partitioning,
  Pattern,
  TreeLattice,
} from "./parameters.ts";

/** What a value looks like. */
export type ValueType =
  /** No end where `max` is infinite. */
  | { readonly kind: "number"; readonly min: number; readonly max: number; readonly whole?: true }
  /** true or false. */
  | { readonly kind: "switch" }
  /** true; its opposite is null. */
  | { readonly kind: "on" }
  | { readonly kind: "word"; readonly words: readonly string[] }
  /** A name that the file or its defaults define; others are refused, or whatever they name is left out. */
  | {
      readonly kind: "name";
      readonly of: "named_regions" | "agent_types";
      readonly others?: "left out";
    }
  | List
  /** Names of one's own, each with a value. */
  | { readonly kind: "record"; readonly of: Value; readonly most: number }
  | Group;

export interface List {
  readonly kind: "list";
  readonly of: Value;
  readonly least: number;
  readonly most: number;
  /** Where an entry contradicts those before it, whatever is drawn, and why; undefined if none does. */
  readonly contradiction?: (entries: readonly unknown[]) => ListContradiction | undefined;
}

export interface ListContradiction {
  /** To the value: an entry's index, then fields. */
  readonly path: readonly [number, ...string[]];
  readonly problem: string;
}

export interface Group {
  readonly kind: "group";
  /** In sentences: "no field of a layer". */
  readonly title: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** The field that contradicts another, and why; undefined if none does. Random values pass. */
  readonly contradiction?: (values: Readonly<Record<string, unknown>>) => Contradiction | undefined;
}

export interface Contradiction {
  readonly field: string;
  readonly problem: string;
}

export interface Value {
  readonly type: ValueType;
  /** May be drawn anew each time: {choices: …} or, for numbers that need not be whole, {uniform: [from, to]}. */
  readonly random?: true;
  readonly nullable?: true;
  /** Another way to write it. */
  readonly or?: ValueType;
}

export interface Field extends Value {
  readonly label: string;
  readonly help: string;
  /** If left out; undefined where there is none or it depends on others, as `help` says. */
  readonly default?: unknown;
}

const COLOR_WORDS = [
  "black",
  "red",
  "green",
  "yellow",
  "blue",
  "magenta",
  "cyan",
  "white",
] as const satisfies readonly ColorName[];

const AGENT_FLAGS = [
  "alive",
  "pushable",
  "pullable",
  "destructible",
  "frozen",
  "preserving",
  "inhibiting",
  "spawning",
] as const satisfies readonly AgentFlag[];

/** Agents of this type need no entry in `agent_types`. */
export const BUILT_IN_AGENT = "default";

const number = (min: number, max: number): ValueType => ({ kind: "number", min, max });
const whole = (min: number, max: number): ValueType => ({ kind: "number", min, max, whole: true });
const list = (of: Value, least: number, most: number): ValueType => ({ kind: "list", of, least, most });

/** Share of the cells that get it. */
const share = (label: string, help: string): Field => ({
  label,
  help,
  type: number(0, 1),
  random: true,
  default: 0,
});

const COLOR: ValueType = { kind: "word", words: COLOR_WORDS };

const penalty = (what: string, otherwise: readonly [number, number]): Field => ({
  label: `Penalty of ${what}`,
  help: `Energy of putting ${what} into the pattern: where there is none yet, and where there is nothing else. Negative invites it.`,
  type: list({ type: number(-1000, 1000) }, 2, 2),
  random: true,
  default: otherwise,
});

const isAbove = (a: unknown, b: unknown) => typeof a === "number" && typeof b === "number" && a > b;

const PATTERN: Group = {
  kind: "group",
  title: "a pattern",
  fields: {
    period: {
      label: "Period",
      help: "1 still life, larger oscillators that return after so many steps; 0 may do as it likes. The search has an end: beyond 100 or so it is given up.",
      type: whole(0, Number.POSITIVE_INFINITY),
      random: true,
      default: 1,
    },
    min_fill: {
      label: "Least fill",
      help: "Share of the area that must be filled at least.",
      type: number(0, 1),
      random: true,
      default: 0.2,
    },
    max_fill: {
      label: "Most fill",
      help: "Share of the area that may be filled; twice the least if left out.",
      type: number(0, 2),
      random: true,
    },
    temperature: {
      label: "Temperature",
      help: "How often the search goes uphill; large makes patterns irregular.",
      type: number(0.001, 100),
      random: true,
      default: 0.5,
    },
    osc_bonus: {
      label: "Oscillation bonus",
      help: "Energy gained for every cell that changes over the period.",
      type: number(-100, 100),
      random: true,
      default: 0.3,
    },
    max_iter: {
      label: "Iterations",
      help: "Limit of the search, times area, times period.",
      type: number(0, 1000),
      random: true,
      default: 40,
    },
    num_retries: {
      label: "Retries",
      help: "How often a search that failed may begin anew with a wish that is easier.",
      type: whole(0, 100),
      random: true,
      default: 10,
    },
    alive: penalty("life", [0, 0]),
    wall: penalty("walls", [100, 100]),
    tree: penalty("trees", [100, 100]),
  } satisfies Record<keyof Pattern, Field>,
  contradiction: ({ min_fill: least, max_fill: most }) =>
    isAbove(least, most)
      ? { field: "max_fill", problem: `${most}, less than min_fill, ${least}. Make it at least that` }
      : undefined,
};

const LATTICE: Group = {
  kind: "group",
  title: "a tree lattice",
  fields: {
    spacing: {
      label: "Spacing",
      help: "Cells from tree to tree.",
      type: number(2, 64),
      random: true,
      default: 5,
    },
    stagger: {
      label: "Stagger",
      help: "Whether rows are shifted against each other.",
      type: { kind: "switch" },
      random: true,
      default: true,
    },
  } satisfies Record<keyof TreeLattice, Field>,
};

const LAYER: Group = {
  kind: "group",
  title: "a layer",
  fields: {
    color: {
      label: "Colour",
      help: "Of everything that the layer adds.",
      type: COLOR,
      random: true,
      default: "black",
    },
    target: {
      label: "Target",
      help: "Where the pattern goes: to the board, to the goals, or to both.",
      type: { kind: "word", words: ["board", "goals", "both"] },
      random: true,
      default: "board",
    },
    fences: share("Fences", "Share of the walls that would close the region off."),
    spawners: share("Spawners", "Share of the inner cells that become spawners; at least one does if not 0."),
    tree_lattice: {
      label: "Tree lattice",
      help: "Trees at regular distances, which make disturbed life grow wildly.",
      type: LATTICE,
      or: { kind: "on" },
      random: true,
      nullable: true,
      default: null,
    },
    pattern: {
      label: "Pattern",
      help: "Life, walls and trees that go on as they are.",
      type: PATTERN,
      random: true,
    },
    movable_walls: share("Movable walls", "Share of the new walls that can be pushed and pulled."),
    movable_trees: share("Movable trees", "Share of the new trees that can be pushed and pulled."),
    hardened_life: share("Hardened life", "Share of the new life that cannot be taken away by hand."),
    buffer_zone: {
      label: "Buffer zone",
      help: "Distance from this layer's life that later layers keep.",
      type: whole(0, 64),
      random: true,
      default: 0,
    },
    fountains: share("Fountains", "Share of the cells that become fountains, with goals around them."),
  } satisfies Record<keyof Layer, Field>,
};

/** Oscillators of a shorter period would disturb the ones before. */
function shorterPeriod(layers: readonly unknown[]): ListContradiction | undefined {
  let longest = 1;
  for (const [i, layer] of layers.entries()) {
    // What is drawn has no such fields, or ones that are no numbers.
    const period = (layer as { pattern?: { period?: unknown } }).pattern?.period;
    if (typeof period !== "number") continue;
    if (period > 1 && period < longest) {
      return {
        path: [i, "pattern", "period"],
        problem: `${period}, shorter than that of a layer before, ${longest}. Use 0, 1 or at least ${longest}`,
      };
    }
    longest = Math.max(longest, period);
  }
  return undefined;
}

const AGENT_TYPE: Group = {
  kind: "group",
  title: "an agent type",
  fields: {
    color: {
      label: "Colour",
      help: "Also of the life that the agent makes.",
      type: COLOR,
      default: "black",
    },
    flags: {
      label: "Flags",
      help: "What its cell can do or suffer besides being an agent.",
      type: list({ type: { kind: "word", words: AGENT_FLAGS } }, 0, AGENT_FLAGS.length),
      default: ["preserving", "inhibiting"],
    },
    points_table: {
      label: "Points",
      help: "Points for cells on goals: a row for each colour of goal, a column for each colour of cell, the last for empty cells. The usual table if left out.",
      type: list({ type: list({ type: whole(-1e6, 1e6) }, 9, 9) }, 8, 8),
    },
  } satisfies Record<keyof AgentType, Field>,
};

/** Regions where the partitioning does not say. */
const REGIONS = { least: 2, most: 5 };

const PARTITIONING: Group = {
  kind: "group",
  title: "the partitioning",
  fields: {
    alpha: {
      label: "Alpha",
      help: "How eagerly new regions begin; large makes many of them early.",
      type: number(1e-6, 1e6),
      random: true,
      default: 1,
    },
    min_regions: {
      label: "Least regions",
      help: "Regions that begin before any of them grows.",
      type: whole(1, 64),
      random: true,
      default: REGIONS.least,
    },
    max_regions: {
      label: "Most regions",
      help: "Regions at most; nearly always reached.",
      type: whole(1, 64),
      random: true,
      default: REGIONS.most,
    },
  } satisfies Record<keyof Partitioning, Field>,
  contradiction({ min_regions: least, max_regions: most }) {
    if (isAbove(least ?? REGIONS.least, most ?? REGIONS.most)) {
      return most === undefined
        ? {
            field: "min_regions",
            problem: `${least}, more than max_regions, ${REGIONS.most} if left out. Write both`,
          }
        : {
            field: "max_regions",
            problem: `${most}, less than min_regions, ${least ?? `${REGIONS.least} if left out`}. Make it at least that`,
          };
    }
    return undefined;
  },
};

const region = (label: string, help: string): Field => ({
  label,
  help,
  type: { kind: "name", of: "named_regions" },
  random: true,
  nullable: true,
  default: null,
});

const LAYERS: List = {
  kind: "list",
  of: { type: LAYER, random: true },
  least: 1,
  most: 16,
  contradiction: shorterPeriod,
};

/** A whole file. */
export const PARAMETERS = {
  kind: "group",
  title: "a parameter file",
  fields: {
    board_shape: {
      label: "Board",
      help: "Height and width in cells.",
      type: list({ type: whole(3, 256) }, 2, 2),
      random: true,
      default: [25, 25],
    },
    min_performance: {
      label: "Least performance",
      help: "Share of the points that opens the exit; it is open if this is negative.",
      type: number(-1, 1),
      random: true,
      default: -1,
    },
    agents: {
      label: "Agents",
      help: "The type of each, in the order in which they act. Those of unknown types are left out.",
      type: list({ type: { kind: "name", of: "agent_types", others: "left out" }, random: true }, 1, 64),
      random: true,
      default: [BUILT_IN_AGENT],
    },
    partitioning: {
      label: "Partitioning",
      help: "How the board falls into regions.",
      type: PARTITIONING,
      random: true,
      default: {},
    },
    starting_region: region("First region", "What fills the first region; as the later ones if left out."),
    later_regions: region("Later regions", "What fills the others, drawn for each of them."),
    buffer_region: region("Between the regions", "What fills the ground between; nothing if left out."),
    agent_types: {
      label: "Agent types",
      help: "By name.",
      type: { kind: "record", of: { type: AGENT_TYPE }, most: 64 },
      default: {},
    },
    named_regions: {
      label: "Regions",
      help: "By name: layers, put into the region one after the other.",
      type: { kind: "record", of: { type: LAYERS }, most: 200 },
      default: {},
    },
  } satisfies Record<keyof LevelParameters, Field>,
} satisfies Group;
