// Levels → .npz files that the original reads.
import type { Level } from "../core/level.ts";
import { type NpyColumn, writeNpy, writeNpyRecords } from "./npy-write.ts";
import { zip } from "./zip.ts";

/**
 * One level as a single file, several as an archive of records.
 * @throws Error if an archive's levels differ in size or in what they store; records must be alike
 */
export function writeNpz(levels: readonly Level[]): Uint8Array {
  if (levels.length === 0) throw new Error("There is no level to save. Give at least one.");
  const records = levels.map(fieldsOf);
  if (records.length === 1) {
    // A single file is named by its file name.
    const arrays = [...records[0]].filter(([name]) => name !== "name");
    return zip(new Map(arrays.map(([name, column]) => [`${name}.npy`, writeNpy(column)])));
  }
  const layouts = records.map((record) =>
    JSON.stringify([...record].map(([name, { shape }]) => [name, shape])),
  );
  const odd = layouts.findIndex((layout) => layout !== layouts[0]);
  if (odd > 0) {
    throw new Error(
      `"${levels[odd].name}" differs from "${levels[0].name}" in board size, number of agents or stored fields. Save them one by one.`,
    );
  }
  return zip(new Map([["levels.npy", writeNpyRecords(records)]]));
}

const CLASS_NAMES = {
  safelife: "safelife.safelife_game.SafeLifeGame",
  "game-of-life": "safelife.safelife_game.GameOfLife",
} satisfies Record<Level["rules"], string>;

function fieldsOf(level: Level): ReadonlyMap<string, NpyColumn> {
  const { board, goals, agents, pointsTables } = level;
  const size = [board.height, board.width];
  const fields = new Map<string, NpyColumn>([
    ["board", { type: "<u2", shape: size, values: board.cells }],
    ["goals", { type: "<u2", shape: size, values: goals.cells }],
    [
      "agent_locs",
      { type: "<i8", shape: [agents.length, 2], values: agents.flatMap(({ row, col }) => [row, col]) },
    ],
    ["spawn_prob", { type: "<f8", shape: [], values: [level.spawnProb] }],
    ["min_performance", { type: "<f8", shape: [], values: [level.minPerformance] }],
    ["class", { type: "str", shape: [], values: [CLASS_NAMES[level.rules]] }],
    ["name", { type: "str", shape: [], values: [level.name] }],
  ]);
  if (level.orientation !== null)
    fields.set("orientation", { type: "<i8", shape: [], values: [level.orientation] });
  if (agents.length > 0) {
    fields.set("agent_names", { type: "str", shape: [agents.length], values: level.agentNames });
  }
  if (pointsTables && pointsTables.length > 0) {
    const values = pointsTables.flatMap((table) => [...table]);
    fields.set("points_table", { type: "<i8", shape: [pointsTables.length, 8, 9], values });
  }
  return fields;
}
