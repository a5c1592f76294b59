// Levels as the original stores them: .npz files of one level, or of an archive of records.
import { excerpt } from "../base/check.ts";
import type { Board, Position } from "../core/board.ts";
import type { Level, Orientation, PointsTable } from "../core/level.ts";
import {
  agentsOnBoard,
  checkAgents,
  checkBoardSize,
  checkMinPerformance,
  checkName,
  checkSameSize,
  checkSpawnProb,
  defaultAgentNames,
  MAX_POINTS,
} from "./level-checks.ts";
import { type Fields, type NdArray, readNpy } from "./npy.ts";
import { unzip } from "./zip.ts";

export const MAX_LEVELS = 20_000;

/** The levels of an .npz file (SafeLife 1.2.2, `SafeLifeGame.serialize` and `combine_levels`). */
export function readLevelsNpz(bytes: Uint8Array, fileName: string): readonly Level[] {
  const entries = unzip(bytes, fileName);
  const archive = entries.get("levels.npy");
  if (archive) return readArchive(archive, fileName);
  if (!entries.has("board.npy")) {
    throw new Error(`${fileName} holds neither "board" nor "levels". Is it a SafeLife level?`);
  }
  const fields = new Map<string, NdArray>();
  for (const [entry, content] of entries) {
    const name = entry.replace(/\.npy$/, "");
    const array = KNOWN_FIELDS.has(name) ? readNpy(content, `${fileName}, ${entry}`) : null;
    if (array?.kind === "record")
      throw new Error(`${fileName}: "${name}" holds records. Store a plain array.`);
    if (array) fields.set(name, array);
  }
  return [levelFromFields(fields, nameOfFile(fileName), fileName)];
}

function readArchive(content: Uint8Array, fileName: string): readonly Level[] {
  const levels = readNpy(content, `${fileName}, levels.npy`);
  if (levels.kind !== "record" || levels.shape.length > 1) {
    throw new Error(`${fileName}: "levels" is not a list of records. Store one record per level.`);
  }
  if (levels.length > MAX_LEVELS) {
    throw new Error(`${fileName} holds ${levels.length} levels; the limit is ${MAX_LEVELS}. Split it.`);
  }
  return Array.from({ length: levels.length }, (_, i) => {
    const fields = levels.record(i);
    const name = fields.get("name")?.values[0];
    return levelFromFields(
      fields,
      typeof name === "string" && name ? nameOfFile(name) : `${nameOfFile(fileName)}-${i + 1}`,
      `${fileName}, level ${i + 1}`,
    );
  });
}

/** "folder/a level.npz" → "a level" */
const nameOfFile = (path: string): string => path.replace(/^.*[\\/]/, "").replace(/\.npz$/i, "");

const KNOWN_FIELDS = new Set([
  "board",
  "goals",
  "agent_locs",
  "agent_loc",
  "agent_names",
  "orientation",
  "spawn_prob",
  "min_performance",
  "points_table",
  "class",
]);

function levelFromFields(fields: Fields, name: string, where: string): Level {
  const board = readBoard(fields, "board", where);
  const goals = readBoard(fields, "goals", where);
  checkSameSize(board, goals, where);
  const agents = readAgents(fields, board, where);
  checkAgents(agents, board, where);
  const spawnProb = readNumber(fields, "spawn_prob", where) ?? 0.3;
  checkSpawnProb(spawnProb, where);
  const minPerformance = readNumber(fields, "min_performance", where) ?? -1;
  checkMinPerformance(minPerformance, where);
  const orientation = readNumber(fields, "orientation", where) ?? null;
  if (orientation !== null && ![0, 1, 2, 3].includes(orientation)) {
    throw new Error(`${where}: "orientation" is ${orientation}. Use 0 up, 1 right, 2 down or 3 left.`);
  }
  checkName(name, where);
  return {
    name,
    board,
    goals,
    agents,
    agentNames: readAgentNames(fields, agents.length, where),
    orientation: orientation as Orientation | null,
    spawnProb,
    minPerformance,
    pointsTables: readPointsTables(fields, agents.length, where),
    rules: readRules(fields, where),
  };
}

