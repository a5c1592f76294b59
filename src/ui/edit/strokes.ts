// A stroke of a tool on a level: what would come of it.
import type { Level } from "../../core/level.ts";
import { cutOut, type Layer, type Piece, paint, putDown, wipe } from "./pieces.ts";
import {
  fillFrom,
  indexAt,
  indicesOf,
  lineBetween,
  type Place,
  placesIn,
  type Rect,
  rectBetween,
  wrap,
} from "./shapes.ts";

export type DrawingTool = "pencil" | "line" | "rectangle" | "fill";

/** From where the hand came down to where it is now. */
export type Stroke =
  | {
      readonly kind: "draw";
      readonly tool: DrawingTool;
      readonly layer: Layer;
      readonly cell: number;
      /** Rectangles only: all of it, or its rim. */
      readonly filled: boolean;
      readonly path: readonly Place[];
    }
  | {
      readonly kind: "stamp";
      readonly piece: Piece;
      readonly opaque: boolean;
      /** Of the piece's middle. */
      readonly at: Place;
    }
  | { readonly kind: "select"; readonly from: Place; readonly to: Place }
  | {
      readonly kind: "move";
      readonly rect: Rect;
      readonly layers: readonly Layer[];
      readonly opaque: boolean;
      readonly from: Place;
      readonly to: Place;
    };

/** The level after the stroke; the same where a stroke changes none. */
export function drawn(level: Level, stroke: Stroke): Level {
  switch (stroke.kind) {
    case "draw":
      return paint(level, stroke.layer, touched(level, stroke), stroke.cell);
    case "stamp":
      return putDown(level, stroke.piece, cornerOf(stroke.piece, stroke.at), stroke.opaque);
    case "move": {
      const piece = cutOut(level, stroke.rect, stroke.layers);
      return putDown(wipe(level, stroke.rect, stroke.layers), piece, movedRect(level, stroke), stroke.opaque);
    }
    case "select":
      return level;
  }
}

function touched(level: Level, { tool, layer, filled, path }: Extract<Stroke, { kind: "draw" }>): number[] {
  const board = level[layer];
  const [first, last] = [path[0], path[path.length - 1]];
  switch (tool) {
    case "pencil":
      return indicesOf(
        board,
        path.flatMap((place, i) => (i === 0 ? [place] : lineBetween(path[i - 1], place))),
      );
    case "line":
      return indicesOf(board, lineBetween(first, last));
    case "rectangle":
      return indicesOf(board, placesIn(rectBetween(first, last, board), filled));
    case "fill":
      return fillFrom(board, last);
  }
}

const cornerOf = ({ height, width }: Piece, at: Place): Place => ({
  row: at.row - Math.floor((height - 1) / 2),
  col: at.col - Math.floor((width - 1) / 2),
});

/** Where a stroke leaves the selection; null where it makes none. */
export function rectOf(level: Level, stroke: Stroke): Rect | null {
  if (stroke.kind === "select") return rectBetween(stroke.from, stroke.to, level.board);
  if (stroke.kind === "move") return movedRect(level, stroke);
  if (stroke.kind !== "stamp") return null;
  const { height, width } = stroke.piece;
  const index = indexAt(level.board, cornerOf(stroke.piece, stroke.at));
  return { row: Math.floor(index / level.board.width), col: index % level.board.width, height, width };
}

function movedRect(level: Level, { rect, from, to }: Extract<Stroke, { kind: "move" }>): Rect {
  const { height, width } = level.board;
  return {
    ...rect,
    row: wrap(rect.row + to.row - from.row, height),
    col: wrap(rect.col + to.col - from.col, width),
  };
}
