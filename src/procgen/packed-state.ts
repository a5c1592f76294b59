// A pattern's states for period 2, in packed windows: one look judges all four kinds of a cell at once, a byte a kind.
import type { Board } from "../core/board.ts";
import { ALIVE, FROZEN } from "../core/cells.ts";
import { IndexSet } from "./index-set.ts";
import { type Flags, KINDS, kindsOf, OSCILLATES, RETURNS } from "./pattern-cells.ts";
import { type PatternState, statesOf } from "./pattern-state.ts";
import type { Torus } from "./torus.ts";

/** A window shows a cell in the middle of seven of its row: bit 3 + i is i columns to the right. */
const REACH = 3;
const ROWS = 2 * REACH + 1;
/** The same in all four bytes, the lowest for kind 0. */
const ALL_KINDS = 0x01010101;
const CENTER = ALL_KINDS << REACH;
const ALIVE_KINDS = 0x01010000 << REACH;
const FROZEN_KINDS = 0x01000100 << REACH;
/** Columns that a change in the middle can reach in one step and in two. */
const REACHED_1 = ALL_KINDS * 0b0011100;
const REACHED_2 = ALL_KINDS * 0b0111110;
const PERIOD = 2;

/** Windows of a set of cells, one around every cell, alike in all four bytes. */
type Windows = Int32Array;

export class PackedState implements PatternState {
  readonly kinds: Uint8Array;
  readonly bad: IndexSet;
  readonly violations = new Int32Array(KINDS);
  readonly oscillations = new Int32Array(KINDS);
  private readonly frozen: Windows;
  /** Live cells at first and a step later; cells that must not oscillate. */
  private readonly first: Windows;
  private readonly second: Windows;
  private readonly steady: Windows;
  /** Of the last look: the windows in rows from three above; the second state from one above, violations
   *  from two above. */
  private readonly rows = new Int32Array(ROWS);
  private readonly seconds = new Int32Array(3);
  private readonly wrongs = new Int32Array(5);

  /** Whether windows fit on the board. */
  static serves({ height, width }: Board, period: number): boolean {
    return period === PERIOD && height >= ROWS && width >= ROWS;
  }

  constructor(
    board: Board,
    private readonly flags: Flags,
    private readonly torus: Torus,
  ) {
    const windowsOf = (has: (cell: number) => unknown): Windows => {
      const windows = new Int32Array(torus.size);
      for (let cell = 0; cell < torus.size; cell++)
        if (has(cell)) this.flip(windows, cell, cell % torus.width);
      return windows;
    };
    const [first, second] = statesOf(board, PERIOD);
    this.kinds = kindsOf(board.cells);
    this.frozen = windowsOf((cell) => board.cells[cell] & FROZEN);
    this.first = windowsOf((cell) => first.cells[cell] & ALIVE);
    this.second = windowsOf((cell) => second.cells[cell] & ALIVE);
    this.steady = windowsOf((cell) => !(flags[cell] & OSCILLATES));
    this.bad = new IndexSet(torus.size);
    for (let cell = 0; cell < torus.size; cell++) {
      this.look(cell);
      this.updateBad(cell, this.kinds[cell], 0);
    }
  }

