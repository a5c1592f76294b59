// Patterns of Life in RLE, the format of Golly and LifeWiki, to levels and back.
// Source: https://conwaylife.com/wiki/Run_Length_Encoded, and golly.sourceforge.io/Help/formats.html for ":T".
import { excerpt } from "../base/check.ts";
import { createBoard } from "../core/board.ts";
import { ALIVE, CELL, COLOR_NAMES, COLOR_SHIFT, colorOf, FROZEN } from "../core/cells.ts";
import type { Level } from "../core/level.ts";
import { checkBoardSize, checkName, MAX_SIDE, MIN_SIDE } from "./level-checks.ts";

/** What a pattern becomes in a level: it has neither colours nor goals of its own. */
export interface PatternPlace {
  /** Index 0 … 7 of `COLOR_NAMES`. */
  readonly color: number;
  /** Life on the board, or goals, which move by the same rules. */
  readonly target: "board" | "goals";
  /** Empty cells on every side, unless the pattern names the size of its torus. */
  readonly margin: number;
}

/** Green life is what side effects are counted on. */
export const DEFAULT_PLACE: PatternPlace = { color: 2, target: "board", margin: 4 };

const RULES = new Set(["B3/S23", "B3S23", "23/3", "S23/B3", "LIFE"]);
/** Longer than any header that is meant well; keeps the search for one linear. */
const MAX_HEADER = 200;
const HEADER = /^x\s*=\s*(\d+)\s*,\s*y\s*=\s*(\d+)(?:\s*,\s*rule\s*=\s*(\S+))?$/i;

/** True of text whose first line that is neither empty nor a remark begins an RLE header. */
export function looksLikeRle(text: string): boolean {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, Math.min(end, start + MAX_HEADER)).trimStart();
    if (line !== "" && !line.startsWith("#")) return /^x\s*=/i.test(line);
    start = end + 1;
  }
  return false;
}

/**
 * A level without agent and exit that holds the pattern, in the middle of its torus.
 * @throws Error with a sentence: file, line and column, what is wrong and how to mend it
 */
