// Levels as plain text: lines "!field: value" and the rows of the board, an empty line, the rows of the goals.
import { excerpt } from "../base/check.ts";
import type { Level } from "../core/level.ts";
import { STANDARD_LEGEND } from "./board-text.ts";
import { agentsOnBoard, defaultAgentNames, MAX_SIDE } from "./level-checks.ts";
import { FORMAT, fileOfLevel, levelFromFile, VERSION } from "./level-json.ts";

/** Boards are rows, and a text has no versions. */
const FIELD = /^!(?!board:|goals:|format:|version:)([A-Za-z]{1,40}):(.*)$/;

/** A field of JSON's with its value in JSON, or a comment. */
function readField(line: string, where: string): [string, unknown] | null {
  if (line === "!" || line.startsWith("! ")) return null;
  const [, field, value] = FIELD.exec(line) ?? [];
  try {
    if (field !== undefined) return [field, JSON.parse(value)];
  } catch {}
  throw new Error(
    `${where}: "${excerpt(line)}" is no field. Write !name: and a value in JSON, texts in quotes, or "! " before a remark.`,
  );
}

/**
 * @param fileName names the level if the file does not, and appears in errors
 * @throws Error with a sentence: what is wrong, where, how to mend it
 */
export function readLevelText(text: string, fileName: string): Level {
  const where = `${fileName}, read as a plain-text board`;
  const fields = new Map<string, unknown>();
  const boards: string[][] = [];
  let current: string[] | null = null;
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trimEnd();
    if (line.startsWith("!")) {
      const field = readField(line, `${where}, line ${i + 1}`);
      if (field) fields.set(...field);
    } else if (line === "") current = null;
    else {
      if (!current) {
        current = [];
        boards.push(current);
      }
      current.push(line);
      if (boards.length > 2 || current.length > MAX_SIDE) {
        throw new Error(
          `${where}, line ${i + 1}: more than a board and its goals, of ${MAX_SIDE} rows each. Give every level its own file.`,
        );
      }
    }
  }
  const [board = [], goals] = boards;
  if (board.length === 0)
    throw new Error(`${where}: there is no board. Write its rows, one character a cell.`);
  const { legend, ...rest } = Object.fromEntries(fields);
  const known = typeof legend === "object" ? { ...STANDARD_LEGEND, ...legend } : (legend ?? STANDARD_LEGEND);
  const name = fileName.replace(/^.*[\\/]/, "").replace(/\.txt$/i, "");
  const file = { name, ...rest, format: FORMAT, version: VERSION, legend: known, board };
  return levelFromFile(goals ? { ...file, goals } : file, where);
}

/** The same level gives the same text; what is as usual is left out. */
export function writeLevelText(level: Level): string {
  const { format, version, legend, board, goals, agents, ...file } = fileOfLevel(level);
  const isUsual =
    same(level.agents, agentsOnBoard(level.board)) &&
    same(level.agentNames, defaultAgentNames(level.agents.length));
  const ownSymbols = Object.entries(legend).filter(
    ([symbol, description]) => STANDARD_LEGEND[symbol] !== description,
  );
  const fields = {
    ...file,
    ...(isUsual ? {} : { agents }),
    ...(ownSymbols.length > 0 ? { legend: Object.fromEntries(ownSymbols) } : {}),
  };
  return [
    ...Object.entries(fields).map(([field, value]) => `!${field}: ${JSON.stringify(value)}`),
    ...board,
    ...(goals ? ["", ...goals] : []),
    "",
  ].join("\n");
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
