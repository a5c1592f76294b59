// Levels out of parameters: a pure function of both the parameters and a key (SafeLife 1.2.2, `gen_game`).
import { type Key, split } from "../base/random.ts";
import { RandomStream } from "../base/random-stream.ts";
import { createBoard } from "../core/board.ts";
import { COLOR_MASK } from "../core/cells.ts";
import type { Level } from "../core/level.ts";
import { agentsOf, EXIT_CELL, placeAgentsAndExit } from "./agents.ts";
import type { LevelParameters, Partitioning } from "./parameters.ts";
import { BUFFER, partition } from "./partition.ts";
import type { Spend } from "./pattern-search.ts";
import { isExitReachable } from "./reachable.ts";
import { fillRegion, SPAWN_PROB } from "./region.ts";
import { resolve, resolveRecord } from "./resolve.ts";
import { BLOCK, maskOf, Torus } from "./torus.ts";

export interface GenerateOptions {
  /** The level's name; empty if missing. */
  readonly name?: string;
  /** Work before `generateLevel` throws, in steps of pattern search of period 1; hundreds of times what official
   *  levels need, and a minute or two. */
  readonly maxSteps?: number;
  /** Called every few hundred steps with the steps so far. May throw, which ends the generation. */
  readonly onSteps?: (steps: number) => void;
}

export interface GeneratedLevel {
  readonly level: Level;
  /** The region of every cell before agents and exit took theirs, 0 between the regions. */
  readonly regions: Int16Array;
  /** Regions that were filled, the space between them included if it was. */
  readonly filled: number;
}

/** Counts up whenever equal arguments give another level than before: links say for which it was made. */
export const GENERATOR_VERSION = 1;

const MAX_STEPS = 50_000_000;
/** Rubble may bar the way to the exit. Parameters that always bar it get what they ask for. */
const ATTEMPTS = 8;
/** Cells around agents and the exit, which belong to no region. */
const RESERVED = -1;
const WHITE = COLOR_MASK;

/** Equal arguments give equal levels on any machine.
 *  @throws where the parameters cannot be followed, or `options` says stop */
export const generateLevel = (parameters: LevelParameters, key: Key, options: GenerateOptions = {}): Level =>
  generate(parameters, key, options).level;

/** `generateLevel` with what it went through. */
export function generate(
  parameters: LevelParameters,
  key: Key,
  { name = "", maxSteps = MAX_STEPS, onSteps }: GenerateOptions = {},
): GeneratedLevel {
  let steps = 0;
  const spend: Spend = (more) => {
    steps += more;
    if (steps > maxSteps) {
      throw new Error(
        `The level is not done after ${maxSteps} steps of work. Use a smaller board, max_iter, period or buffer_zone, or fewer retries.`,
      );
    }
    onSteps?.(steps);
  };
  let made = attempt(parameters, split(key, 0), name, spend);
  for (let i = 1; i < ATTEMPTS && !isExitReachable(made.level); i++) {
    made = attempt(parameters, split(key, i), name, spend);
  }
  return made;
}

function attempt(parameters: LevelParameters, key: Key, name: string, spend: Spend): GeneratedLevel {
  const values = new RandomStream(split(key, "values"));
  const [height, width] = resolve(parameters.board_shape, values);
  const minPerformance = resolve(parameters.min_performance, values);
  const partitioning = resolveRecord<Partitioning>(parameters.partitioning, values);
  const torus = new Torus(height, width);
  const regions = partition(torus, partitioning, new RandomStream(split(key, "partition")));
  const board = createBoard(height, width);
  const goals = createBoard(height, width);

  const names = resolve(parameters.agents, values).map((agent) => resolve(agent, values));
  const agents = agentsOf(names, parameters.agent_types);
  const places = placeAgentsAndExit(
    torus,
    cellsBetween(regions),
    agents.length,
    new RandomStream(split(key, "agents")),
  );
  places.agents.forEach((cell, i) => {
    board.cells[cell] = agents[i].cell;
  });
  board.cells[places.exit] = EXIT_CELL;
  const open = regions.slice();
  for (const cell of [...places.agents, places.exit]) {
    for (let i = 0; i < BLOCK; i++) open[torus.blocks[BLOCK * cell + i]] = RESERVED;
  }

  let filled = 0;
  const fill = (region: number, type: string | null): boolean => {
    const layers = type === null ? undefined : parameters.named_regions[type];
    const mask = maskOf(torus.size, (cell) => open[cell] === region);
    if (layers === undefined || !mask.includes(1)) return false;
    const made = fillRegion(torus, mask, layers, split(key, "region", region), spend);
    for (let i = 0; i < torus.size; i++) {
      board.cells[i] |= made.board.cells[i];
      goals.cells[i] |= made.goals.cells[i];
    }
    filled++;
    return true;
  };
  let isStarting = parameters.starting_region !== null;
  const last = regions.reduce((a, b) => Math.max(a, b));
  for (let region = 1; region <= last; region++) {
    const type = resolve(isStarting ? parameters.starting_region : parameters.later_regions, values);
    if (fill(region, type)) isStarting = false;
  }
  fill(BUFFER, resolve(parameters.buffer_region, values));
  for (let i = 0; i < torus.size; i++) {
    if (open[i] <= BUFFER && !(goals.cells[i] & COLOR_MASK)) goals.cells[i] |= WHITE;
  }
  const placed = agents.slice(0, places.agents.length);
  const level: Level = {
    name,
    board,
    goals,
    agents: places.agents.map((cell) => ({ row: Math.floor(cell / width), col: cell % width })),
    agentNames: placed.map((agent) => agent.name),
    orientation: 1,
    spawnProb: SPAWN_PROB,
    minPerformance,
    pointsTables: placed.map((agent) => agent.pointsTable),
    rules: "safelife",
  };
  return { level, regions, filled };
}

/** Where agents may stand; all cells if one region took them all. */
function cellsBetween(regions: Int16Array): number[] {
  const cells = Array.from(regions, (_, i) => i);
  const free = cells.filter((cell) => regions[cell] === BUFFER);
  return free.length > 0 ? free : cells;
}
