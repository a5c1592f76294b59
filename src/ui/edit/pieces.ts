// Pieces of levels: cut out, turned, put down elsewhere.
import { AGENT, ORIENTATION_MASK, ORIENTATION_SHIFT } from "../../core/cells.ts";
import type { Level } from "../../core/level.ts";
import { indexAt, type Place, placesIn, type Rect, type Size, wrap } from "./shapes.ts";

/** Of a level: what is there, and what the ground asks for. */
export const LAYERS = ["board", "goals"] as const;
export type Layer = (typeof LAYERS)[number];

/** Cells of one layer or of both, row-major. */
export interface Piece extends Size {
  readonly cells: Readonly<Partial<Record<Layer, Uint16Array>>>;
}

/** A quarter turn, or a mirror: left for right, up for down. */
export const TURNS = ["clockwise", "counterclockwise", "leftRight", "upDown"] as const;
export type Turn = (typeof TURNS)[number];

export const sizeAfter = ({ height, width }: Size, turn: Turn): Size =>
  turn === "leftRight" || turn === "upDown" ? { height, width } : { height: width, width: height };

/** The place that comes to (row, col) by the turn of something of this size. */
export function sourceOf({ height, width }: Size, turn: Turn, row: number, col: number): Place {
  switch (turn) {
    case "clockwise":
      return { row: height - 1 - col, col: row };
    case "counterclockwise":
      return { row: col, col: width - 1 - row };
    case "leftRight":
      return { row, col: width - 1 - col };
    case "upDown":
      return { row: height - 1 - row, col };
  }
}

const FACES = {
  clockwise: [1, 2, 3, 0],
  counterclockwise: [3, 0, 1, 2],
  leftRight: [0, 3, 2, 1],
  upDown: [2, 1, 0, 3],
} as const satisfies Record<Turn, readonly number[]>;

/** Agents look where the turn takes them; to all else a turn does nothing. */
export function turnCell(cell: number, turn: Turn): number {
  if (!(cell & AGENT)) return cell;
  const facing = FACES[turn][(cell & ORIENTATION_MASK) >> ORIENTATION_SHIFT];
  return (cell & ~ORIENTATION_MASK) | (facing << ORIENTATION_SHIFT);
}

export function turnPiece(piece: Piece, turn: Turn): Piece {
  const size = sizeAfter(piece, turn);
  const turned = (cells: Uint16Array) =>
    cells.map((_, i) => {
      const { row, col } = sourceOf(piece, turn, Math.floor(i / size.width), i % size.width);
      return turnCell(cells[row * piece.width + col], turn);
    });
  return { ...size, cells: mapLayers(piece.cells, turned) };
}

export function cutOut(level: Level, rect: Rect, layers: readonly Layer[]): Piece {
  const { height, width } = rect;
  const indices = placesIn(rect).map((place) => indexAt(level.board, place));
  const cells = Object.fromEntries(
    layers.map((layer) => [layer, Uint16Array.from(indices, (index) => level[layer].cells[index])]),
  );
  return { height, width, cells };
}

/** @param opaque whether empty cells of the piece wipe out what they come to lie on */
export function putDown(level: Level, piece: Piece, at: Place, opaque: boolean): Level {
  const { board } = level;
  const edited = mapLayers(piece.cells, (cells, layer) => {
    const result = level[layer].cells.slice();
    cells.forEach((cell, i) => {
      if (cell === 0 && !opaque) return;
      const { row, col } = at;
      result[indexAt(board, { row: row + Math.floor(i / piece.width), col: col + (i % piece.width) })] = cell;
    });
    return result;
  });
  return withCells(level, edited);
}

/** The same cell everywhere at these indices. */
export function paint(level: Level, layer: Layer, indices: readonly number[], cell: number): Level {
  const cells = level[layer].cells.slice();
  for (const index of indices) cells[index] = cell;
  return withCells(level, { [layer]: cells });
}

export const wipe = (level: Level, rect: Rect, layers: readonly Layer[]): Level =>
  layers.reduce((edited, layer) => {
    const indices = placesIn(rect).map((place) => indexAt(level.board, place));
    return paint(edited, layer, indices, 0);
  }, level);

/** Without the empty rows and columns around it; null where all is empty. */
export function trim(piece: Piece): Piece | null {
  const { height, width } = piece;
  const filled = placesIn({ row: 0, col: 0, height, width }).filter(({ row, col }) =>
    Object.values(piece.cells).some((cells) => cells[row * width + col] !== 0),
  );
  if (filled.length === 0) return null;
  const [rows, cols] = [filled.map(({ row }) => row), filled.map(({ col }) => col)];
  const [top, left] = [Math.min(...rows), Math.min(...cols)];
  const size = { height: Math.max(...rows) - top + 1, width: Math.max(...cols) - left + 1 };
  const part = (cells: Uint16Array) =>
    Uint16Array.from(
      placesIn({ row: top, col: left, ...size }),
      ({ row, col }) => cells[wrap(row, height) * width + wrap(col, width)],
    );
  return { ...size, cells: mapLayers(piece.cells, part) };
}

/** The level with other cells, of as many. */
export const withCells = (level: Level, cells: Piece["cells"]): Level => ({
  ...level,
  ...(cells.board && { board: { ...level.board, cells: cells.board } }),
  ...(cells.goals && { goals: { ...level.goals, cells: cells.goals } }),
});

function mapLayers(
  cells: Piece["cells"],
  change: (cells: Uint16Array, layer: Layer) => Uint16Array,
): Piece["cells"] {
  return Object.fromEntries(
    LAYERS.flatMap((layer) => {
      const these = cells[layer];
      return these ? [[layer, change(these, layer)]] : [];
    }),
  );
}
