// Boards as rows of characters, with a legend that says which cell each character stands for.
import { excerpt } from "../base/check.ts";
import type { Board } from "../core/board.ts";
import { CELL, COLOR_MASK, COLOR_NAMES, COLOR_SHIFT, colorOf } from "../core/cells.ts";
import { checkBoardSize } from "./level-checks.ts";

/** One character → a cell: a name such as "wall" or "life-green", or a word such as "0x8014". */
export type Legend = Readonly<Record<string, string>>;

const nameOfCode = new Map<number, string>(Object.entries(CELL).map(([name, code]) => [code, name]));

/** "life-green", "wall", "empty-red", or "0x…" where no name says it all. */
export function describeCell(cell: number): string {
  const name = nameOfCode.get(cell & ~COLOR_MASK);
  if (name === undefined) return `0x${cell.toString(16).padStart(4, "0")}`;
  return colorOf(cell) === 0 ? name : `${name}-${COLOR_NAMES[colorOf(cell)]}`;
}

const cellOfDescription = new Map<string, number>(
  Object.entries(CELL).flatMap(([name, code]) => [
    [name, code],
    ...COLOR_NAMES.map((color, i): [string, number] => [`${name}-${color}`, code | (i << COLOR_SHIFT)]),
  ]),
);

/** The cell of a description, undefined if it has none. */
function parseCell(description: string): number | undefined {
  return /^0x[0-9a-f]{1,4}$/i.test(description) ? Number(description) : cellOfDescription.get(description);
}

/** @param where file and field, named in errors */
export function rowsToBoard(rows: readonly string[], legend: Legend, where: string): Board {
  const cellOf = new Map<string, number>();
  for (const [symbol, description] of Object.entries(legend)) {
    const cell = parseCell(description);
    if ([...symbol].length !== 1) {
      throw new Error(`${where}: the legend's ${quote(symbol)} is not one character. Give each cell one.`);
    }
    if (cell === undefined) {
      throw new Error(
        `${where}: the legend's ${quote(symbol)} is ${quote(description)}. Use a name such as "wall", a name and a colour such as "life-green", or a word such as "0x8014".`,
      );
    }
    cellOf.set(symbol, cell);
  }
  const width = [...rows[0]].length;
  checkBoardSize(rows.length, width, where);
  const cells = new Uint16Array(rows.length * width);
  rows.forEach((row, i) => {
    const symbols = [...row];
    if (symbols.length !== width) {
      throw new Error(
        `${where}: row ${i} has ${symbols.length} cells, expected ${width}. Make all rows equally long.`,
      );
    }
    symbols.forEach((symbol, j) => {
      const cell = cellOf.get(symbol);
      if (cell === undefined) {
        throw new Error(
          `${where}: row ${i}, column ${j} is ${quote(symbol)}, which the legend lacks. Add it there.`,
        );
      }
      cells[i * width + j] = cell;
    });
  });
  return { height: rows.length, width, cells };
}

const quote = (text: string) => `"${excerpt(text)}"`;

/** What each character stands for where a file says nothing else: the cells that levels are made of, generated agents
 *  (0x0072) included, and some that tests of the rules need. Of two for one cell the first is written. */
export const STANDARD_LEGEND: Legend = {
  ".": "empty",
  "#": "wall",
  "@": "player",
  A: "0x0072",
  a: "0x0012",
  Q: "0x0112",
  E: "exit",
  X: "exit-red",
  e: "0x0114",
  o: "life",
  H: "hard-life",
  g: "life-green",
  r: "life-red",
  b: "life-blue",
  y: "life-yellow",
  C: "crate",
  ">": "0x0014",
  "<": "0x8010",
  p: "plant",
  T: "tree",
  t: "tree",
  S: "spawner",
  Y: "spawner-yellow",
  N: "hard-spawner",
  F: "fountain",
  I: "ice-cube",
  w: "weed",
  x: "parasite",
  1: "empty-red",
  2: "empty-green",
  3: "empty-yellow",
  4: "empty-blue",
  5: "empty-magenta",
  6: "empty-cyan",
  7: "empty-white",
};

const standardSymbolOf: ReadonlyMap<string, string> = new Map(
  Object.entries(STANDARD_LEGEND)
    .reverse()
    .map(([symbol, description]) => [description, symbol]),
);

/** The character of the standard legend for a cell, undefined where it has none. */
export const standardSymbol = (cell: number): string | undefined => standardSymbolOf.get(describeCell(cell));

/** Hands out one character per distinct cell; one instance per file. */
export class Symbols {
  private readonly symbolOf = new Map<number, string>();
  private nextFree = 0;

  of(cell: number): string {
    const known = this.symbolOf.get(cell);
    if (known !== undefined) return known;
    const symbol = standardSymbol(cell) ?? this.free();
    this.symbolOf.set(cell, symbol);
    return symbol;
  }

  legend(): Legend {
    return Object.fromEntries([...this.symbolOf].map(([cell, symbol]) => [symbol, describeCell(cell)]));
  }

  private free(): string {
    const index = this.nextFree++;
    return FREE[index] ?? String.fromCodePoint(PRIVATE_PLANE + index - FREE.length);
  }
}

/** Other printable characters that need no escape in JSON, then as many as there can be cells. "!" begins a field
 *  of a plain-text board. */
const FREE = [...range(0x21, 0x7e), ...range(0xc0, 0x24f)].filter(
  (symbol) => !Object.hasOwn(STANDARD_LEGEND, symbol) && !'"\\!'.includes(symbol),
);
const PRIVATE_PLANE = 0xf0000;

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
}

export function boardToRows({ height, width, cells }: Board, symbols: Symbols): string[] {
  return Array.from({ length: height }, (_, row) =>
    Array.from(cells.subarray(row * width, (row + 1) * width), (cell) => symbols.of(cell)).join(""),
  );
}
