// The random walk of a pattern search for WebAssembly, periods 1 and 2: it does what `plain-walk.ts` does, and adds up
// in the same order. AssemblyScript: `npm run simd` compiles it.
import { beginDraws, draw, penaltyAt, pickCell, pickedKind, setCost, setPenalty } from "./draw";
import { judge } from "./judge";
import {
  bad,
  COUNTS,
  DRAWS,
  FIRST,
  FREE,
  FROZEN,
  flags,
  free,
  height,
  KINDS,
  KINDS_OF_CELLS,
  period,
  RETURNING,
  rowOf,
  SECOND,
  SETS,
  STEADY,
  seconds,
  seeds,
  setBytes,
  sets,
  side,
  starts,
  width,
} from "./layout";
import { add, at, clear, lengthOf, remove } from "./lists";
import { findBad, flip, put, wrap } from "./windows";

export { prepare } from "./layout";

// Flags of cells, as in `pattern-cells.ts`.
const NEW = 1;
const OSCILLATES = 2;
const RETURNS = 4;

let enough = 0.0;
/** Free cells of each kind. */
let total0 = 0;
let total1 = 0;
let total2 = 0;
let total3 = 0;

/** Begins a walk on what lies at `prepare`'s address.
 *  @param wall0 what a wall costs where there is none @param wall1 and where there is nothing else; so the others */
export function begin(
  word0: i32,
  word1: i32,
  minFilled: f64,
  oscillationBonus: f64,
  wall0: f64,
  wall1: f64,
  alive0: f64,
  alive1: f64,
  tree0: f64,
  tree1: f64,
): void {
  enough = minFilled;
  setPenalty(1, wall0, wall1);
  setPenalty(2, alive0, alive1);
  setPenalty(3, tree0, tree1);
  beginDraws(word0, word1, oscillationBonus);
  memory.fill(sets, 0, SETS * setBytes);
  // With period 1 nothing oscillates.
  memory.fill(COUNTS, 0, KINDS * 32);
  total0 = total1 = total2 = total3 = 0;
  clear(bad);
  clear(starts);
  clear(free);
  let cell = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++, cell++) {
      store<u16>(rowOf + ((<usize>cell) << 1), <u16>row);
      const kind = load<u8>(KINDS_OF_CELLS + cell);
      const flag = load<u8>(flags + cell);
      if (kind & 2) flip(FIRST, row, column);
      if (load<u8>(seconds + cell)) flip(SECOND, row, column);
      if (kind & 1) flip(FROZEN, row, column);
      if (!(flag & OSCILLATES)) flip(STEADY, row, column);
      if (flag & RETURNS) flip(RETURNING, row, column);
      if (load<u8>(seeds + cell)) add(starts, cell);
      if (!(flag & NEW)) continue;
      flip(FREE, row, column);
      add(free, cell);
      count(kind, 1);
    }
  }
  findBad();
}

/** Steps `from` to below `to`. @returns 1 when nothing is bad and enough is filled */
export function walk(from: i32, to: i32): i32 {
  for (let step = from; step < to; step++) {
    const filled = lengthOf(free) - total0;
    if (lengthOf(bad) === 0 && <f64>filled >= enough) return 1;
    if ((step & 3) === 0 || step === from) draw(step & ~3);
    const draws = DRAWS + ((<usize>(step & 3)) << 3);
    const sites = lengthOf(bad) > 0 ? bad : lengthOf(starts) > 0 ? starts : free;
    const site = at(sites, <i32>((<u64>load<u32>(draws) * <u64>lengthOf(sites)) >>> 32));
    remove(starts, site);
    penalize(filled);
    const row: i32 = load<u16>(rowOf + ((<usize>site) << 1));
    const column = site - row * width;
    judge(row, column);
    const lane = pickCell(<f64>load<u32>(draws + 4) / 4294967296.0);
    if (lane < 0) continue;
    const i = lane / side;
    const j = lane - i * side;
    const toRow = wrap(row + i - period, height);
    const toColumn = wrap(column + j - period, width);
    count(load<u8>(KINDS_OF_CELLS + toRow * width + toColumn), -1);
    count(pickedKind, 1);
    put(toRow, toColumn, pickedKind);
  }
  return 0;
}

function count(kind: i32, difference: i32): void {
  if (kind === 0) total0 += difference;
  else if (kind === 1) total1 += difference;
  else if (kind === 2) total2 += difference;
  else total3 += difference;
}

/** Finds what a cell of each kind costs now. */
function penalize(filled: i32): void {
  const share = <f64>filled / enough;
  setCost(0, share < 0.9 ? 2 : share < 1 ? 20 * (1 - share) : 0);
  const all = <f64>(filled + 1);
  setCost(1, penaltyAt(1, <f64>total1 / all));
  setCost(2, penaltyAt(2, <f64>total2 / all));
  setCost(3, penaltyAt(3, <f64>total3 / all));
}
