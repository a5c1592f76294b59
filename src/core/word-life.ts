// The life step on bit planes, 32 cells at a time: equal to `advanceBoard`, bit for bit.
import { type Key, threefry } from "../base/random.ts";
import {
  ALIVE,
  BLUE,
  DESTRUCTIBLE,
  EXIT,
  FROZEN,
  GREEN,
  INHIBITING,
  PRESERVING,
  RED,
  SPAWNING,
} from "./cells.ts";
import type { LifeOptions } from "./life.ts";
import { type BitBoard, lowestBit } from "./planes.ts";

/** What a new cell has by what lies around it. */
const TRAITS = [DESTRUCTIBLE, RED, GREEN, BLUE] as const;

/** Sets of cells, `[row, word]` each, for boards of up to `planeWords`. Every step overwrites what it reads. */
class Scratch {
  /** With a preserving, an inhibiting, a spawning cell in their block. */
  readonly preserved: Int32Array;
  readonly inhibited: Int32Array;
  readonly fertile: Int32Array;
  /** Born or spawned; spawned; born, spawned or dying. */
  readonly fresh: Int32Array;
  readonly spawned: Int32Array;
  readonly changed: Int32Array;
  /** `[trait]` cells that have it if they are fresh. */
  readonly heirs: readonly Int32Array[];
  /** With both flags of two, or with one of them. */
  readonly selected: Int32Array;
  readonly part: Int32Array;

  constructor(readonly planeWords: number) {
    const plane = () => new Int32Array(planeWords);
    this.preserved = plane();
    this.inhibited = plane();
    this.fertile = plane();
    this.fresh = plane();
    this.spawned = plane();
    this.changed = plane();
    this.heirs = TRAITS.map(plane);
    this.selected = plane();
    this.part = plane();
  }
}

let scratch = new Scratch(0);
const draw = new Uint32Array(2);

/** One step of the rules, in place (SafeLife 1.2.2, `advance_board`). @returns whether any cell changed */
export function advanceByWords(board: BitBoard, { spawnProb, key, step }: LifeOptions): boolean {
  const { planeWords, present } = board;
  if (scratch.planeWords < planeWords) scratch = new Scratch(planeWords);
  findAny(board, PRESERVING, PRESERVING, scratch.preserved);
  findAny(board, INHIBITING, INHIBITING, scratch.inhibited);
  findDeathsAndBirths(board);
  // A uint32 below this fires: 0 never, 2^32 always.
  if (present & SPAWNING) spawn(board, key, step, Math.fround(spawnProb) * 2 ** 32);
  if (isEmpty(scratch.changed, planeWords)) return false;
  if (isEmpty(scratch.fresh, planeWords)) {
    clear(board, present);
  } else {
    findHeirs(board);
    clear(board, present);
    board.present |= ALIVE | DESTRUCTIBLE;
    add(board, ALIVE, scratch.fresh);
    for (let i = 0; i < TRAITS.length; i++) add(board, TRAITS[i], scratch.heirs[i]);
  }
  return true;
}

/** Counts the live cells of each block, three rows by three columns, bit by bit. */
function findDeathsAndBirths({ height, planes, planeWords, wordsPerRow, columns }: BitBoard): void {
  const { preserved, inhibited, fresh, changed } = scratch;
  const frozen = lowestBit(FROZEN) * planeWords;
  for (let i = 0; i < wordsPerRow; i++) {
    const { mask, toLeft, toRight, fromLeft, fromRight } = columns[i];
    // Two-bit sums along three rows; the loop begins with the last row and the first, which meet.
    let low0 = 0;
    let high0 = 0;
    let low1 = 0;
    let high1 = 0;
    let below = planeWords - wordsPerRow + i;
    for (let row = -2, word = i - 2 * wordsPerRow; row < height; row++, word += wordsPerRow) {
      const center = planes[below];
      const left = ((center << 1) | (planes[below + toLeft] >>> fromLeft)) & mask;
      const right = ((center >>> 1) | (planes[below + toRight] << fromRight)) & mask;
      const either = left ^ center;
      const low2 = either ^ right;
      const high2 = (left & center) | (either & right);
      if (row >= 0) {
        const low = low0 ^ low1;
        const high = high0 ^ high1;
        const carry = (low0 & low1) | (low & low2);
        const ones = low ^ low2;
        const twos = carry ^ high ^ high2;
        const fours = (carry & (high ^ high2)) ^ ((high0 & high1) | (high & high2));
        const three = ones & twos & ~fours;
        const four = fours & ~ones & ~twos;
        const alive = planes[word];
        const free = ~planes[frozen + word];
        const born = free & ~alive & ~inhibited[word] & three;
        fresh[word] = born;
        changed[word] = born | (free & alive & ~preserved[word] & ~(three | four));
      }
      low0 = low1;
      high0 = high1;
      low1 = low2;
      high1 = high2;
      below += wordsPerRow;
      if (below >= planeWords) below = i;
    }
  }
}