  look(cell: number): void {
    const { rows, frozen, first, second, steady, seconds, wrongs, violations, oscillations } = this;
    const { width, size } = this.torus;
    for (let i = 0, row = cell - REACH * width; i < ROWS; i++, row += width) {
      rows[i] = row < 0 ? row + size : row < size ? row : row - size;
    }
    const r1 = rows[1];
    const r2 = rows[2];
    const r4 = rows[4];
    const r5 = rows[5];
    const a1 = first[r1];
    const a2 = first[r2];
    const a3 = (first[cell] & ~CENTER) | ALIVE_KINDS;
    const a4 = first[r4];
    const a5 = first[r5];
    const f1 = ~frozen[r1];
    const f2 = ~frozen[r2];
    const f3 = ~((frozen[cell] & ~CENTER) | FROZEN_KINDS);
    const f4 = ~frozen[r4];
    const f5 = ~frozen[r5];
    const one2 = ones(a2);
    const two2 = twos(a2);
    const one3 = ones(a3);
    const two3 = twos(a3);
    const one4 = ones(a4);
    const two4 = twos(a4);
    const b1 = second[r1];
    const b2 = blend(second[r2], a2, f2, next(a2, ones(a1), twos(a1), one2, two2, one3, two3));
    const b3 = blend(second[cell], a3, f3, next(a3, one2, two2, one3, two3, one4, two4));
    const b4 = blend(second[r4], a4, f4, next(a4, one3, two3, one4, two4, ones(a5), twos(a5)));
    const b5 = second[r5];
    seconds[0] = b2;
    seconds[1] = b3;
    seconds[2] = b4;
    const astray = findAstray(
      second[rows[0]],
      b1,
      b2,
      b3,
      b4,
      b5,
      second[rows[6]],
      a1,
      a2,
      a3,
      a4,
      a5,
      f1,
      f2,
      f3,
      f4,
      f5,
      wrongs,
    );
    const o2 = (a2 ^ b2) & f2 & REACHED_2;
    const o3 = (a3 ^ b3) & f3 & REACHED_2;
    const o4 = (a4 ^ b4) & f4 & REACHED_2;
    const s2 = o2 & steady[r2];
    const s3 = o3 & steady[cell];
    const s4 = o4 & steady[r4];
    wrongs[0] |= (a1 ^ b1) & f1 & steady[r1];
    wrongs[1] |= s2;
    wrongs[2] |= s3;
    wrongs[3] |= s4;
    wrongs[4] |= (a5 ^ b5) & f5 & steady[r5];
    // The outer rows oscillate or not, whatever the kind.
    const oscillating = countBits(o2, o3, o4);
    const violating = astray + countBits(s2, s3, s4);
    violations[0] = violating & 255;
    violations[1] = (violating >> 8) & 255;
    violations[2] = (violating >> 16) & 255;
    violations[3] = violating >> 24;
    oscillations[0] = oscillating & 255;
    oscillations[1] = (oscillating >> 8) & 255;
    oscillations[2] = (oscillating >> 16) & 255;
    oscillations[3] = oscillating >> 24;
  }

  put(cell: number, kind: number): void {
    this.look(cell);
    const { kinds, frozen, first, second, seconds, rows } = this;
    const col = cell % this.torus.width;
    const changed = kinds[cell] ^ kind;
    kinds[cell] = kind;
    if (changed & 1) this.flip(frozen, cell, col);
    if (changed & 2) this.flip(first, cell, col);
    for (let row = 1; row <= 3; row++) {
      const middle = rows[row + 1];
      const flips = (seconds[row - 1] >>> (8 * kind)) ^ second[middle];
      for (let i = -1; i <= 1; i++) {
        if (flips & (1 << (REACH + i))) this.flip(second, middle + this.shift(col, i), this.wrap(col + i));
      }
    }
    this.updateBad(cell, kind, PERIOD);
  }

  /** Takes over the violations of the last look, up to a distance. */
  private updateBad(cell: number, kind: number, distance: number): void {
    const { wrongs, rows, bad, flags } = this;
    const col = cell % this.torus.width;
    for (let row = -distance; row <= distance; row++) {
      const wrong = wrongs[2 + row] >>> (8 * kind);
      for (let i = -distance; i <= distance; i++) {
        const near = rows[REACH + row] + this.shift(col, i);
        if (wrong & (1 << (REACH + i)) && flags[near] & RETURNS) bad.add(near);
        else bad.delete(near);
      }
    }
  }

  private flip(windows: Windows, cell: number, col: number): void {
    for (let i = -REACH; i <= REACH; i++) {
      windows[cell + this.shift(col, i)] ^= ALL_KINDS << (REACH - i);
    }
  }

