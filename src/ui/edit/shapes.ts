// Shapes on the torus: which cells a line, a rectangle and a fill are made of.
import type { Board, Position } from "../../core/board.ts";

export interface Size {
  readonly height: number;
  readonly width: number;
}

/** A part of a board. It may reach over an edge: then it goes on at the other one. */
export interface Rect extends Size {
  readonly row: number;
  readonly col: number;
}

/** Places may lie beyond the edges, as a hand that draws over one does; they are cells all the same. */
export type Place = Readonly<Position>;

/** The place on 0 … size − 1 where one comes out beyond the edge. */
export const wrap = (at: number, size: number): number => ((at % size) + size) % size;

/** Row-major index of the cell at a place. */
export const indexAt = ({ height, width }: Size, { row, col }: Place): number =>
  wrap(row, height) * width + wrap(col, width);

export const placeOf = ({ width }: Size, index: number): Place => ({
  row: Math.floor(index / width),
  col: index % width,
});

/** Each cell once. */
export const indicesOf = (size: Size, places: readonly Place[]): number[] => [
  ...new Set(places.map((place) => indexAt(size, place))),
];

/** From one place to the other, both included, without gaps (Bresenham 1965). */
export function lineBetween(from: Place, to: Place): Place[] {
  const [rows, cols] = [Math.abs(to.row - from.row), Math.abs(to.col - from.col)];
  const [down, right] = [Math.sign(to.row - from.row), Math.sign(to.col - from.col)];
  const places: Place[] = [];
  let { row, col } = from;
  let error = cols - rows;
  for (let left = Math.max(rows, cols); left >= 0; left--) {
    places.push({ row, col });
    const twice = 2 * error;
    if (twice > -rows) {
      error -= rows;
      col += right;
    }
    if (twice < cols) {
      error += cols;
      row += down;
    }
  }
  return places;
}

/** The rectangle with these corners, at most as large as the board. */
export const rectBetween = (a: Place, b: Place, { height, width }: Size): Rect => ({
  row: wrap(Math.min(a.row, b.row), height),
  col: wrap(Math.min(a.col, b.col), width),
  height: Math.min(height, Math.abs(a.row - b.row) + 1),
  width: Math.min(width, Math.abs(a.col - b.col) + 1),
});

/** All of it, row by row, or its rim alone. */
export function placesIn({ row, col, height, width }: Rect, filled = true): Place[] {
  const isRim = (i: number, j: number) => i === 0 || j === 0 || i === height - 1 || j === width - 1;
  return Array.from({ length: height * width }, (_, i) => [Math.floor(i / width), i % width] as const)
    .filter(([i, j]) => filled || isRim(i, j))
    .map(([i, j]) => ({ row: row + i, col: col + j }));
}

export function isInside(rect: Rect, place: Place, { height, width }: Size): boolean {
  return wrap(place.row - rect.row, height) < rect.height && wrap(place.col - rect.col, width) < rect.width;
}

/** Cells like the one at `start` that hang together with it by their sides, over the edges too. */
export function fillFrom(board: Board, start: Place): number[] {
  const { height, width, cells } = board;
  const first = indexAt(board, start);
  const found = new Uint8Array(cells.length);
  const indices = [first];
  found[first] = 1;
  for (const index of indices) {
    const [row, col] = [Math.floor(index / width), index % width];
    const sides = [
      (row === 0 ? height - 1 : row - 1) * width + col,
      row * width + (col === width - 1 ? 0 : col + 1),
      (row === height - 1 ? 0 : row + 1) * width + col,
      row * width + (col === 0 ? width - 1 : col - 1),
    ];
    for (const side of sides) {
      if (found[side] || cells[side] !== cells[first]) continue;
      found[side] = 1;
      indices.push(side);
    }
  }
  return indices;
}
