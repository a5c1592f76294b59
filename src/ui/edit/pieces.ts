// Pieces of levels: cut out, turned, put down elsewhere.
import type { Level } from "../../core/level.ts";
import { sizeAfter, type Turn, turnBoard } from "../../core/turns.ts";
import { indexAt, type Place, placesIn, type Rect, type Size, wrap } from "./shapes.ts";

/** Of a level: what is there, and what the ground asks for. */
export const LAYERS = ["board", "goals"] as const;
export type Layer = (typeof LAYERS)[number];

/** Cells of one layer or of both, row-major. */
export interface Piece extends Size {
  readonly cells: Readonly<Partial<Record<Layer, Uint16Array>>>;
}

export const turnPiece = (piece: Piece, turn: Turn): Piece => ({
  ...sizeAfter(piece, turn),
  cells: mapLayers(piece.cells, (cells) => turnBoard({ ...piece, cells }, turn).cells),
});

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
