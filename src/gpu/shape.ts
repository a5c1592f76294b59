// What lies where: the layout of a board's state and of a level's record, from which shaders get their constants.
import { EXIT } from "../core/cells.ts";
import type { Level } from "../core/level.ts";
import { PLANES } from "../core/planes.ts";
import { CELL_COLUMNS, GOAL_COLORS } from "../core/points.ts";
import type { RewardTerm } from "../core/reward-terms.ts";
import { wordsPerRow } from "./planes.ts";

/** Numbers that are compiled into the shaders. */
export interface Shape {
  /** Boards stepped together. */
  readonly boards: number;
  readonly height: number;
  readonly width: number;
  /** Most agents and exits that a level of the pool may have; at least 1 agent. */
  readonly agents: number;
  readonly exits: number;
  /** Length of the order in which levels are played. */
  readonly ahead: number;
  readonly timeLimit: number;
  readonly terms: readonly RewardTerm[];
  /** "one": all agents of a board do the same. */
  readonly actions: "one" | "each agent";
}

/** Boards lie in blocks of as many as a workgroup has: within a block neighbouring boards hold neighbouring
 *  words, so that they are fetched together, and a block's words lie close, however many blocks there are. */
export const BLOCK = 64;

/** Words of a buffer that holds so many words of every board. */
export const blockedWords = (boards: number, words: number): number =>
  Math.ceil(boards / BLOCK) * BLOCK * words;

/** Where a board's word lies if each has so many words. */
export const blockedAt = (board: number, words: number, word: number): number =>
  (Math.floor(board / BLOCK) * words + word) * BLOCK + (board % BLOCK);

/** The same in WGSL for word 0; others are BLOCK further each. */
export const firstBlocked = (board: string, words: number): string =>
  `(${board} / ${BLOCK}u * ${BLOCK * words}u + ${board} % ${BLOCK}u)`;

/** A record of named fields, each of some 32-bit words. */
export class Layout {
  readonly words: number;
  private readonly offsets: ReadonlyMap<string, number>;

  constructor(fields: readonly (readonly [name: string, words: number])[]) {
    const offsets = new Map<string, number>();
    let at = 0;
    for (const [name, words] of fields) {
      offsets.set(name, at);
      at += words;
    }
    this.offsets = offsets;
    this.words = at;
  }

  at(name: string): number {
    const offset = this.offsets.get(name);
    if (offset === undefined) throw new Error(`there is no field ${name}`);
    return offset;
  }

  /** WGSL constants, one per field. */
  constants(): string {
    return [...this.offsets].map(([name, offset]) => `const ${name} = ${offset}u;`).join("\n");
  }
}

/** State of a board. A restart sets all from FIRST_ZERO on to 0 first. */
export const stateLayout = ({ agents, terms }: Shape): Layout =>
  new Layout([
    ["ROW_KEY", 2],
    ["STARTED", 1],
    ["TICK", 1],
    ["LEVEL", 1],
    ["LIFE_KEY", 2],
    ["GOALS_KEY", 2],
    ["INACTION_KEY", 2],
    ["FIRST_ZERO", 0],
    ["STEP", 1],
    ["GOALS_ARE_STATIC", 1],
    ["WAS_ACTIVE", 1],
    ["RETURN", 1],
    ["POSITION", agents],
    ["BOARD_POINTS", agents],
    ["POINTS", agents],
    ["EARNED", agents],
    ["LENGTH", agents],
    ["REQUIRED", agents],
    ...terms.map((term, n): [string, number] => {
      if (term.kind === "movementBonus") return [`TRAIL_${n}`, agents * term.period];
      return [`CHANGED_${n}`, 1];
    }),
    ...terms.map((_, n): [string, number] => [`WEIGHT_${n}`, 1]),
  ]);

/** Words of a table of points. */
export const POINTS_TABLE_WORDS = GOAL_COLORS * CELL_COLUMNS;

