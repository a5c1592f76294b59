// One pattern of a layer: searched for again with milder demands until one is good enough.
import { type Key, split } from "../base/random.ts";
import type { Board } from "../core/board.ts";
import type { Pattern } from "./parameters.ts";
import { CELL_OF_KIND, type Flags, kindOfCell, NEW, OSCILLATES, RETURNS } from "./pattern-cells.ts";
import { type Spend, searchPattern } from "./pattern-search.ts";
import type { Mask, Torus } from "./torus.ts";

/** What each failure does to the demands. */
const LESS_FILL = 0.94;
const MORE_FILL = 1.07;

/** Work of a search before its first step, in steps of period 1, per cell of the board and step of the period. */
const PREPARATION = 0.5;

export interface PatternPlace {
  /** Changed in place. */
  readonly board: Board;
  readonly flags: Flags;
  readonly seeds: Mask | null;
  /** The longest period in the region so far, the pattern's own included. */
  readonly longestPeriod: number;
}

/** Adds a pattern without colour, or nothing where all attempts fail (SafeLife 1.2.2, `_gen_pattern`). */
export function addPattern(
  torus: Torus,
  place: PatternPlace,
  pattern: Pattern,
  key: Key,
  spend: Spend,
): void {
  const { period = 1, min_fill = 0.2, num_retries = 10 } = pattern;
  const { board, seeds, longestPeriod } = place;
  const isOscillator = period > 1;
  const dropped = isOscillator ? 0 : period === 1 ? OSCILLATES : RETURNS;
  const flags = place.flags.map((flag) => flag & ~dropped);
  let minFill = min_fill;
  let maxFill = pattern.max_fill ?? 2 * min_fill;
  for (let attempt = 0; attempt <= num_retries; attempt++) {
    spend(Math.ceil(PREPARATION * torus.size * longestPeriod));
    const kinds = searchPattern(
      board,
      torus,
      flags,
      seeds,
      {
        period: longestPeriod,
        minFill,
        temperature: pattern.temperature ?? 0.5,
        oscillationBonus: isOscillator ? (pattern.osc_bonus ?? 0.3) : 0,
        maxIterations: pattern.max_iter ?? 40,
        alive: pattern.alive ?? [0, 0],
        wall: pattern.wall ?? [100, 100],
        tree: pattern.tree ?? [100, 100],
      },
      split(key, attempt),
      spend,
    );
    if (kinds === null) minFill *= LESS_FILL;
    else if (fillOf(kinds, flags) > maxFill) maxFill *= MORE_FILL;
    else {
      apply(kinds, board);
      return;
    }
  }
}

/** Share of the free cells that are not empty. */
function fillOf(kinds: Uint8Array, flags: Flags): number {
  let free = 0;
  let filled = 0;
  for (let i = 0; i < kinds.length; i++) {
    if (!(flags[i] & NEW)) continue;
    free++;
    if (kinds[i] > 0) filled++;
  }
  return filled / free;
}

function apply(kinds: Uint8Array, { cells }: Board): void {
  for (let i = 0; i < cells.length; i++) {
    if (kinds[i] !== kindOfCell(cells[i])) cells[i] = CELL_OF_KIND[kinds[i]];
  }
}