  private wrap(col: number): number {
    const { width } = this.torus;
    return col < 0 ? col + width : col < width ? col : col - width;
  }

  /** From a column to the one so far to its right. */
  private shift(col: number, by: number): number {
    return this.wrap(col + by) - col;
  }
}

/** How many of a cell and its neighbours in the row live, bit by bit; nothing that is used leaves its byte. */
const ones = (row: number): number => (row << 1) ^ row ^ (row >>> 1);
const twos = (row: number): number => ((row << 1) & row) | (((row << 1) ^ row) & (row >>> 1));

/** Where life is in a row after a step, if nothing is frozen: from it and the counts along it and its neighbours. */
function next(
  alive: number,
  one0: number,
  two0: number,
  one1: number,
  two1: number,
  one2: number,
  two2: number,
): number {
  const one = one0 ^ one1;
  const two = two0 ^ two1;
  const carry = (one0 & one1) | (one & one2);
  const odd = one ^ one2;
  const four = (carry & (two ^ two2)) ^ ((two0 & two1) | (two & two2));
  // Three, or four with the cell itself: of two and four, and of one and four, only one is set.
  return (odd & (carry ^ two ^ two2) & ~four) | (alive & four & ~odd & ~(carry ^ two ^ two2));
}

/** A row as it was; where one step reaches and nothing is frozen, as it becomes. */
const blend = (was: number, first: number, free: number, becomes: number): number =>
  (was & ~REACHED_1) | (((becomes & free) | (first & ~free)) & REACHED_1);

/** From rows of the second state, of the first, and of cells that are not frozen: which cells do not come back.
 *  A function of its own, as a compiler puts only so many calls in place. @returns how many, a byte a kind */
function findAstray(
  b0: number,
  b1: number,
  b2: number,
  b3: number,
  b4: number,
  b5: number,
  b6: number,
  a1: number,
  a2: number,
  a3: number,
  a4: number,
  a5: number,
  f1: number,
  f2: number,
  f3: number,
  f4: number,
  f5: number,
  out: Int32Array,
): number {
  const one1 = ones(b1);
  const two1 = twos(b1);
  const one2 = ones(b2);
  const two2 = twos(b2);
  const one3 = ones(b3);
  const two3 = twos(b3);
  const one4 = ones(b4);
  const two4 = twos(b4);
  const one5 = ones(b5);
  const two5 = twos(b5);
  const w1 = (a1 ^ next(b1, ones(b0), twos(b0), one1, two1, one2, two2)) & f1 & REACHED_2;
  const w2 = (a2 ^ next(b2, one1, two1, one2, two2, one3, two3)) & f2 & REACHED_2;
  const w3 = (a3 ^ next(b3, one2, two2, one3, two3, one4, two4)) & f3 & REACHED_2;
  const w4 = (a4 ^ next(b4, one3, two3, one4, two4, one5, two5)) & f4 & REACHED_2;
  const w5 = (a5 ^ next(b5, one4, two4, one5, two5, ones(b6), twos(b6))) & f5 & REACHED_2;
  out[0] = w1;
  out[1] = w2;
  out[2] = w3;
  out[3] = w4;
  out[4] = w5;
  return countBits(w1, w2, w3) + countBits(w4, w5, 0);
}

/** The bits that are set in each byte of three rows of five columns: at most 9 in half a byte, so none carries. */
function countBits(a: number, b: number, c: number): number {
  const halves = nibbleCounts(a) + nibbleCounts(b) + nibbleCounts(c);
  return (halves & 0x0f0f0f0f) + ((halves >> 4) & 0x0f0f0f0f);
}

function nibbleCounts(bits: number): number {
  const pairs = bits - ((bits >> 1) & 0x55555555);
  return (pairs & 0x33333333) + ((pairs >> 2) & 0x33333333);
}
