// The life step, cell by cell: the readable reference that faster simulators are held to.
import { type Key, threefry } from "../base/random.ts";
import type { Board } from "./board.ts";
import { ALIVE, COLOR_SHIFT, DESTRUCTIBLE, EXIT, FROZEN, INHIBITING, PRESERVING, SPAWNING } from "./cells.ts";

export interface LifeOptions {
  /** Chance in [0, 1] that a spawner fills an empty neighbour; narrowed to float32 as in the original. */
  readonly spawnProb: number;
  /** A spawner's draw for a cell depends on (key, step, cell index) only. */
  readonly key: Key;
  readonly step: number;
}

const draw = new Uint32Array(2);

// A cell's share in its neighbours' fate, as five counters of five bits that can be summed over a block.
const LIVE = 1;
const LIVE_DESTRUCTIBLE = 1 << 5;
const FIRST_COLOR = 10;
const COUNTER = 31;

/** `[cell word]`; a colour weighs 1 in a live cell and 2 in a spawning one, so that 2 decides. */
const TALLY = new Int32Array(1 << 16);
for (let cell = 0; cell < TALLY.length; cell++) {
  const live = cell & ALIVE;
  const weight = live + (cell & SPAWNING ? 2 : 0);
  TALLY[cell] = live * LIVE;
  // Quirk of the original: a live exit counts as destructible here.
  if (cell & (DESTRUCTIBLE | EXIT)) TALLY[cell] += live * LIVE_DESTRUCTIBLE;
  for (let k = 0; k < 3; k++) {
    if (cell & (1 << (COLOR_SHIFT + k))) TALLY[cell] += weight << (FIRST_COLOR + 5 * k);
  }
}

let tallies = new Int32Array(0);
let flags = new Uint16Array(0);

/** One step of the rules into `next`; `board` is only read (SafeLife 1.2.2, `advance_board`). */
export function advanceBoard(board: Board, next: Board, { spawnProb, key, step }: LifeOptions): void {
  const { height, width, cells } = board;
  const out = next.cells;
  // A uint32 below this fires: 0 never, 2^32 always.
  const spawnBelow = Math.fround(spawnProb) * 2 ** 32;
  sumAlongRows(board);
  for (let row = 0; row < height; row++) {
    const above = (row === 0 ? height - 1 : row - 1) * width;
    const here = row * width;
    const below = (row === height - 1 ? 0 : row + 1) * width;
    for (let col = 0; col < width; col++) {
      const index = here + col;
      const cell = cells[index];
      if (cell & FROZEN) {
        out[index] = cell;
        continue;
      }
      // Over the whole 3×3 block, the cell itself included.
      const tally = tallies[above + col] + tallies[index] + tallies[below + col];
      const any = flags[above + col] | flags[index] | flags[below + col];
      const live = tally & COUNTER;
      if (cell & ALIVE) {
        out[index] = any & PRESERVING || live === 3 || live === 4 ? cell : 0;
      } else if (any & INHIBITING) {
        out[index] = cell;
      } else if (live === 3) {
        out[index] = newborn(tally) | (((tally >> 5) & COUNTER) >= 2 ? DESTRUCTIBLE : 0);
      } else if (any & SPAWNING && spawns(key, step, index, spawnBelow)) {
        out[index] = newborn(tally) | DESTRUCTIBLE;
      } else {
        out[index] = cell;
      }
    }
  }
}

/** Fills `tallies` and `flags` with the sums and unions over each cell and its two neighbours in the row. */
function sumAlongRows({ height, width, cells }: Board): void {
  if (tallies.length < cells.length) {
    tallies = new Int32Array(cells.length);
    flags = new Uint16Array(cells.length);
  }
  for (let row = 0; row < height; row++) {
    const start = row * width;
    let left = cells[start + width - 1];
    let cell = cells[start];
    for (let col = 0; col < width; col++) {
      const right = cells[start + (col === width - 1 ? 0 : col + 1)];
      tallies[start + col] = TALLY[left] + TALLY[cell] + TALLY[right];
      flags[start + col] = left | cell | right;
      left = cell;
      cell = right;
    }
  }
}

/** A live cell with the colours that weigh at least 2. */
function newborn(tally: number): number {
  let cell = ALIVE;
  for (let k = 0; k < 3; k++) {
    if (((tally >> (FIRST_COLOR + 5 * k)) & COUNTER) >= 2) cell |= 1 << (COLOR_SHIFT + k);
  }
  return cell;
}

function spawns(key: Key, step: number, index: number, spawnBelow: number): boolean {
  threefry(key[0], key[1], step, index, draw);
  return draw[0] < spawnBelow;
}
