// A level's list of agents, kept in step with the agents on its board.
import type { Position } from "../../core/board.ts";
import { AGENT, ORIENTATION_MASK, ORIENTATION_SHIFT } from "../../core/cells.ts";
import type { Level, PointsTable } from "../../core/level.ts";
import { DEFAULT_POINTS_TABLE } from "../../core/points.ts";
import { agentsOnBoard } from "../../share/level-checks.ts";
import { withCells } from "./pieces.ts";
import { indexAt } from "./shapes.ts";

/** What the list says of one agent. */
export interface AgentEntry {
  readonly at: Readonly<Position>;
  readonly name: string;
  readonly table: PointsTable;
}

export const entriesOf = ({ agents, agentNames, pointsTables }: Level): AgentEntry[] =>
  agents.map((at, i) => ({ at, name: agentNames[i], table: pointsTables?.[i] ?? DEFAULT_POINTS_TABLE }));

const isUsual = (table: PointsTable) => table.every((points, i) => points === DEFAULT_POINTS_TABLE[i]);

/** Tables are only listed where one is not the usual. */
export const withEntries = (level: Level, entries: readonly AgentEntry[]): Level => ({
  ...level,
  agents: entries.map(({ at }) => at),
  agentNames: entries.map(({ name }) => name),
  pointsTables: entries.every(({ table }) => isUsual(table)) ? null : entries.map(({ table }) => table),
});

/**
 * The list after an edit: who is still there stays in order, with name and table. One that vanished and one that
 * appeared are taken to be the same agent, moved; those beyond that leave the list, or come to its end.
 */
export function settleAgents(level: Level): Level {
  const { board } = level;
  const onBoard = agentsOnBoard(board);
  const places = new Set(onBoard.map((at) => indexAt(board, at)));
  const entries = entriesOf(level);
  const kept = new Set<number>();
  const stays = entries.map(({ at }) => {
    const index = indexAt(board, at);
    // Two entries at one place cannot both be its agent.
    if (!places.has(index) || kept.has(index)) return false;
    kept.add(index);
    return true;
  });
  const arrivals = onBoard.filter((at) => !kept.has(indexAt(board, at)));
  if (arrivals.length === 0 && stays.every(Boolean)) return level;
  const moved = entries.flatMap((entry, i) => {
    if (stays[i]) return [entry];
    const at = arrivals.shift();
    return at ? [{ ...entry, at }] : [];
  });
  const names = new Set(moved.map(({ name }) => name));
  const come = arrivals.map((at) => {
    const name = freeName(names);
    names.add(name);
    return { at, name, table: DEFAULT_POINTS_TABLE };
  });
  return withEntries(level, [...moved, ...come]);
}

function freeName(taken: ReadonlySet<string>): string {
  let number = 0;
  while (taken.has(`agent${number}`)) number++;
  return `agent${number}`;
}

/** As it is edited: agents look where the board says, and the list is that of the board. */
export function toEdit(level: Level): Level {
  const settled = settleAgents(level);
  if (level.orientation === null) return settled;
  const facing = level.orientation << ORIENTATION_SHIFT;
  const cells = level.board.cells.map((cell) => (cell & AGENT ? (cell & ~ORIENTATION_MASK) | facing : cell));
  return { ...withCells(settled, { board: cells }), orientation: null };
}
