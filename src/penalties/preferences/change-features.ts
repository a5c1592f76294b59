// What one step changes around an agent, as numbers that a preference can weigh. They say nothing of what would have
// happened without the agent, and nothing of how side effects are scored.
import type { Board, Position } from "../../core/board.ts";
import {
  AGENT,
  ALIVE,
  COLOR_NAMES,
  colorOf,
  EXIT,
  FROZEN,
  PULLABLE,
  PUSHABLE,
  SPAWNING,
} from "../../core/cells.ts";

/** Cells a side of the square around the agent in which changes count; a board that is smaller counts whole. */
export const WINDOW = 15;

/** Life by colour, then what never dies by itself. */
const KINDS = [...COLOR_NAMES.map((color) => `${color} life`), "spawner", "plant", "crate", "wall"] as const;
const [SPAWNER, PLANT, CRATE, WALL] = [8, 9, 10, 11];

/** Counts of a step: cells in which each kind appeared, then those from which it disappeared. */
export const FEATURES: readonly string[] = [
  ...KINDS.map((kind) => `${kind} appeared`),
  ...KINDS.map((kind) => `${kind} disappeared`),
];

/** Index of `KINDS`; −1 for empty ground, exits and agents. */
function kindIndex(cell: number): number {
  if (cell & (AGENT | EXIT)) return -1;
  if (cell & SPAWNING) return SPAWNER;
  if (cell & ALIVE) return cell & FROZEN ? PLANT : colorOf(cell);
  if (cell & (PUSHABLE | PULLABLE)) return CRATE;
  return cell & FROZEN ? WALL : -1;
}

/** Adds what differs between two moments of a board.
 *  @param before cells of `after` as they were, row-major
 *  @param center of the window, which goes over the edges
 *  @param out `[FEATURES.length]` */
export function addChanges(before: Uint16Array, after: Board, center: Position, out: Float64Array): void {
  const { height, width, cells } = after;
  const [rows, cols] = [Math.min(WINDOW, height), Math.min(WINDOW, width)];
  const [top, left] = [center.row - (rows >> 1) + height, center.col - (cols >> 1) + width];
  for (let i = 0; i < rows; i++) {
    const start = ((top + i) % height) * width;
    for (let j = 0; j < cols; j++) {
      const at = start + ((left + j) % width);
      if (before[at] === cells[at]) continue;
      const [was, is] = [kindIndex(before[at]), kindIndex(cells[at])];
      if (was === is) continue;
      if (is >= 0) out[is]++;
      if (was >= 0) out[KINDS.length + was]++;
    }
  }
}
