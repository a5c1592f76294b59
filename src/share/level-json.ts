// Our own level format: JSON whose boards can be read and edited by eye (docs/formats.md).
import * as v from "valibot";
import { excerpt, messageOf } from "../base/check.ts";
import { placeOf, problemOf } from "../base/issue.ts";
import type { Board } from "../core/board.ts";
import type { Level, Orientation } from "../core/level.ts";
import { boardToRows, rowsToBoard, Symbols } from "./board-text.ts";
import {
  agentsOnBoard,
  checkAgents,
  checkMinPerformance,
  checkName,
  checkSameSize,
  checkSpawnProb,
  defaultAgentNames,
  MAX_POINTS,
  MAX_SIDE,
} from "./level-checks.ts";

export const FORMAT = "safelife-level";
export const VERSION = 1;
const DIRECTIONS = ["up", "right", "down", "left"] as const;

const PointsRow = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(-MAX_POINTS), v.maxValue(MAX_POINTS))),
  v.length(9),
);

const Rows = v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(MAX_SIDE));

const LevelFile = v.strictObject({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  name: v.optional(v.string()),
  hint: v.optional(v.string()),
  legend: v.record(v.string(), v.string()),
  board: Rows,
  goals: v.optional(Rows),
  agents: v.optional(
    v.array(
      v.strictObject({
        name: v.optional(v.string()),
        row: v.number(),
        col: v.number(),
      }),
    ),
  ),
  orientation: v.optional(v.picklist(DIRECTIONS)),
  spawnProb: v.optional(v.number(), 0.3),
  minPerformance: v.optional(v.number(), -1),
  pointsTables: v.optional(v.array(v.pipe(v.array(PointsRow), v.length(8)))),
  rules: v.optional(v.picklist(["safelife", "game-of-life"]), "safelife"),
});

/** @param fileName names the level if the file does not, and appears in errors */
export const readLevelJson = (text: string, fileName: string): Level =>
  levelFromFile(parseJson(text, fileName), fileName);

/** A level of an object that has the shape of a JSON file.
 *  @throws Error with a sentence that names the field */
export function levelFromFile(content: unknown, fileName: string): Level {
  const file = checkFile(content, fileName);
  const board = rowsToBoard(file.board, file.legend, `${fileName}: "board"`);
  const goals: Board = file.goals
    ? rowsToBoard(file.goals, file.legend, `${fileName}: "goals"`)
    : { ...board, cells: new Uint16Array(board.cells.length) };
  checkSameSize(board, goals, fileName);
  const agents = file.agents?.map(({ row, col }) => ({ row, col })) ?? agentsOnBoard(board);
  checkAgents(agents, board, fileName);
  checkSpawnProb(file.spawnProb, fileName);
  checkMinPerformance(file.minPerformance, fileName);
  if (file.pointsTables && file.pointsTables.length !== agents.length) {
    throw new Error(
      `${fileName}: ${file.pointsTables.length} points tables for ${agents.length} agents. Give one per agent.`,
    );
  }
  const name = file.name ?? fileName.replace(/^.*[\\/]/, "").replace(/\.json$/i, "");
  const agentNames = defaultAgentNames(agents.length).map((other, i) => file.agents?.[i].name ?? other);
  for (const given of [name, ...agentNames]) checkName(given, fileName);
  checkName(file.hint ?? "", fileName, "hint");
  return {
    name,
    ...(file.hint === undefined ? {} : { hint: file.hint }),
    board,
    goals,
    agents,
    agentNames,
    orientation: file.orientation ? (DIRECTIONS.indexOf(file.orientation) as Orientation) : null,
    spawnProb: file.spawnProb,
    minPerformance: file.minPerformance,
    pointsTables: file.pointsTables?.map((table) => Int32Array.from(table.flat())) ?? null,
    rules: file.rules,
  };
}

/** As a file says it, in words. @param kind of file */
export const versionOf = (kind: string, version: unknown): string =>
  version === undefined ? `no ${kind} version` : `${kind} version ${excerpt(`${JSON.stringify(version)}`)}`;

/** @throws Error with a sentence */
export function parseJson(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${fileName} is not JSON: ${messageOf(error)}. Check commas and quotes there.`);
  }
}

function checkFile(content: unknown, fileName: string): v.InferOutput<typeof LevelFile> {
  const { format, version } = (typeof content === "object" && content ? content : {}) as Record<
    string,
    unknown
  >;
  if (format !== FORMAT) {
    throw new Error(
      `${fileName} is JSON, but not a level: it lacks "format": "${FORMAT}". Add it if it is one.`,
    );
  }
  if (version !== VERSION) {
    throw new Error(
      `${fileName} has ${versionOf("level", version)}; this program reads version ${VERSION}. Update the program.`,
    );
  }
  const result = v.safeParse(LevelFile, content, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(
    `${fileName}: ${excerpt(placeOf(issue) || "the file")}: ${excerpt(problemOf(issue))}. See docs/formats.md.`,
  );
}

/** The same level gives the same text. */
export const writeLevelJson = (level: Level): string => `${JSON.stringify(fileOfLevel(level), null, 2)}\n`;

/** A level as the object that its JSON file holds. */
export function fileOfLevel(level: Level) {
  const symbols = new Symbols();
  const board = boardToRows(level.board, symbols);
  const goals = level.goals.cells.some((cell) => cell !== 0) ? boardToRows(level.goals, symbols) : undefined;
  return {
    format: FORMAT,
    version: VERSION,
    name: level.name,
    ...(level.hint === undefined ? {} : { hint: level.hint }),
    legend: symbols.legend(),
    board,
    ...(goals ? { goals } : {}),
    agents: level.agents.map(({ row, col }, i) => ({ name: level.agentNames[i], row, col })),
    ...(level.orientation === null ? {} : { orientation: DIRECTIONS[level.orientation] }),
    spawnProb: level.spawnProb,
    minPerformance: level.minPerformance,
    ...(level.pointsTables ? { pointsTables: level.pointsTables.map(toRows) } : {}),
    rules: level.rules,
  } satisfies v.InferInput<typeof LevelFile>;
}

const toRows = (table: Int32Array): number[][] =>
  Array.from({ length: 8 }, (_, row) => [...table.subarray(9 * row, 9 * row + 9)]);
