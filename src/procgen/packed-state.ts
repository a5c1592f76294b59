// A pattern's states in packed windows: one look judges all four kinds of a cell at once, a byte a kind.
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

/** `[steps]` the columns that a change in the middle can reach in so many steps. */
const REACHED = [0, 1, 2].map((steps) => ALL_KINDS * (((2 << (2 * steps)) - 1) << (REACH - steps)));

/** A change spreads by one cell a step, and the counts at the edge of that need another. */
const MAX_PERIOD = REACH - 1;

/** Windows of a set of cells, one around every cell, alike in all four bytes. */
type Windows = Int32Array;

export class PackedState implements PatternState {
  readonly kinds: Uint8Array;
  readonly bad: IndexSet;
  readonly violations = new Int32Array(KINDS);
  readonly oscillations = new Int32Array(KINDS);
  /** `[time]` live cells. */
  private readonly alive: readonly Windows[];
  private readonly frozen: Windows;
  private readonly oscillating: Windows;
  /** Of the last look, by rows from `REACH` above: `[time][row]` live cells, those that stay as they are, `[row]`
   *  violations of either kind. */
  private readonly lives: readonly Int32Array[];
  private readonly fixed = new Int32Array(ROWS);
  private readonly wrong = new Int32Array(ROWS);

  /** Whether windows are wide enough, and no wider than the board. */
  static serves({ height, width }: Board, period: number): boolean {
    return period <= MAX_PERIOD && height >= ROWS && width >= ROWS;
  }

  constructor(
    board: Board,
    private readonly flags: Flags,
    private readonly period: number,
    private readonly torus: Torus,
  ) {
    const windowsOf = (has: (cell: number) => unknown): Windows => {
      const windows = new Int32Array(torus.size);
      for (let cell = 0; cell < torus.size; cell++) if (has(cell)) this.flip(windows, cell);
      return windows;
    };
    const { cells } = board;
    this.kinds = Uint8Array.from(cells, kindOfCell);
    this.alive = statesOf(board, period).map((state) => windowsOf((cell) => state.cells[cell] & ALIVE));
    this.frozen = windowsOf((cell) => cells[cell] & FROZEN);
    this.oscillating = windowsOf((cell) => flags[cell] & OSCILLATES);
    this.lives = [...this.alive, null].map(() => new Int32Array(ROWS));
    this.bad = new IndexSet(torus.size);
    for (let cell = 0; cell < torus.size; cell++) {
      this.look(cell);
      this.updateBad(cell, this.kinds[cell], 0);
    }
  }

  look(cell: number): void {
    const { period, frozen, oscillating, lives, fixed, wrong } = this;
    const { size, width } = this.torus;
    const first = lives[0];
    const above = cell - REACH * width;
    for (let row = 0, at = above < 0 ? above + size : above; row < ROWS; row++) {
      first[row] = this.alive[0][at];
      fixed[row] = frozen[at];
      wrong[row] = ~oscillating[at];
      for (let time = 1; time < period; time++) lives[time][row] = this.alive[time][at];
      at += width;
      if (at >= size) at -= size;
    }
    first[REACH] = (first[REACH] & ~CENTER) | ALIVE_KINDS;
    fixed[REACH] = (fixed[REACH] & ~CENTER) | FROZEN_KINDS;
    for (let time = 1; time <= period; time++) advance(lives[time - 1], fixed, time, lives[time]);
    this.judge();
  }

  /** Counts violations and oscillating cells of the last look. */
  private judge(): void {
    const { period, lives, fixed, wrong, violations, oscillations } = this;
    const columns = REACHED[period];
    const first = lives[0];
    const last = lives[period];
    let bad = 0;
    let oscillating = 0;
    let forbidden = 0;
    for (let row = REACH - period; row <= REACH + period; row++) {
      const free = ~fixed[row] & columns;
      let changes = 0;
      for (let time = 1; time < period; time++) changes |= first[row] ^ lives[time][row];
      changes &= free;
      const astray = (first[row] ^ last[row]) & free;
      const banned = changes & wrong[row];
      wrong[row] = astray | banned;
      bad = (bad + nibbleCounts(astray)) | 0;
      oscillating = (oscillating + nibbleCounts(changes)) | 0;
      forbidden = (forbidden + nibbleCounts(banned)) | 0;
    }
    bad = byteCounts(bad) + byteCounts(forbidden);
    oscillating = byteCounts(oscillating);
    for (let kind = 0; kind < KINDS; kind++) {
      violations[kind] = (bad >>> (8 * kind)) & 255;
      oscillations[kind] = (oscillating >>> (8 * kind)) & 255;
    }
  }

  put(cell: number, kind: number): void {
    this.look(cell);
    const { alive, frozen, kinds, lives, period, torus } = this;
    const lane = 8 * kind;
    if ((kinds[cell] ^ kind) & 1) this.flip(frozen, cell);
    kinds[cell] = kind;
    for (let time = 0; time < period; time++) {
      for (let row = -time; row <= time; row++) {
        const middle = torus.shift(cell, row, 0);
        const changes = (lives[time][REACH + row] >>> lane) ^ alive[time][middle];
        for (let col = -time; col <= time; col++) {
          if (changes & (1 << (REACH + col))) this.flip(alive[time], torus.shift(middle, 0, col));
        }
      }
    }
    this.updateBad(cell, kind, period);
  }

  /** Takes over the violations of the last look, up to a distance. */
  private updateBad(cell: number, kind: number, distance: number): void {
    for (let row = -distance; row <= distance; row++) {
      const violations = this.wrong[REACH + row] >>> (8 * kind);
      for (let col = -distance; col <= distance; col++) {
        const near = this.torus.shift(cell, row, col);
        if (violations & (1 << (REACH + col)) && this.flags[near] & RETURNS) this.bad.add(near);
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

/** Writes what `rows` become where a change in the middle has an effect after so many steps. */
function advance(rows: Int32Array, fixed: Int32Array, steps: number, next: Int32Array): void {
  const columns = REACHED[steps];
  const top = REACH - steps;
  // Two-bit sums along three rows, and the rows themselves.
  let alive = 0;
  let low0 = 0;
  let high0 = 0;
  let low1 = 0;
  let high1 = 0;
  for (let row = top - 1; row <= REACH + steps + 1; row++) {
    const center = rows[row];
    const left = center << 1;
    const right = center >>> 1;
    const either = left ^ center;
    const low2 = either ^ right;
    const high2 = (left & center) | (either & right);
    if (row > top) {
      const low = low0 ^ low1;
      const high = high0 ^ high1;
      const carry = (low0 & low1) | (low & low2);
      const ones = low ^ low2;
      const twos = carry ^ high ^ high2;
      const fours = (carry & (high ^ high2)) ^ ((high0 & high1) | (high & high2));
      const lives = (ones & twos & ~fours) | (alive & fours & ~ones & ~twos);
      const still = fixed[row - 1];
      const becomes = (alive & still) | (lives & ~still);
      next[row - 1] = (next[row - 1] & ~columns) | (becomes & columns);
    }
    alive = center;
    low0 = low1;
    high0 = high1;
    low1 = low2;
    high1 = high2;
  }
}

/** Bits set in each half byte. Five rows of five columns add up without a carry: at most 15 in the lower half. */
function nibbleCounts(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  return (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
}

const byteCounts = (nibbles: number): number => (nibbles & 0x0f0f0f0f) + ((nibbles >>> 4) & 0x0f0f0f0f);
