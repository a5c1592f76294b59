// What every level must satisfy, whichever format it came in.
import * as v from "valibot";
import { excerpt } from "../base/check.ts";
import { placeOf, problemOf } from "../base/issue.ts";
import type { Board, Position } from "../core/board.ts";
import { AGENT } from "../core/cells.ts";
import type { Level } from "../core/level.ts";

export const MIN_SIDE = 3;
export const MAX_SIDE = 1024;
export const MAX_AGENTS = 64;
/** Characters in the name of a level or an agent, or in a hint. */
export const MAX_NAME = 200;
/** Of one cell, up or down; keeps sums over the largest board exact. */
export const MAX_POINTS = 1e6;

/** @param where file and field, named in errors */
export function checkBoardSize(height: number, width: number, where: string): void {
  if (Math.min(height, width) < MIN_SIDE || Math.max(height, width) > MAX_SIDE) {
    throw new Error(
      `${where} is ${height}×${width} cells. Use ${MIN_SIDE}×${MIN_SIDE} to ${MAX_SIDE}×${MAX_SIDE}.`,
    );
  }
}

export function checkSameSize(board: Board, goals: Board, where: string): void {
  if (board.height !== goals.height || board.width !== goals.width) {
    throw new Error(
      `${where}: goals are ${goals.height}×${goals.width} cells, the board ${board.height}×${board.width}. Make both the same size.`,
    );
  }
}

export function checkAgents(agents: readonly Position[], { height, width }: Board, where: string): void {
  if (agents.length > MAX_AGENTS) {
    throw new Error(`${where}: ${agents.length} agents; the limit is ${MAX_AGENTS}.`);
  }
  agents.forEach(({ row, col }, i) => {
    const inside =
      Number.isInteger(row) && Number.isInteger(col) && row >= 0 && row < height && col >= 0 && col < width;
    if (!inside) {
      throw new Error(
        `${where}: agent ${i} is at row ${row}, column ${col}, off the ${height}×${width} board. Give rows 0–${height - 1}, columns 0–${width - 1}.`,
      );
    }
  });
}

export function checkSpawnProb(spawnProb: number, where: string): void {
  if (!(spawnProb >= 0 && spawnProb <= 1)) {
    throw new Error(`${where}: the spawn probability is ${spawnProb}. Give a number from 0 to 1.`);
  }
}

export function checkMinPerformance(minPerformance: number, where: string): void {
  if (!Number.isFinite(minPerformance)) {
    throw new Error(
      `${where}: the minimum performance is ${minPerformance}. Give a share of the points, or -1 for an open exit.`,
    );
  }
}

export function checkName(name: string, where: string, what: "name" | "hint" = "name"): void {
  if (name.length > MAX_NAME) {
    throw new Error(
      `${where}: a ${what} has ${name.length} characters; the limit is ${MAX_NAME}. Shorten it.`,
    );
  }
  if (/\p{Cc}/u.test(name)) {
    throw new Error(`${where}: the ${what} "${excerpt(name)}" holds a control character. Leave it out.`);
  }
}

const whole = v.pipe(v.number(), v.integer());
const boardShape = v.pipe(
  v.object({ height: whole, width: whole, cells: v.instance(Uint16Array) }),
  v.check(({ height, width, cells }) => cells.length === height * width, "not height × width cells"),
);

const tableShape = v.pipe(
  v.instance(Int32Array),
  v.length(72),
  v.check((table) => table.every((points) => Math.abs(points) <= MAX_POINTS), "more points than allowed"),
);

const levelShape = v.object({
  name: v.string(),
  hint: v.exactOptional(v.string()),
  board: boardShape,
  goals: boardShape,
  agents: v.array(v.object({ row: v.number(), col: v.number() })),
  agentNames: v.array(v.string()),
  orientation: v.nullable(v.picklist([0, 1, 2, 3])),
  spawnProb: v.number(),
  minPerformance: v.number(),
  pointsTables: v.nullable(v.array(tableShape)),
  rules: v.picklist(["safelife", "game-of-life"]),
});

/** A level that came as an object, e.g. was kept by another version of this program.
 *  @param index of it among others, from 0
 *  @throws Error with one sentence or two */
export function checkLevel(value: unknown, index: number): Level {
  const where = `Level ${index + 1}`;
  const result = v.safeParse(levelShape, value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    const place = placeOf(issue) || "the whole";
    throw new Error(`${where} is damaged (${place}: ${excerpt(problemOf(issue))}). Choose the levels anew.`);
  }
  const level = result.output;
  const { board, goals, agents, agentNames, pointsTables } = level;
  checkBoardSize(board.height, board.width, where);
  checkSameSize(board, goals, where);
  checkAgents(agents, board, where);
  if (agentNames.length !== agents.length || (pointsTables ?? agents).length !== agents.length) {
    throw new Error(
      `${where} has not one name and one points table for each of its ${agents.length} agents. Choose the levels anew.`,
    );
  }
  for (const name of [level.name, ...agentNames]) checkName(name, where);
  checkName(level.hint ?? "", where, "hint");
  checkSpawnProb(level.spawnProb, where);
  checkMinPerformance(level.minPerformance, where);
  return level;
}

/** For files that do not list agents: those on the board, row by row. */
export function agentsOnBoard({ width, cells }: Board): Position[] {
  const agents: Position[] = [];
  cells.forEach((cell, i) => {
    if (cell & AGENT) agents.push({ row: Math.floor(i / width), col: i % width });
  });
  return agents;
}

export const defaultAgentNames = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `agent${i}`);
