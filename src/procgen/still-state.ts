// A pattern's state for period 1: what a change would do is kept up to date, so that a look is a few additions.
import type { Board } from "../core/board.ts";
import { IndexSet } from "./index-set.ts";
import { type Flags, KINDS, kindsOf, RETURNS } from "./pattern-cells.ts";
import type { PatternState } from "./pattern-state.ts";
import { BLOCK, maskOf, type Torus } from "./torus.ts";

/** Live cells in a block are fewer than this, one more or less included. */
const COUNTS = 16;
const CENTER = 4;

/** `[kind, count]` 1 where a cell of the kind with so many live cells in its block does not stay as it is. */
const VIOLATION = new Uint8Array(KINDS * COUNTS);
/** `[kind, count]` what one live cell more and one less do to that, the former times `MORE`. */
const SLOPE = new Int32Array(KINDS * COUNTS);
const MORE = 1 << 16;

for (let kind = 0; kind < KINDS; kind++) {
  const isFrozen = (kind & 1) !== 0;
  const isAlive = (kind & 2) !== 0;
  const violates = (count: number) => {
    const lives = count === 3 || (isAlive && count === 4);
    return !isFrozen && lives !== isAlive ? 1 : 0;
  };
  for (let count = 0; count < COUNTS; count++) {
    const now = violates(count);
    VIOLATION[kind * COUNTS + count] = now;
    SLOPE[kind * COUNTS + count] = (violates(count + 1) - now) * MORE + (violates(count - 1) - now);
  }
}

export class StillState implements PatternState {
  readonly kinds: Uint8Array;
  readonly bad: IndexSet;
  readonly violations = new Int32Array(KINDS);
  readonly oscillations = new Int32Array(KINDS);
  private readonly counts: Uint8Array;
  /** The slope of each cell, and the sum of its eight neighbours'. */
  private readonly slopes: Int32Array;
  private readonly around: Int32Array;

  constructor(
    board: Board,
    private readonly flags: Flags,
    private readonly torus: Torus,
  ) {
    const { size } = torus;
    this.kinds = kindsOf(board.cells);
    this.counts = torus.count(maskOf(size, (cell) => this.kinds[cell] >> 1));
    this.slopes = new Int32Array(size);
    this.around = new Int32Array(size);
    this.bad = new IndexSet(size);
    for (let cell = 0; cell < size; cell++) this.update(cell);
  }

  look(cell: number): void {
    const { violations, kinds, counts } = this;
    const sums = this.around[cell];
    const less = (sums << 16) >> 16;
    const more = (sums - less) >> 16;
    const count = counts[cell];
    const isAlive = kinds[cell] >> 1;
    const difference = isAlive ? less : more;
    const flipped = isAlive ? count - 1 : count + 1;
    const dead = isAlive ? flipped : count;
    const live = isAlive ? count : flipped;
    const ofDead = isAlive ? difference : 0;
    const ofLive = isAlive ? 0 : difference;
    violations[0] = ofDead + VIOLATION[dead];
    violations[1] = ofDead;
    violations[2] = ofLive + VIOLATION[2 * COUNTS + live];
    violations[3] = ofLive;
  }

  put(cell: number, kind: number): void {
    const { kinds, counts, torus } = this;
    const difference = (kind >> 1) - (kinds[cell] >> 1);
    kinds[cell] = kind;
    for (let i = 0; i < BLOCK; i++) {
      const near = torus.blocks[BLOCK * cell + i];
      counts[near] += difference;
      this.update(near);
    }
  }

  /** Follows a change of a cell's kind or count. */
  private update(cell: number): void {
    const { around, slopes, torus } = this;
    const index = this.kinds[cell] * COUNTS + this.counts[cell];
    if (VIOLATION[index] && this.flags[cell] & RETURNS) this.bad.add(cell);
    else this.bad.delete(cell);
    const change = SLOPE[index] - slopes[cell];
    if (change === 0) return;
    slopes[cell] += change;
    for (let i = 0; i < BLOCK; i++) {
      if (i !== CENTER) around[torus.blocks[BLOCK * cell + i]] += change;
    }
  }
}
