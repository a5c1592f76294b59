// A pattern and its next states, and how far they are from coming back to the first: for any period and any board.
import { type Board, copyBoard, createBoard } from "../core/board.ts";
import { ALIVE, FROZEN } from "../core/cells.ts";
import { advanceBoard } from "../core/life.ts";
import { IndexSet } from "./index-set.ts";
import { type Flags, KINDS, kindsOf, OSCILLATES, RETURNS } from "./pattern-cells.ts";
import { BLOCK, type Torus } from "./torus.ts";

/** The boards at times 0 … period - 1; spawners rest. */
export function statesOf(board: Board, period: number): Board[] {
  const states = [copyBoard(board)];
  for (let step = 1; step < period; step++) {
    const next = createBoard(board.height, board.width);
    advanceBoard(states[step - 1], next, { spawnProb: 0, key: [0, 0], step: 0 });
    states.push(next);
  }
  return states;
}

export class PlainState {
  /** The kind of every cell, row-major. */
  readonly kinds: Uint8Array;
  /** Cells that must come back and do not. */
  readonly bad: IndexSet;
  /** `[kind]` violations and oscillating cells, after `look`, if the cell were of that kind: all there are on the
   *  board. */
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
  /** `[time]` of the last change: the cells that live or die with it. */
  private readonly flips: readonly IndexSet[];
  private readonly near: IndexSet;

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
    this.flips = this.alive.map(() => new IndexSet(torus.size));
    this.near = new IndexSet(torus.size);
    for (let cell = 0; cell < torus.size; cell++) {
      this.judge(cell);
      this.updateBad(cell);
    }
  }

  look(cell: number): void {
    const now = this.kinds[cell];
    for (let kind = 0; kind < KINDS; kind++) {
      this.change(cell, kind);
      this.violations[kind] = this.allViolations;
      this.oscillations[kind] = this.allOscillations;
      this.undo(cell, now);
    }
  }

  /** Makes a cell be of another kind. */
  put(cell: number, kind: number): void {
    this.change(cell, kind);
    const { period } = this;
    for (let row = -period; row <= period; row++) {
      for (let col = -period; col <= period; col++) this.updateBad(this.torus.shift(cell, row, col));
    }
  }

  /** Sets a kind and follows what becomes of it, time by time. */
  private change(cell: number, kind: number): void {
    const { alive, period, flips, near } = this;
    this.setKind(cell, kind);
    flips[0].clear();
    if (alive[0][cell] !== kind >> 1) {
      flips[0].add(cell);
      this.toggle(0, cell);
    }
    for (let time = 1; time < period; time++) {
      near.clear();
      this.addBlocks(flips[time - 1], cell);
      flips[time].clear();
      for (let i = 0; i < near.size; i++) {
        const each = near.at(i);
        if (this.next(time - 1, each) !== alive[time][each]) flips[time].add(each);
      }
      for (let i = 0; i < flips[time].size; i++) this.toggle(time, flips[time].at(i));
    }
    this.judgeFlips(cell);
  }

  /** Makes all be as before the last change. */
  private undo(cell: number, kind: number): void {
    this.setKind(cell, kind);
    for (let time = 0; time < this.period; time++) {
      const flips = this.flips[time];
      for (let i = 0; i < flips.size; i++) this.toggle(time, flips.at(i));
    }
    this.judgeFlips(cell);
  }

  private setKind(cell: number, kind: number): void {
    this.kinds[cell] = kind;
    this.frozen[cell] = kind & 1;
  }

  private toggle(time: number, cell: number): void {
    const { blocks } = this.torus;
    const set = this.alive[time];
    const counts = this.counts[time];
    set[cell] ^= 1;
    const difference = set[cell] ? 1 : -1;
    for (let i = 0; i < BLOCK; i++) counts[blocks[BLOCK * cell + i]] += difference;
  }

  /** Adds the blocks of some cells and of one more to `near`. */
  private addBlocks(cells: IndexSet, cell: number): void {
    const { blocks } = this.torus;
    for (let i = 0; i < BLOCK; i++) this.near.add(blocks[BLOCK * cell + i]);
    for (let j = 0; j < cells.size; j++) {
      for (let i = 0; i < BLOCK; i++) this.near.add(blocks[BLOCK * cells.at(j) + i]);
    }
  }

  private judgeFlips(cell: number): void {
    const { near, flips, period } = this;
    near.clear();
    for (let time = 0; time < period; time++) this.addBlocks(flips[time], cell);
    for (let i = 0; i < near.size; i++) this.judge(near.at(i));
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
