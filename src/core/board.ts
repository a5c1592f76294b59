// A board is a torus of cells.

/** Row-major cells; `cells[row * width + col]`, everything wraps. */
export interface Board {
  readonly height: number;
  readonly width: number;
  readonly cells: Uint16Array;
}

/** A torus of cells however it is stored, read and written one by one. */
export interface Cells {
  readonly height: number;
  readonly width: number;
  /** The cell word at a row-major index. */
  cell(index: number): number;
  setCell(index: number, cell: number): void;
}

export interface Position {
  row: number;
  col: number;
}

export const createBoard = (height: number, width: number): Board => ({
  height,
  width,
  cells: new Uint16Array(height * width),
});

export const copyBoard = ({ height, width, cells }: Board): Board => ({
  height,
  width,
  cells: cells.slice(),
});

/** True when both boards hold the same words. */
export function sameCells(a: Uint16Array, b: Uint16Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
