// Sets of cells on the board as windows, a byte a cell: bit 3 + i tells of the cell i columns to the right.
// AssemblyScript.
import {
  BAD,
  BEYOND,
  bad,
  FIRST,
  FROZEN,
  height,
  KINDS_OF_CELLS,
  period,
  RETURNING,
  rowBytes,
  SECOND,
  SIDE,
  STEADY,
  setBytes,
  sets,
  width,
} from "./layout";
import { add, remove } from "./lists";

/** Where eight windows change with a cell, of which the fourth is its own. */
const FLIP: u64 = 0x01020408102040;

// In eight windows, one a row, of which the fourth is the cell's own: what one step can reach, and two.
const REACHED_1: u64 = 0x1c1c1c0000;
const REACHED_2: u64 = 0x3e3e3e3e3e00;
const REACHED_ALONG: u64 = 0x3e000000;

export function windowAt(set: usize, row: i32, column: i32): usize {
  return sets + set * setBytes + <usize>(row + BEYOND) * rowBytes + <usize>(column + SIDE);
}

/** Takes a cell out of a set or puts it in. */
export function flip(set: usize, row: i32, column: i32): void {
  const from = windowAt(set, row, column - 3);
  flipRow(from, column);
  const around = <usize>height * rowBytes;
  if (row < BEYOND) flipRow(from + around, column);
  if (row >= height - BEYOND) flipRow(from - around, column);
}

function flipRow(from: usize, column: i32): void {
  store<u64>(from, load<u64>(from) ^ FLIP);
  if (column < 5) store<u64>(from + width, load<u64>(from + width) ^ FLIP);
  if (column >= width - 5) store<u64>(from - width, load<u64>(from - width) ^ FLIP);
}

/** The windows of a column from three rows above, a byte each. */
function windowsFrom(top: usize): u64 {
  return (
    <u64>load<u8>(top) |
    ((<u64>load<u8>(top + rowBytes)) << 8) |
    ((<u64>load<u8>(top + 2 * rowBytes)) << 16) |
    ((<u64>load<u8>(top + 3 * rowBytes)) << 24) |
    ((<u64>load<u8>(top + 4 * rowBytes)) << 32) |
    ((<u64>load<u8>(top + 5 * rowBytes)) << 40) |
    ((<u64>load<u8>(top + 6 * rowBytes)) << 48)
  );
}

/** Life after a step where nothing is frozen, but for the outermost rows and columns. */
function nextOf(alive: u64): u64 {
  const left = alive << 1;
  const right = alive >>> 1;
  const either = left ^ alive;
  const one = either ^ right;
  const two = (left & alive) | (either & right);
  return fate(alive, one << 8, two << 8, one, two, one >>> 8, two >>> 8);
}

/** From the counts along three rows, bit by bit: who lives then. */
function fate(alive: u64, one0: u64, two0: u64, one1: u64, two1: u64, one2: u64, two2: u64): u64 {
  const one = one0 ^ one1;
  const two = two0 ^ two1;
  const carry = (one0 & one1) | (one & one2);
  const odd = one ^ one2;
  const twos = carry ^ two ^ two2;
  const four = (carry & (two ^ two2)) ^ ((two0 & two1) | (two & two2));
  // Three, or four with the cell itself: of two and four, and of one and four, only one is set.
  return (odd & twos & ~four) | (alive & four & ~(odd | twos));
}

/** Makes a cell be of another kind and follows what comes of it. */
export function put(row: i32, column: i32, kind: i32): void {
  const cell = row * width + column;
  const changed = load<u8>(KINDS_OF_CELLS + cell) ^ <u8>kind;
  store<u8>(KINDS_OF_CELLS + cell, <u8>kind);
  if (changed & 1) flip(FROZEN, row, column);
  if (changed & 2) flip(FIRST, row, column);
  if (period === 1) {
    updateBad(row, column, REACHED_1);
    return;
  }
  const top = windowAt(0, row - 3, column);
  const alive = windowsFrom(top + FIRST * setBytes);
  const frozen = windowsFrom(top + FROZEN * setBytes);
  const becomes = (nextOf(alive) & ~frozen) | (alive & frozen);
  let flips = (becomes ^ windowsFrom(top + SECOND * setBytes)) & REACHED_1;
  for (; flips !== 0; flips &= flips - 1) {
    const bit = <i32>ctz(flips);
    flip(SECOND, wrap(row + (bit >> 3) - 3, height), wrap(column + (bit & 7) - 3, width));
  }
  updateBad(row, column, REACHED_2);
}

/** Finds all bad cells. */
export function findBad(): void {
  for (let row = 0; row < height; row++) {
    for (let column = 2; column < width + 2; column += 5) updateBad(row, column, REACHED_ALONG);
  }
}

/** Looks anew which cells near one are bad. */
function updateBad(row: i32, column: i32, reached: u64): void {
  const top = windowAt(0, row - 3, column);
  const alive = windowsFrom(top + FIRST * setBytes);
  const last = period === 1 ? alive : windowsFrom(top + SECOND * setBytes);
  const astray = alive ^ nextOf(last);
  const restless = (alive ^ last) & windowsFrom(top + STEADY * setBytes);
  const wrong = (astray | restless) & ~windowsFrom(top + FROZEN * setBytes);
  const isBad = wrong & windowsFrom(top + RETURNING * setBytes);
  let flips = (isBad ^ windowsFrom(top + BAD * setBytes)) & reached;
  for (; flips !== 0; flips &= flips - 1) {
    const bit = <i32>ctz(flips);
    const toRow = wrap(row + (bit >> 3) - 3, height);
    const toColumn = wrap(column + (bit & 7) - 3, width);
    flip(BAD, toRow, toColumn);
    const cell = toRow * width + toColumn;
    if ((isBad >>> bit) & 1) add(bad, cell);
    else remove(bad, cell);
  }
}

export function wrap(index: i32, length: i32): i32 {
  return index < 0 ? index + length : index < length ? index : index - length;
}
