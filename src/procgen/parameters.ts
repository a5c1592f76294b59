// What a parameter file says, in the vocabulary of the original's YAML files (SafeLife 1.2.2, `levels/random`).

/** Of a file of parameters. The largest of our own has 10 kB. */
export const MAX_PARAMETER_BYTES = 16_384;

export type ColorName = "black" | "red" | "green" | "yellow" | "blue" | "magenta" | "cyan" | "white";

/** What an agent may have besides its colour; every agent is also frozen. */
export type AgentFlag =
  | "alive"
  | "pushable"
  | "pullable"
  | "destructible"
  | "frozen"
  | "preserving"
  | "inhibiting"
  | "spawning";

/** One of the options. Weights are not negative, one an option, in any unit; without them all are alike. */
export interface Choices<T> {
  readonly choices: readonly Random<T>[] | Readonly<Record<string, number>>;
  readonly weights?: readonly number[];
}

/** Any number from the first to below the second. */
export interface Uniform {
  readonly uniform: readonly [number, number];
}

/** A value, or how to draw one. Options by name (`{ choices: { a: 1, b: 3 } }`) are for strings. */
export type Random<T> = T | Choices<T> | (number extends T ? Uniform : never);

/** A record that is drawn as a whole or entry by entry. */
export type RandomRecord<T> = Random<{ readonly [K in keyof T]: Random<T[K]> }>;

/** How the board is cut into regions. */
export interface Partitioning {
  /** At least 1; 2 if missing. */
  readonly min_regions?: number;
  /** At least `min_regions`; 5 if missing. */
  readonly max_regions?: number;
  /** The pull towards new regions; 1 if missing. */
  readonly alpha?: number;
}

/** The penalty of a cell type when there is none of it, and when all cells that are filled are of it. */
export type Penalty = readonly [number, number];

/** Search for a pattern. Fills are shares of the area that may be filled. */
export interface Pattern {
  /** 1 still (if missing), 0 anything, n > 1 cells that oscillate with that period too. */
  readonly period?: number;
  /** 0.2 if missing. */
  readonly min_fill?: number;
  /** Twice `min_fill` if missing. */
  readonly max_fill?: number;
  /** Above 0; 0.5 if missing. Low makes simple patterns, below 0.3 slowly. */
  readonly temperature?: number;
  /** What an oscillating cell is worth; 0.3 if missing, unused for periods 0 and 1. */
  readonly osc_bonus?: number;
  /** Steps of the search before it gives up, per cell of the area and period; 40 if missing. */
  readonly max_iter?: number;
  /** How often an attempt that failed is repeated with milder demands; 10 if missing. */
  readonly num_retries?: number;
  /** `[0, 0]` if missing. */
  readonly alive?: Penalty;
  /** `[100, 100]` if missing: none. */
  readonly wall?: Penalty;
  /** `[100, 100]` if missing: none. */
  readonly tree?: Penalty;
}

export interface TreeLattice {
  /** From 2; 5 if missing. */
  readonly spacing?: number;
  /** True if missing. */
  readonly stagger?: boolean;
}

/** What one layer adds to a region, in this order. Shares are from 0 to 1 and 0 if missing. */
export interface Layer {
  /** Of the life, trees, spawners and fountains it adds; black if missing. */
  readonly color?: ColorName;
  /** Share of the border that gets a wall. */
  readonly fences?: number;
  /** Share of the inner cells that become spawners, at least one. */
  readonly spawners?: number;
  /** `true` plants trees as a lattice without fields does. */
  readonly tree_lattice?: true | RandomRecord<TreeLattice> | null;
  readonly pattern?: RandomRecord<Pattern>;
  /** Shares of the new walls and trees that can be pushed and pulled. */
  readonly movable_walls?: number;
  readonly movable_trees?: number;
  /** Share of the new life that no agent can remove. */
  readonly hardened_life?: number;
  /** Distance that later layers keep from life, in cells; 0 if missing. */
  readonly buffer_zone?: number;
  /** Where new cells go; the board if missing. */
  readonly target?: "board" | "goals" | "both";
  /** Share of the free cells that become fountains. */
  readonly fountains?: number;
}

export interface AgentType {
  /** Black if missing. */
  readonly color?: ColorName;
  /** Preserving and inhibiting if missing. */
  readonly flags?: readonly AgentFlag[];
  /** `[8 goal colours][9 cell colours, the last one empty]`; the built-in table if missing. */
  readonly points_table?: readonly (readonly number[])[];
}

/** All that a level is made from. */
export interface LevelParameters {
  /** `[height, width]`, at least 3 × 3. */
  readonly board_shape: Random<readonly [number, number]>;
  /** As in a level: share of the available points that opens the exit, negative: always open. */
  readonly min_performance: Random<number>;
  /** Names of `agent_types` or "default", in the order in which the agents act. Unknown ones are left out. */
  readonly agents: Random<readonly Random<string>[]>;
  readonly partitioning: RandomRecord<Partitioning>;
  /** Names of `named_regions`; null makes the first region like the later ones. */
  readonly starting_region: Random<string | null>;
  readonly later_regions: Random<string | null>;
  /** What to fill the space between the regions with; null leaves it empty. */
  readonly buffer_region: Random<string | null>;
  readonly agent_types: Readonly<Record<string, AgentType>>;
  /** The layers of each kind of region. */
  readonly named_regions: Readonly<Record<string, readonly RandomRecord<Layer>[]>>;
}

/** A parameter file: what it does not say is as in the defaults. */
export type ParameterFile = Partial<LevelParameters>;

/** The parameters of a file. Its keys replace the defaults whole; agent types and named regions are merged by name. */
export function withDefaults(file: ParameterFile, defaults: LevelParameters): LevelParameters {
  return {
    ...defaults,
    ...file,
    agent_types: { ...defaults.agent_types, ...file.agent_types },
    named_regions: { ...defaults.named_regions, ...file.named_regions },
  };
}
