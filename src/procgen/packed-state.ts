// A pattern's states for period 2, in packed windows: one look judges all four kinds of a cell at once, a byte a kind.
import type { Board } from "../core/board.ts";
import { ALIVE, FROZEN } from "../core/cells.ts";
import { IndexSet } from "./index-set.ts";
import { type Flags, KINDS, kindOfCell, OSCILLATES, RETURNS } from "./pattern-cells.ts";
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
  /** Of the last look: the second state in the rows from one above, violations in the rows from two above. */
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
      for (let cell = 0; cell < torus.size; cell++) if (has(cell)) this.flip(windows, cell);
      return windows;
    };
    const [first, second] = statesOf(board, PERIOD);
    this.kinds = Uint8Array.from(board.cells, kindOfCell);
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
    const { frozen, first, second, steady, seconds, wrongs } = this;
    const { width, size } = this.torus;
    // Row 3 is the cell's own.
    let row = cell - REACH * width;
    const r0 = row < 0 ? row + size : row;
    row = r0 + width;
    const r1 = row < size ? row : row - size;
    row = r1 + width;
    const r2 = row < size ? row : row - size;
    row = cell + width;
    const r4 = row < size ? row : row - size;
    row = r4 + width;
    const r5 = row < size ? row : row - size;
    row = r5 + width;
    const r6 = row < size ? row : row - size;

    const a1 = first[r1];
    const a2 = first[r2];
    const a3 = (first[cell] & ~CENTER) | ALIVE_KINDS;
    const a4 = first[r4];
    const a5 = first[r5];
    const f1 = frozen[r1];
    const f2 = frozen[r2];
    const f3 = (frozen[cell] & ~CENTER) | FROZEN_KINDS;
    const f4 = frozen[r4];
    const f5 = frozen[r5];
    const one2 = ones(a2);
    const two2 = twos(a2);
    const one3 = ones(a3);
    const two3 = twos(a3);
    const one4 = ones(a4);
    const two4 = twos(a4);
    const b0 = second[r0];
    const b1 = second[r1];
    const b2 = blend(second[r2], fate(a2, f2, ones(a1), twos(a1), one2, two2, one3, two3));
    const b3 = blend(second[cell], fate(a3, f3, one2, two2, one3, two3, one4, two4));
    const b4 = blend(second[r4], fate(a4, f4, one3, two3, one4, two4, ones(a5), twos(a5)));
    const b5 = second[r5];
    const b6 = second[r6];
    seconds[0] = b2;
    seconds[1] = b3;
    seconds[2] = b4;

    const sum1 = ones(b1);
    const carry1 = twos(b1);
    const sum2 = ones(b2);
    const carry2 = twos(b2);
    const sum3 = ones(b3);
    const carry3 = twos(b3);
    const sum4 = ones(b4);
    const carry4 = twos(b4);
    const sum5 = ones(b5);
    const carry5 = twos(b5);
    const w1 = (a1 ^ fate(b1, f1, ones(b0), twos(b0), sum1, carry1, sum2, carry2)) & ~f1 & REACHED_2;
    const w2 = (a2 ^ fate(b2, f2, sum1, carry1, sum2, carry2, sum3, carry3)) & ~f2 & REACHED_2;
    const w3 = (a3 ^ fate(b3, f3, sum2, carry2, sum3, carry3, sum4, carry4)) & ~f3 & REACHED_2;
    const w4 = (a4 ^ fate(b4, f4, sum3, carry3, sum4, carry4, sum5, carry5)) & ~f4 & REACHED_2;
    const w5 = (a5 ^ fate(b5, f5, sum4, carry4, sum5, carry5, ones(b6), twos(b6))) & ~f5 & REACHED_2;
    const o1 = (a1 ^ b1) & ~f1 & REACHED_2;
    const o2 = (a2 ^ b2) & ~f2 & REACHED_2;
    const o3 = (a3 ^ b3) & ~f3 & REACHED_2;
    const o4 = (a4 ^ b4) & ~f4 & REACHED_2;
    const o5 = (a5 ^ b5) & ~f5 & REACHED_2;
    const s2 = o2 & steady[r2];
    const s3 = o3 & steady[cell];
    const s4 = o4 & steady[r4];
    wrongs[0] = w1 | (o1 & steady[r1]);
    wrongs[1] = w2 | s2;
    wrongs[2] = w3 | s3;
    wrongs[3] = w4 | s4;
    wrongs[4] = w5 | (o5 & steady[r5]);
    // The outer rows oscillate or not, whatever the kind.
    const violating = countBits(w1, w2, w3) + countBits(w4, w5, 0) + countBits(s2, s3, s4);
    const oscillating = countBits(o2, o3, o4);
    const { violations, oscillations } = this;
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
    const { kinds, frozen, first, second, seconds, torus } = this;
    const changed = kinds[cell] ^ kind;
    kinds[cell] = kind;
    if (changed & 1) this.flip(frozen, cell);
    if (changed & 2) this.flip(first, cell);
    for (let row = -1; row <= 1; row++) {
      const middle = torus.shift(cell, row, 0);
      const flips = (seconds[1 + row] >>> (8 * kind)) ^ second[middle];
      for (let col = -1; col <= 1; col++) {
        if (flips & (1 << (REACH + col))) this.flip(second, torus.shift(middle, 0, col));
      }
    }
    this.updateBad(cell, kind, PERIOD);
  }

  /** Takes over the violations of the last look, up to a distance. */
  private updateBad(cell: number, kind: number, distance: number): void {
    for (let row = -distance; row <= distance; row++) {
      const wrong = this.wrongs[2 + row] >>> (8 * kind);
      for (let col = -distance; col <= distance; col++) {
        const near = this.torus.shift(cell, row, col);
        if (wrong & (1 << (REACH + col)) && this.flags[near] & RETURNS) this.bad.add(near);
        else this.bad.delete(near);
      }
    }
  }

  private flip(windows: Windows, cell: number): void {
    for (let col = -REACH; col <= REACH; col++) {
      windows[this.torus.shift(cell, 0, col)] ^= ALL_KINDS << (REACH - col);
    }
  }
}

/** How many of a cell and its neighbours in the row live, bit by bit; nothing that is used leaves its byte. */
const ones = (row: number): number => (row << 1) ^ row ^ (row >>> 1);
const twos = (row: number): number => ((row << 1) & row) | (((row << 1) ^ row) & (row >>> 1));

/** A row after a step, from it and the counts along it and the rows above and below. */
function fate(
  alive: number,
  frozen: number,
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
  const isOdd = one ^ one2;
  const isTwo = carry ^ two ^ two2;
  const isFour = (carry & (two ^ two2)) ^ ((two0 & two1) | (two & two2));
  const lives = (isOdd & isTwo & ~isFour) | (alive & isFour & ~isOdd & ~isTwo);
  return (alive & frozen) | (lives & ~frozen);
}

/** A row as it was, but as it becomes where a step reaches. */
const blend = (was: number, becomes: number): number => (was & ~REACHED_1) | (becomes & REACHED_1);

/** The bits that are set in each byte of three rows of five columns: at most 9 in half a byte, so none carries. */
function countBits(a: number, b: number, c: number): number {
  const halves = nibbleCounts(a) + nibbleCounts(b) + nibbleCounts(c);
  return (halves & 0x0f0f0f0f) + ((halves >> 4) & 0x0f0f0f0f);
}

function nibbleCounts(bits: number): number {
  const pairs = bits - ((bits >> 1) & 0x55555555);
  return (pairs & 0x33333333) + ((pairs >> 2) & 0x33333333);
}
