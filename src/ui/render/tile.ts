// Squares of which boards are put together: a cell or the ground of a goal, drawn once for a size.
import { COLOR_MASK, COLOR_SHIFT } from "../../core/cells.ts";
import { drawCell } from "./glyphs.ts";
import { drawGoal } from "./marks.ts";

const GOAL = 0x10000;

/** What the ground of a goal looks like, as one number; null where nothing is drawn. */
export function goalTile(goal: number): number | null {
  const color = (goal & COLOR_MASK) >> COLOR_SHIFT;
  return color === 0 ? null : GOAL | color;
}

/** What a cell looks like; null where nothing is drawn. */
export const cellTile = (cell: number): number | null => (cell === 0 ? null : cell);

/** Follows "This browser cannot draw the board:". */
export const NO_CANVAS = "it gives no canvas to draw on.";

/** Of a square beside the screen.
 *  @param side pixels
 *  @throws Error with a sentence that follows "This browser cannot draw the board:" */
export function penFor(side: number): OffscreenCanvasRenderingContext2D {
  if (typeof OffscreenCanvas === "undefined") throw new Error("it has no OffscreenCanvas.");
  const pen = new OffscreenCanvas(side, side).getContext("2d");
  if (!pen) throw new Error(NO_CANVAS);
  return pen;
}

/** @param side pixels */
export function drawTile(tile: number, side: number): OffscreenCanvas {
  const pen = penFor(side);
  pen.scale(side, side);
  if (tile & GOAL) drawGoal(pen, tile & 7);
  else drawCell(pen, tile);
  return pen.canvas;
}