/** Draws for every empty cell that has a spawner in its block. */
function spawn(board: BitBoard, key: Key, step: number, spawnBelow: number): void {
  const { height, width, planes, planeWords, wordsPerRow } = board;
  const { inhibited, fertile, fresh, spawned, changed } = scratch;
  const frozen = lowestBit(FROZEN) * planeWords;
  findAny(board, SPAWNING, SPAWNING, fertile);
  for (let row = 0, word = 0; row < height; row++) {
    for (let i = 0; i < wordsPerRow; i++, word++) {
      let hits = 0;
      let left = fertile[word] & ~(planes[word] | planes[frozen + word] | inhibited[word] | fresh[word]);
      for (; left !== 0; left &= left - 1) {
        const bit = lowestBit(left);
        threefry(key[0], key[1], step, row * width + 32 * i + bit, draw);
        if (draw[0] < spawnBelow) hits |= 1 << bit;
      }
      spawned[word] = hits;
      fresh[word] |= hits;
      changed[word] |= hits;
    }
  }
}

/** A trait comes from two live cells; destructible from any spawning, and a colour from any spawner that has it. */
function findHeirs(board: BitBoard): void {
  const { planeWords, present } = board;
  const { heirs, spawned, part } = scratch;
  // Quirk of the original: a live exit counts as destructible here.
  findTwo(board, DESTRUCTIBLE, EXIT, heirs[0]);
  for (let i = 1; i < TRAITS.length; i++) findTwo(board, TRAITS[i], TRAITS[i], heirs[i]);
  if (!(present & SPAWNING)) return;
  for (let word = 0; word < planeWords; word++) heirs[0][word] |= spawned[word];
  for (let i = 1; i < TRAITS.length; i++) {
    findAny(board, SPAWNING, TRAITS[i], part);
    for (let word = 0; word < planeWords; word++) heirs[i][word] |= part[word];
  }
}

/** Cells with at least two live cells in their block that have a flag or the other. */
function findTwo(board: BitBoard, flag: number, other: number, out: Int32Array): void {
  const { height, planes, planeWords, wordsPerRow, columns, present } = board;
  if (!(present & (flag | other))) {
    out.fill(0);
    return;
  }
  const { selected } = scratch;
  const first = lowestBit(flag) * planeWords;
  const second = lowestBit(other) * planeWords;
  for (let word = 0; word < planeWords; word++) {
    selected[word] = planes[word] & (planes[first + word] | planes[second + word]);
  }
  for (let i = 0; i < wordsPerRow; i++) {
    const { mask, toLeft, toRight, fromLeft, fromRight } = columns[i];
    let one0 = 0;
    let two0 = 0;
    let one1 = 0;
    let two1 = 0;
    let below = planeWords - wordsPerRow + i;
    for (let row = -2, word = i - 2 * wordsPerRow; row < height; row++, word += wordsPerRow) {
      const center = selected[below];
      const left = ((center << 1) | (selected[below + toLeft] >>> fromLeft)) & mask;
      const right = ((center >>> 1) | (selected[below + toRight] << fromRight)) & mask;
      const one2 = left | center | right;
      const two2 = (left & center) | ((left | center) & right);
      if (row >= 0) {
        out[word] = two0 | two1 | two2 | (one0 & one1) | ((one0 | one1) & one2);
      }
      one0 = one1;
      two0 = two1;
      one1 = one2;
      two1 = two2;
      below += wordsPerRow;
      if (below >= planeWords) below = i;
    }
  }
}

/** Cells with any cell in their block that has both flags. */
function findAny(board: BitBoard, flag: number, other: number, out: Int32Array): void {
  const { height, planes, planeWords, wordsPerRow, columns, present } = board;
  if (!(present & flag) || !(present & other)) {
    out.fill(0);
    return;
  }
  const first = lowestBit(flag) * planeWords;
  const second = lowestBit(other) * planeWords;
  for (let i = 0; i < wordsPerRow; i++) {
    const { mask, toLeft, toRight, fromLeft, fromRight } = columns[i];
    let row0 = 0;
    let row1 = 0;
    let below = planeWords - wordsPerRow + i;
    for (let row = -2, word = i - 2 * wordsPerRow; row < height; row++, word += wordsPerRow) {
      const center = planes[first + below] & planes[second + below];
      const left = (planes[first + below + toLeft] & planes[second + below + toLeft]) >>> fromLeft;
      const right = (planes[first + below + toRight] & planes[second + below + toRight]) << fromRight;
      const row2 = (center | (center << 1) | (center >>> 1) | left | right) & mask;
      if (row >= 0) out[word] = row0 | row1 | row2;
      row0 = row1;
      row1 = row2;
      below += wordsPerRow;
      if (below >= planeWords) below = i;
    }
  }
}

function isEmpty(set: Int32Array, words: number): boolean {
  let any = 0;
  for (let word = 0; word < words; word++) any |= set[word];
  return any === 0;
}

/** Empties the cells that change. */
function clear({ planes, planeWords }: BitBoard, present: number): void {
  const { changed } = scratch;
  for (let flags = present & 0xffff; flags !== 0; flags &= flags - 1) {
    const first = lowestBit(flags) * planeWords;
    for (let word = 0; word < planeWords; word++) planes[first + word] &= ~changed[word];
  }
}

/** Gives the fresh cells of a set a flag. */
function add({ planes, planeWords, present }: BitBoard, flag: number, set: Int32Array): void {
  if (!(present & flag)) return;
  const { fresh } = scratch;
  const first = lowestBit(flag) * planeWords;
  for (let word = 0; word < planeWords; word++) planes[first + word] |= set[word] & fresh[word];
}