export function readLevelRle(text: string, fileName: string, place: PatternPlace = DEFAULT_PLACE): Level {
  const lines = text.split(/\r?\n/);
  const headerAt = lines.findIndex((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  const where = `${fileName}, line ${headerAt + 1}`;
  const { width, height, torus } = readHeader(lines[headerAt] ?? "", where);
  const name = lines
    .slice(0, headerAt)
    .find((line) => line.startsWith("#N"))
    ?.slice(2)
    .trim();
  const rows = torus?.height ?? Math.max(MIN_SIDE, height + 2 * place.margin);
  const columns = torus?.width ?? Math.max(MIN_SIDE, width + 2 * place.margin);
  checkBoardSize(rows, columns, `${where}: the pattern with its margin`);
  const board = createBoard(rows, columns);
  const goals = createBoard(board.height, board.width);
  const { cells } = place.target === "board" ? board : goals;
  const top = Math.floor((board.height - height) / 2);
  const left = Math.floor((board.width - width) / 2);
  for (const { row, col, count } of liveRuns(lines, headerAt + 1, { width, height }, fileName)) {
    const start = (top + row) * board.width + left + col;
    cells.fill(CELL.life | (place.color << COLOR_SHIFT), start, start + count);
  }
  const levelName = name || fileName.replace(/^.*[\\/]/, "").replace(/\.rle$/i, "");
  checkName(levelName, fileName);
  return {
    name: levelName,
    board,
    goals,
    agents: [],
    agentNames: [],
    orientation: null,
    spawnProb: 0.3,
    minPerformance: -1,
    pointsTables: null,
    rules: "safelife",
  };
}

interface Size {
  readonly height: number;
  readonly width: number;
}

function readHeader(line: string, where: string): Size & { readonly torus: Size | null } {
  const match = line.length <= MAX_HEADER ? HEADER.exec(line.trim()) : null;
  if (!match) {
    throw new Error(
      `${where} is "${excerpt(line.trim())}" where the header belongs. Write "x = WIDTH, y = HEIGHT, rule = B3/S23".`,
    );
  }
  const size = { width: Number(match[1]), height: Number(match[2]) };
  const [rule, bounds] = (match[3] ?? "B3/S23").split(":");
  if (!RULES.has(rule.toUpperCase())) {
    throw new Error(`${where}: the rule is ${excerpt(rule)}, and levels follow Conway's. Use rule = B3/S23.`);
  }
  if (Math.max(size.width, size.height) > MAX_SIDE) {
    throw new Error(
      `${where}: the pattern is ${size.height}×${size.width} cells; the limit is ${MAX_SIDE}×${MAX_SIDE}. Cut it down.`,
    );
  }
  if (bounds === undefined) return { ...size, torus: null };
  const [, width, height] = /^T(\d+),(\d+)$/i.exec(bounds) ?? [];
  const torus = { width: Number(width), height: Number(height) };
  if (!(torus.width >= size.width && torus.height >= size.height)) {
    throw new Error(
      `${where}: the bounds "${excerpt(bounds)}" are no torus that holds the pattern. Write :TWIDTH,HEIGHT, or leave them out.`,
    );
  }
  return { ...size, torus };
}

interface Run {
  readonly row: number;
  readonly col: number;
  readonly count: number;
}

/** The runs of live cells, all of them inside `size`. */
function* liveRuns(lines: readonly string[], first: number, size: Size, fileName: string): Generator<Run> {
  let row = 0;
  let col = 0;
  let digits = "";
  for (let i = first; i < lines.length; i++) {
    const line = lines[i];
    if (line.startsWith("#")) continue;
    for (let j = 0; j < line.length; j++) {
      const symbol = line[j];
      const fail = (problem: string) => new Error(`${fileName}, line ${i + 1}, column ${j + 1}: ${problem}`);
      if (symbol >= "0" && symbol <= "9") {
        digits += symbol;
        if (Number(digits) > MAX_SIDE) {
          throw fail(`a run of ${digits} or more; boards have at most ${MAX_SIDE} cells a side. Shorten it.`);
        }
        continue;
      }
      if (symbol === " " || symbol === "\t") continue;
      const count = digits === "" ? 1 : Number(digits);
      digits = "";
      if (symbol === "!") return;
      if (symbol === "$") {
        row += count;
        col = 0;
      } else if (symbol === "b" || symbol === ".") col += count;
      else if (symbol === "o" || symbol === "A") {
        if (row >= size.height || col + count > size.width) {
          throw fail(
            `life in row ${row + 1}, column ${col + count} of the pattern, which has ${size.height}×${size.width} cells by its header. Correct x and y.`,
          );
        }
        yield { row, col, count };
        col += count;
      } else {
        throw fail(`"${excerpt(symbol)}" is no part of a pattern of two states. Use b, o, $ and !.`);
      }
    }
  }
  throw new Error(
    `${fileName}, line ${lines.length}: the pattern ends without "!". The file was cut off; download or save it again.`,
  );
}

/** Lines of RLE have at most 70 characters. */
const LINE_LENGTH = 70;

/**
 * The life of a level, on its board or among its goals, as a pattern on a torus of the same size.
 * Frozen cells, colours, agents and everything else are left out.
 * @param color index of the only colour to write, or "any"
 * @throws Error if there is no such life
 */
export function writeRle(level: Level, color: number | "any", target: "board" | "goals"): string {
  const { height, width, cells } = level[target];
  const isLife = (cell: number) =>
    (cell & (ALIVE | FROZEN)) === ALIVE && (color === "any" || colorOf(cell) === color);
  if (!cells.some(isLife)) {
    const what = color === "any" ? "life" : `${COLOR_NAMES[color]} life`;
    throw new Error(`${level.name}: there is no ${what} in its ${target}. Choose another colour or target.`);
  }
  const tokens: string[] = [];
  let rowsToEnd = 0;
  for (let row = 0; row < height; row++) {
    const line = runLengths(cells.subarray(row * width, (row + 1) * width), isLife);
    if (line.length > 0) {
      if (rowsToEnd > 0) tokens.push(token(rowsToEnd, "$"));
      tokens.push(...line);
      rowsToEnd = 0;
    }
    rowsToEnd++;
  }
  const header = `x = ${width}, y = ${height}, rule = B3/S23:T${width},${height}`;
  return `#N ${level.name}\n${header}\n${wrap([...tokens, "!"])}\n`;
}

const token = (count: number, symbol: string) => (count === 1 ? symbol : `${count}${symbol}`);

/** Without the dead cells at the end. */
function runLengths(cells: Uint16Array, isLife: (cell: number) => boolean): string[] {
  const tokens: string[] = [];
  for (let start = 0; start < cells.length; ) {
    const live = isLife(cells[start]);
    let end = start + 1;
    while (end < cells.length && isLife(cells[end]) === live) end++;
    if (live || end < cells.length) tokens.push(token(end - start, live ? "o" : "b"));
    start = end;
  }
  return tokens;
}

function wrap(tokens: readonly string[]): string {
  const lines = [""];
  for (const next of tokens) {
    if (lines[lines.length - 1].length + next.length > LINE_LENGTH) lines.push("");
    lines[lines.length - 1] += next;
  }
  return lines.join("\n");
}
