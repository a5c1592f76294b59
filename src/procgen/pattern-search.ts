// The search for a pattern that comes back after its period (SafeLife 1.2.2, `gen_pattern`).
import type { Key } from "../base/random.ts";
import type { Board } from "../core/board.ts";
import { type Flags, NEW } from "./pattern-cells.ts";
import { PlainWalk } from "./plain-walk.ts";
import { loadSimdWalk, walksInSimd } from "./simd-walk.ts";
import type { Mask, Torus } from "./torus.ts";
import type { SearchSettings, Walk, WalkStart } from "./walk.ts";

/** Called with work about to be done, counted in search steps of period 1; may throw to end all. */
export type Spend = (steps: number) => void;

/** Work between two calls of `Spend`. */
const STRIDE = 256;

/** What a step costs in steps of period 1, on any machine: cells near a site, each followed over the period. The form
 *  for any period and board looks at each cell by itself, and has a list in which those of small boards come back. */
function costOf(period: number, board: Board): number {
  const places = (2 * period + 1) ** 2;
  const cells = Math.min(places, board.cells.length);
  return Math.ceil((cells * period * (walksInSimd(board, period) ? 1 : 20) + 100 * (places - cells)) / 9);
}

const startSimdWalk = loadSimdWalk();

/**
 * Changes `NEW` cells of a board until all that must come back do, and enough is filled.
 * @param board only read
 * @param seeds where to begin, or null for anywhere near the flags
 * @returns the kinds of all cells, or null where the search gave up
 */
export function searchPattern(
  board: Board,
  torus: Torus,
  flags: Flags,
  seeds: Mask | null,
  settings: SearchSettings,
  key: Key,
  spend: Spend,
): Uint8Array | null {
  const freeCells = flags.reduce((count, flag) => count + (flag & NEW), 0);
  const start: WalkStart = { board, torus, flags, seeds: seeds ?? flags, freeCells, settings, key };
  const { period } = settings;
  const limit = Math.floor(settings.maxIterations * freeCells * period);
  const cost = costOf(period, board);
  const stride = Math.max(1, Math.floor(STRIDE / cost));
  let walk: Walk | undefined;
  for (let step = 0; step < limit; step += stride) {
    const end = Math.min(step + stride, limit);
    spend(cost * (end - step));
    // Only now: for very long periods the preparations alone are more than may be spent.
    walk ??=
      startSimdWalk !== null && walksInSimd(board, period) ? startSimdWalk(start) : new PlainWalk(start);
    if (walk.advance(step, end)) return walk.kinds();
  }
  return null;
}
