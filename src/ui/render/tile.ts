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

/** @param side pixels */
export function drawTile(tile: number, side: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(side, side);
  const pen = canvas.getContext("2d")!;
  pen.scale(side, side);
  if (tile & GOAL) drawGoal(pen, tile & 7);
  else drawCell(pen, tile);
  return canvas;
}
