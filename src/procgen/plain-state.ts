// A pattern's states in plain arrays, for any period and any board: what the packed one is held to.
import type { Board } from "../core/board.ts";
import { ALIVE, FROZEN } from "../core/cells.ts";
import { IndexSet } from "./index-set.ts";
import { type Flags, KINDS, kindsOf, OSCILLATES, RETURNS } from "./pattern-cells.ts";
import { type PatternState, statesOf } from "./pattern-state.ts";
import { BLOCK, type Torus } from "./torus.ts";

export class PlainState implements PatternState {
  readonly kinds: Uint8Array;
  readonly bad: IndexSet;
  readonly violations = new Int32Array(KINDS);
  readonly oscillations = new Int32Array(KINDS);
  /** `[time]` live cells and the live cells of each block. */
  private readonly alive: readonly Uint8Array[];
  private readonly counts: readonly Uint8Array[];
  private readonly frozen: Uint8Array;
  private readonly violationsAt: Uint8Array;
  private readonly oscillatesAt: Uint8Array;
  private allViolations = 0;
  private allOscillations = 0;
  private readonly stamps: Int32Array;
  private stamp = 0;

  constructor(
    board: Board,
    private readonly flags: Flags,
    private readonly period: number,
    private readonly torus: Torus,
  ) {
    this.kinds = kindsOf(board.cells);
    this.frozen = Uint8Array.from(board.cells, (cell) => (cell & FROZEN ? 1 : 0));
    this.alive = statesOf(board, period).map(({ cells }) => Uint8Array.from(cells, (cell) => cell & ALIVE));
    this.counts = this.alive.map((set) => torus.count(set));
    this.bad = new IndexSet(torus.size);
    this.violationsAt = new Uint8Array(torus.size);
    this.oscillatesAt = new Uint8Array(torus.size);
    this.stamps = new Int32Array(torus.size);
    for (let cell = 0; cell < torus.size; cell++) {
      this.judge(cell);
      this.updateBad(cell);
    }
  }

  look(cell: number): void {
    const { kinds } = this;
    const kind = kinds[cell];
    for (let i = 1; i <= KINDS; i++) {
      const other = (kind + i) % KINDS;
      this.change(cell, other);
      this.violations[other] = this.allViolations;
      this.oscillations[other] = this.allOscillations;
    }
  }

  put(cell: number, kind: number): void {
    this.change(cell, kind);
    const { period } = this;
    for (let row = -period; row <= period; row++) {
      for (let col = -period; col <= period; col++) this.updateBad(this.torus.shift(cell, row, col));
    }
  }

  /** Sets a kind and follows what becomes of it, time by time. */
  private change(cell: number, kind: number): void {
    const { kinds, frozen, alive, period } = this;
    kinds[cell] = kind;
    frozen[cell] = kind & 1;
    const touched = [cell];
    let flipped: number[] = [];
    if (alive[0][cell] !== kind >> 1) flipped = [cell];
    for (const each of flipped) this.flip(0, each);
    for (let time = 1; time <= period; time++) {
      const near = this.blocksOf([...flipped, cell]);
      touched.push(...near);
      if (time === period) break;
      flipped = near.filter((each) => this.next(time - 1, each) !== alive[time][each]);
      for (const each of flipped) this.flip(time, each);
    }
    for (const each of touched) this.judge(each);
  }

  private flip(time: number, cell: number): void {
    const { blocks } = this.torus;
    const set = this.alive[time];
    set[cell] ^= 1;
    const difference = set[cell] ? 1 : -1;
    for (let i = 0; i < BLOCK; i++) this.counts[time][blocks[BLOCK * cell + i]] += difference;
  }

  /** All cells of the blocks of some cells, each once. */
  private blocksOf(cells: readonly number[]): number[] {
    const { stamps, torus } = this;
    const stamp = ++this.stamp;
    const near: number[] = [];
    for (const cell of cells) {
      for (let i = 0; i < BLOCK; i++) {
        const each = torus.blocks[BLOCK * cell + i];
        if (stamps[each] === stamp) continue;
        stamps[each] = stamp;
        near.push(each);
      }
    }
    return near;
  }

  /** Whether a cell lives one step after a time. */
  private next(time: number, cell: number): number {
    const live = this.alive[time][cell];
    if (this.frozen[cell]) return live;
    const count = this.counts[time][cell];
    return count === 3 || (live && count === 4) ? 1 : 0;
  }

  private judge(cell: number): void {
    const { alive, period, frozen, flags } = this;
    let violations = 0;
    let oscillates = 0;
    if (!frozen[cell]) {
      for (let time = 1; time < period; time++) oscillates |= alive[0][cell] ^ alive[time][cell];
      violations = alive[0][cell] ^ this.next(period - 1, cell);
      if (oscillates && !(flags[cell] & OSCILLATES)) violations++;
    }
    this.allViolations += violations - this.violationsAt[cell];
    this.allOscillations += oscillates - this.oscillatesAt[cell];
    this.violationsAt[cell] = violations;
    this.oscillatesAt[cell] = oscillates;
  }

  private updateBad(cell: number): void {
    if (this.violationsAt[cell] && this.flags[cell] & RETURNS) this.bad.add(cell);
    else this.bad.delete(cell);
  }
}
