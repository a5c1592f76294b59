// The pixels of squares: a cell on the ground of its goal, drawn once for a size, however often sizes change.
import { COLOR_SHIFT } from "../../core/cells.ts";
import { GRID, SCREEN } from "./palette.ts";
import { cellTile, drawTile, goalTile, penFor } from "./tile.ts";

/** Opacity of cells that are only hinted at. */
const FAINT = 0.28;
/** What is to come stands out before what is. */
const BEHIND = 0.3;

/** A square as one number, its look: the cell in 16 bits, its goal's colour, and how both are shown. */
const GOAL_SHIFT = 16;
export const IS_FAINT = 1 << 20;
export const IS_BEHIND = 1 << 21;

/** Pixels that are kept, 16 MiB, unless one size alone has more. */
const MOST_PIXELS = 1 << 22;
/** Squares of one size that are kept: a board that somebody drew may hold any mixture of flags. */
const MOST_SQUARES = 4096;

/** Pixels are read, never shown: no graphics card has to give them back. */
const READ: CanvasRenderingContext2DSettings = { willReadFrequently: true };

/** @param manner IS_FAINT, IS_BEHIND, both or 0 */
export function lookOf(cell: number, goal: number, manner: number): number {
  const ground = goalTile(goal);
  return (cellTile(cell) ?? 0) | (ground === null ? 0 : (ground & 7) << GOAL_SHIFT) | manner;
}

export class Squares {
  private readonly sizes = new Map<number, Map<number, Uint32Array>>();
  private kept = 0;

  /** @param side pixels
   *  @returns `[side, side]` with the upper and left line of the grid; only to be read
   *  @throws as penFor */
  of(look: number, side: number): Uint32Array {
    const size = this.sizes.get(side) ?? new Map<number, Uint32Array>();
    const known = size.get(look);
    if (known) return known;
    const made = drawn(look, side);
    this.kept += made.length;
    if (this.kept > MOST_PIXELS || size.size >= MOST_SQUARES) {
      this.sizes.clear();
      if (size.size >= MOST_SQUARES) size.clear();
      this.kept = (size.size + 1) * made.length;
    }
    this.sizes.set(side, size.set(look, made));
    return made;
  }
}

function drawn(look: number, side: number): Uint32Array {
  const pen = penFor(side, READ);
  pen.fillStyle = SCREEN;
  pen.fillRect(0, 0, side, side);
  pen.fillStyle = GRID;
  pen.fillRect(0, 0, side, 1);
  pen.fillRect(0, 0, 1, side);
  const goal = goalTile(((look >> GOAL_SHIFT) & 7) << COLOR_SHIFT);
  const cell = cellTile(look & 0xffff);
  const manner = look & IS_BEHIND ? BEHIND : 1;
  pen.globalAlpha = manner;
  if (goal !== null) pen.drawImage(drawTile(goal, side, READ), 0, 0);
  pen.globalAlpha = look & IS_FAINT ? manner * FAINT : manner;
  if (cell !== null) pen.drawImage(drawTile(cell, side, READ), 0, 0);
  return new Uint32Array(pen.getImageData(0, 0, side, side).data.buffer);
}
