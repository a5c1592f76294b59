// Where all lies in memory, and the board at hand. AssemblyScript.

/** Columns beside a row and rows beyond the board that repeat what is on the other side. */
export const SIDE = 8;
export const BEYOND = 5;

/** Bytes of a stream: eleven rows of five windows, and as much as is read beyond. */
export const STREAM: usize = 80;
/** Most cells of a square, in whole vectors. */
export const LANES: usize = 32;

/** Kinds of cells, as in `pattern-cells.ts`. */
export const KINDS: usize = 4;

// Sets of cells. The walk gathers the first five for the square.
export const FIRST: usize = 0;
export const SECOND: usize = 1;
export const FROZEN: usize = 2;
export const STEADY: usize = 3;
export const FREE: usize = 4;
export const RETURNING: usize = 5;
export const BAD: usize = 6;
export const SETS: usize = 7;

/** `[oscillations, violations]` f64: weights of how much more there are, which are none in the middle. Nothing is as
 *  likely as the first. */
export const WEIGHTS: usize = 16;
export const VIOLATIONS = 128;
export const NO_VIOLATION: i32 = 64;
export const NO_OSCILLATION: i32 = 16;
/** The square's windows of each set. */
export const STREAMS: usize = WEIGHTS + 32 * VIOLATIONS * 8;
/** The streams' sums along rows, of the sets that live: ones, then twos. */
export const ONES: usize = STREAMS + 5 * STREAM;
export const TWOS: usize = ONES + 2 * STREAM;
/** `[kind]` violations and oscillating cells of all lanes. */
export const COUNTS: usize = TWOS + 2 * STREAM;
/** `[kind, lane]` u16: which weight. */
export const CHANGES: usize = COUNTS + KINDS * 32;
/** `[lane]` f64: the weights of all changes up to those of a cell. */
export const SUMS: usize = CHANGES + KINDS * LANES * 2;
/** Weights that were asked for lately: energy and weight. */
export const KNOWN: usize = SUMS + LANES * 8;
export const KNOWN_BITS = 10;
/** `[4, 2]` u32: the draws of four steps. */
export const DRAWS: usize = KNOWN + (16 << KNOWN_BITS);
/** `[kind]` what a cell costs where there is none of its kind, and how much more where there is nothing else. */
export const PENALTIES: usize = DRAWS + 32;
/** `[kind]` what a cell costs now, and what that weighs. */
export const COSTS: usize = PENALTIES + KINDS * 16;
/** `[cell]` u8. */
export const KINDS_OF_CELLS: usize = COSTS + KINDS * 16;

export let height = 0;
export let width = 0;
export let size = 0;
export let period = 0;
/** Cells along the square, and in it. */
export let side = 0;
export let square = 0;
/** From one row of a set to the next, and from one set to the next. */
export let rowBytes: usize = 0;
export let setBytes: usize = 0;
// Addresses. `[cell]` u8:
export let flags: usize = 0;
export let seconds: usize = 0;
export let seeds: usize = 0;
/** `[cell]` u16. */
export let rowOf: usize = 0;
/** Lists of cells: those that must come back and do not, those to begin at, those that may change. */
export let bad: usize = 0;
export let starts: usize = 0;
export let free: usize = 0;
export let sets: usize = 0;

/** Makes room for a board of at least `2 steps + 3` rows and columns.
 *  @returns the address of kinds, flags, live cells at time 1 and seeds, a byte a cell each */
export function prepare(rows: i32, columns: i32, steps: i32): usize {
  height = rows;
  width = columns;
  size = rows * columns;
  period = steps;
  side = 2 * steps + 1;
  square = side * side;
  rowBytes = <usize>((columns + 2 * SIDE + 8) & ~7);
  setBytes = rowBytes * <usize>(rows + 2 * BEYOND) + 16;
  const bytes: usize = (<usize>size + 7) & ~7;
  flags = KINDS_OF_CELLS + bytes;
  seconds = flags + bytes;
  seeds = seconds + bytes;
  rowOf = seeds + bytes;
  bad = rowOf + 2 * bytes;
  const listBytes: usize = 8 * bytes + 8;
  starts = bad + listBytes;
  free = starts + listBytes;
  sets = free + listBytes;
  const pages = <i32>((sets + SETS * setBytes + 0xffff) >>> 16) - memory.size();
  if (pages > 0) memory.grow(pages);
  return KINDS_OF_CELLS;
}
