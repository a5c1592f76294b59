// Agents somewhere between the regions, and the exit as far from them as can be.
import { excerpt } from "../base/check.ts";
import type { RandomStream } from "../base/random-stream.ts";
import {
  AGENT,
  ALIVE,
  CELL,
  DESTRUCTIBLE,
  FROZEN,
  INHIBITING,
  PRESERVING,
  PULLABLE,
  PUSHABLE,
  RED,
  SPAWNING,
} from "../core/cells.ts";
import type { PointsTable } from "../core/level.ts";
import { DEFAULT_POINTS_TABLE } from "../core/points.ts";
import { BUILT_IN_AGENT } from "./parameter-schema.ts";
import type { AgentFlag, AgentType, LevelParameters } from "./parameters.ts";
import { colorBits } from "./region.ts";
import type { Torus } from "./torus.ts";

const BITS: Readonly<Record<AgentFlag, number>> = {
  alive: ALIVE,
  pushable: PUSHABLE,
  pullable: PULLABLE,
  destructible: DESTRUCTIBLE,
  frozen: FROZEN,
  preserving: PRESERVING,
  inhibiting: INHIBITING,
  spawning: SPAWNING,
};

export const EXIT_CELL = CELL.exit | RED;

export interface NamedAgent {
  readonly name: string;
  readonly cell: number;
  readonly pointsTable: PointsTable;
}

const typesWith = (types: Readonly<Record<string, AgentType>>): Readonly<Record<string, AgentType>> => ({
  [BUILT_IN_AGENT]: {},
  ...types,
});

/** Agents that parameters name, or may draw, of types they do not have: those that `agentsOf` leaves out. */
export function unknownAgents({
  agents,
  agent_types,
}: Pick<LevelParameters, "agents" | "agent_types">): readonly string[] {
  const known = typesWith(agent_types);
  return [...new Set(namesIn(agents))].filter((name) => !Object.hasOwn(known, name));
}

function namesIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  const { choices } = value as { readonly choices: unknown };
  return Array.isArray(choices) ? choices.flatMap(namesIn) : Object.keys(choices as object);
}

/** The agents of some types, in order. Unknown types are left out, as in the original.
 *  @throws where none is known */
export function agentsOf(names: readonly string[], types: Readonly<Record<string, AgentType>>): NamedAgent[] {
  const known = typesWith(types);
  const agents = names
    .filter((name) => Object.hasOwn(known, name))
    .map((name) => {
      const { color = "black", flags = ["preserving", "inhibiting"], points_table: table } = known[name];
      return {
        name,
        cell: flags.reduce((cell, flag) => cell | BITS[flag], AGENT | FROZEN | colorBits(color)),
        pointsTable: table ? Int32Array.from(table.flat()) : DEFAULT_POINTS_TABLE,
      };
    });
  if (agents.length > 0) return agents;
  throw new Error(
    `No agent is of a known type: ${excerpt(names.join(", "))}. Types are ${Object.keys(known).join(", ")}.`,
  );
}

/** Different cells for up to `count` agents, and one for the exit.
 *  @param free cells between the regions, at least two
 *  @throws where the agents leave no room for the exit */
export function placeAgentsAndExit(
  { width, height }: Torus,
  free: readonly number[],
  count: number,
  draws: RandomStream,
): { agents: readonly number[]; exit: number } {
  const rest = [...free];
  const agents: number[] = [];
  while (agents.length < count && rest.length > 0) {
    const place = draws.integer(rest.length);
    agents.push(rest[place]);
    rest[place] = rest[rest.length - 1];
    rest.pop();
  }
  const around = (distance: number, size: number) => Math.min(Math.abs(distance), size - Math.abs(distance));
  const distanceFromAll = (cell: number) =>
    agents.reduce((sum, agent) => {
      const rows = Math.floor(cell / width) - Math.floor(agent / width);
      const cols = (cell % width) - (agent % width);
      return sum + around(rows, height) + around(cols, width);
    }, 0);
  let exit: number | undefined;
  let farthest = -1;
  for (const cell of free) {
    const distance = distanceFromAll(cell);
    // Agents in opposite places are as far from themselves as from everywhere: they must not be built over.
    if (distance <= farthest || agents.includes(cell)) continue;
    farthest = distance;
    exit = cell;
  }
  if (exit === undefined) {
    throw new Error(
      `There is no room for ${count} agents and an exit between the regions. Use fewer agents, smaller regions or a larger board.`,
    );
  }
  return { agents, exit };
}
