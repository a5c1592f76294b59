// Trees so placed that every empty cell touches one, which makes what grows between them chaotic.
import type { TreeLattice } from "./parameters.ts";

/** Whether a tree stands at a position (SafeLife 1.2.2, `populate_region`). */
export function isOnLattice(row: number, col: number, { spacing = 5, stagger = true }: TreeLattice): boolean {
  if (!stagger) return row % spacing < 1 && col % spacing < 1;
  if (spacing <= 3) return row % 3 === 0 && (col + row / 3) % 3 === 0;
  if (spacing === 4) return (col + 3 * row) % 10 === 0;
  if (spacing === 5) return (col + 5 * row) % 13 === 0;
  return row % 3 === 0 && (col + row) % 6 === 0;
}
