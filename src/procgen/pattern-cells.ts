// The four kinds of cells that a pattern is made of, and what a search may do where.
import { ALIVE, CELL, FROZEN } from "../core/cells.ts";

/** Kinds are numbers: bit 0 frozen, bit 1 alive. */
export const EMPTY_KIND = 0;
export const WALL_KIND = 1;
export const LIFE_KIND = 2;
export const TREE_KIND = 3;
export const KINDS = 4;

export const CELL_OF_KIND = [CELL.empty, CELL.wall, CELL.life, CELL.tree] as const;

export const kindOfCell = (cell: number): number => (cell & ALIVE ? 2 : 0) | (cell & FROZEN ? 1 : 0);

/** The kinds of all cells; the caller owns them. */
export function kindsOf(cells: Uint16Array): Uint8Array {
  const kinds = new Uint8Array(cells.length);
  for (let i = 0; i < cells.length; i++) kinds[i] = kindOfCell(cells[i]);
  return kinds;
}

/** The search may change the cell. */
export const NEW = 1;
/** The cell may live at some times and not at others. */
export const OSCILLATES = 2;
/** The cell must come back after a period. */
export const RETURNS = 4;

/** Flags of each cell, row-major. */
export type Flags = Uint8Array;