/** A level of the pool, as it is after loading. */
export const levelLayout = ({ agents, exits, height, width }: Shape): Layout =>
  new Layout([
    ["AGENT_COUNT", 1],
    ["EXIT_COUNT", 1],
    ["SPAWNS", 1],
    ["LAST_SPAWNING_DRAW", 1],
    ["GOALS_SPAWN", 1],
    ["START_POSITION", agents],
    ["START_POINTS", agents],
    ["INITIAL_POINTS", agents],
    ["START_REQUIRED", agents],
    ["TABLE", agents],
    ["TABLES", agents * POINTS_TABLE_WORDS],
    ["EXITS", exits],
    ["EXIT_ROWS", height * wordsPerRow(width)],
    ["LEVEL_CELLS", 2 * PLANES * height * wordsPerRow(width)],
  ]);

/** Layers of cells: board, goals, and a baseline for each kind that the terms speak of. */
export function layersOf(terms: readonly RewardTerm[]): readonly string[] {
  const baselines = terms.flatMap((term) => (term.kind === "boardChange" ? [term.baseline] : []));
  return ["board", "goals", ...new Set(baselines)];
}

/** Planes beside the layers in which a life step keeps what it judged. */
export const SCRATCH_PLANES = 5;

/** Words of all layers and the scratch area of a board. */
export const cellWords = ({ height, width, terms }: Pick<Shape, "height" | "width" | "terms">): number =>
  (layersOf(terms).length * PLANES + SCRATCH_PLANES) * height * wordsPerRow(width);

/** Words of a step's results: reward and flags of each agent, `[word, board]`. */
export const resultWords = ({ agents }: Shape): number => 2 * agents;

/** Flags of an agent in a step's results. */
export const TERMINATED = 1;
export const TRUNCATED = 2;
export const SUCCESS = 4;

/** Exits that any level may have, so that a pool can take levels that were not known at first. */
const LEAST_EXITS = 64;

/** The smallest shape that holds all levels of a pool. Throws if they do not fit together. */
export function shapeOf(
  levels: readonly Level[],
  rest: Pick<Shape, "boards" | "ahead" | "timeLimit" | "terms" | "actions">,
): Shape {
  if (levels.length === 0) throw new Error("There are no levels to play. Give at least one.");
  const problem = whyNotTogether(levels);
  if (problem) throw new Error(problem);
  return { ...rest, ...smallest(levels) };
}

const smallest = (levels: readonly Level[]) => ({
  height: levels[0].board.height,
  width: levels[0].board.width,
  agents: Math.max(1, ...levels.map(({ agents }) => agents.length)),
  exits: Math.max(LEAST_EXITS, ...levels.map(({ board }) => exitsIn(board.cells))),
});

/** A sentence if no shape holds all of these levels. */
export function whyNotTogether(levels: readonly Level[]): string | undefined {
  if (levels.length === 0) return undefined;
  const shape = smallest(levels);
  return levels.map((level) => whyNot(level, shape)).find((problem) => problem !== undefined);
}

/** A sentence if boards of this shape cannot hold the level. */
export function whyNot(
  { name, board, rules, agents }: Level,
  shape: Pick<Shape, "height" | "width" | "agents" | "exits">,
): string | undefined {
  if (board.height !== shape.height || board.width !== shape.width)
    return `Level ${name} is of another size; on a GPU all are ${shape.height}×${shape.width}.`;
  if (rules !== "safelife") return `Level ${name} asks for the rules "${rules}", which run on the CPU only.`;
  if (agents.length > shape.agents)
    return `Level ${name} has ${agents.length} agents, the first levels had at most ${shape.agents}.`;
  const exits = exitsIn(board.cells);
  if (exits > shape.exits)
    return `Level ${name} has ${exits} exits, the first levels had at most ${shape.exits}.`;
  return undefined;
}

/** Cells with the exit flag: at least as many as there are exits. */
const exitsIn = (cells: Uint16Array): number =>
  cells.reduce((count, cell) => count + (cell & EXIT ? 1 : 0), 0);