function readBoard(fields: Fields, field: string, where: string): Board {
  const array = fields.get(field);
  if (!array) throw new Error(`${where}: "${field}" is missing. Store an array of height × width cells.`);
  const { shape } = array;
  if (shape.length !== 2) {
    const hint =
      shape.length === 3 ? "It looks like a recorded episode; save one board" : "Store height × width cells";
    throw new Error(`${where}: "${field}" has ${shape.length} dimensions instead of 2. ${hint}.`);
  }
  checkBoardSize(shape[0], shape[1], `${where}: "${field}"`);
  const values = integers(array, field, where, 0, 0xffff);
  return { height: shape[0], width: shape[1], cells: Uint16Array.from(values) };
}

/** The values, each a whole number in the range. */
function integers(array: NdArray, field: string, where: string, min: number, max: number): Float64Array {
  const { values } = array;
  const isWhole = (value: number) => Number.isInteger(value) && value >= min && value <= max;
  if (!(values instanceof Float64Array)) {
    throw new Error(`${where}: "${field}" holds text. Store whole numbers from ${min} to ${max}.`);
  }
  const wrong = values.findIndex((value) => !isWhole(value));
  if (wrong >= 0) {
    throw new Error(
      `${where}: "${field}" holds ${values[wrong]} at position ${wrong}. Store whole numbers from ${min} to ${max}.`,
    );
  }
  return values;
}

function readNumber(fields: Fields, field: string, where: string): number | undefined {
  const array = fields.get(field);
  if (!array) return undefined;
  const [value] = array.values;
  if (array.values.length !== 1 || typeof value !== "number") {
    throw new Error(`${where}: "${field}" is not a single number.`);
  }
  return value;
}

const COORDINATE_LIMIT = 2 ** 31;

function readAgents(fields: Fields, board: Board, where: string): readonly Position[] {
  const list = fields.get("agent_locs");
  if (list) {
    if (list.shape.length !== 2 || list.shape[1] !== 2) {
      throw new Error(
        `${where}: "agent_locs" has shape (${list.shape.join(", ")}). Store n × 2: row, column.`,
      );
    }
    const values = integers(list, "agent_locs", where, -COORDINATE_LIMIT, COORDINATE_LIMIT);
    return Array.from({ length: list.shape[0] }, (_, i) => ({ row: values[2 * i], col: values[2 * i + 1] }));
  }
  const legacy = fields.get("agent_loc");
  if (!legacy) return agentsOnBoard(board);
  if (legacy.shape.length !== 1 || legacy.shape[0] !== 2) {
    throw new Error(`${where}: "agent_loc" has shape (${legacy.shape.join(", ")}). Store 2 numbers: x, y.`);
  }
  const [col, row] = integers(legacy, "agent_loc", where, -COORDINATE_LIMIT, COORDINATE_LIMIT);
  return [{ row, col }];
}

function readAgentNames(fields: Fields, count: number, where: string): readonly string[] {
  const array = fields.get("agent_names");
  if (!array) return defaultAgentNames(count);
  const names = [...array.values].filter((name) => typeof name === "string");
  if (array.shape.length !== 1 || names.length !== count || array.values.length !== count) {
    throw new Error(`${where}: "agent_names" does not name ${count} agents. Store one text per agent.`);
  }
  for (const name of names) checkName(name, where);
  return names;
}

function readPointsTables(fields: Fields, count: number, where: string): readonly PointsTable[] | null {
  const array = fields.get("points_table");
  if (!array) return null;
  const { shape } = array;
  if (shape.length !== 3 || shape[0] !== count || shape[1] !== 8 || shape[2] !== 9) {
    throw new Error(
      `${where}: "points_table" has shape (${shape.join(", ")}). Store (${count}, 8, 9): agents, goal colours, cell colours.`,
    );
  }
  const values = integers(array, "points_table", where, -MAX_POINTS, MAX_POINTS);
  return Array.from({ length: count }, (_, i) => Int32Array.from(values.subarray(72 * i, 72 * i + 72)));
}

/** The original looks a class up by its last name only and knows these. */
function readRules(fields: Fields, where: string): Level["rules"] {
  const array = fields.get("class");
  if (!array) return "safelife";
  const className = String(array.values[0] ?? "").replace(/^.*\./, "");
  if (className === "SafeLifeGame") return "safelife";
  if (className === "GameOfLife") return "game-of-life";
  throw new Error(`${where}: class "${excerpt(className)}" is unknown. Use SafeLifeGame or GameOfLife.`);
}
