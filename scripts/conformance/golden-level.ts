// Levels as the golden files write them.
import type { Level, Orientation } from "../../src/core/level.ts";
import { defaultAgentNames } from "../../src/share/level-checks.ts";
import { boardOf } from "./record.ts";

export interface GoldenLevel {
  readonly h: number;
  readonly w: number;
  readonly board: readonly number[];
  readonly goals: readonly number[];
  /** `[agent][row, col]` */
  readonly agent_locs: readonly (readonly [number, number])[];
  /** One list of 72 numbers per agent. */
  readonly points_table: "default" | readonly (readonly number[])[];
  readonly min_performance: number;
  readonly spawn_prob: number;
  readonly orientation?: number | null;
}

/** @param defaultTable what "default" stands for; null: the built-in table */
export function levelFromGolden(
  name: string,
  golden: GoldenLevel,
  defaultTable: readonly number[] | null = null,
): Level {
  const { h, w, agent_locs: locations, points_table: tables } = golden;
  const agentTables = tables === "default" ? defaultTable && locations.map(() => defaultTable) : tables;
  return {
    name,
    board: boardOf(h, w, golden.board),
    goals: boardOf(h, w, golden.goals),
    agents: locations.map(([row, col]) => ({ row, col })),
    agentNames: defaultAgentNames(locations.length),
    orientation: (golden.orientation ?? null) as Orientation | null,
    spawnProb: golden.spawn_prob,
    minPerformance: golden.min_performance,
    pointsTables: agentTables?.map((table) => Int32Array.from(table)) ?? null,
    rules: "safelife",
  };
}
