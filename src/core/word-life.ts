// The life step on bit planes, 32 cells at a time: equal to `advanceBoard`, bit for bit.
import { type Key, threefry } from "../base/random.ts";
import {
  ALIVE,
  BLUE,
  COLOR_MASK,
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
  let outcome = findDeathsAndBirths(board);
  // A uint32 below this fires: 0 never, 2^32 always.
  if (present & SPAWNING) outcome |= spawn(board, key, step, Math.fround(spawnProb) * 2 ** 32);
  if (outcome === UNCHANGED) return false;
  if (outcome & SOME_FRESH) {
    findHeirs(board);
    board.present |= ALIVE | DESTRUCTIBLE;
    for (let i = 0; i < TRAITS.length; i++) inherit(board, TRAITS[i], scratch.heirs[i]);
    clear(board, present & ~(ALIVE | DESTRUCTIBLE | COLOR_MASK));
  } else {
    clear(board, present & ~ALIVE);
  }
  flipLife(board);
  return true;
}

/** What comes of a step; the last two may come together. */
const UNCHANGED = 0;
const SOME_DEAD = 1;
const SOME_FRESH = 2;

const outcomeOf = (dead: number, fresh: number): number =>
  (dead === 0 ? UNCHANGED : SOME_DEAD) | (fresh === 0 ? UNCHANGED : SOME_FRESH);

/** Counts the live cells of each block, three rows by three columns, bit by bit. */
function findDeathsAndBirths({ height, planes, planeWords, wordsPerRow, columns }: BitBoard): number {
  const { preserved, inhibited, fresh, changed } = scratch;
  const frozen = lowestBit(FROZEN) * planeWords;
  let anyDead = 0;
  let anyBorn = 0;
  for (let i = 0; i < wordsPerRow; i++) {
    const { mask, toLeft, toRight, fromLeft, fromRight } = columns[i];
    // Two-bit sums along three rows; the loop begins with the last row and the first, which meet.
    let low0 = 0;
    let high0 = 0;
    let low1 = 0;
    let high1 = 0;
    let alive = 0;
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
        const free = ~planes[frozen + word];
        const born = free & ~alive & ~inhibited[word] & three;
        const dead = free & alive & ~preserved[word] & ~(three | four);
        fresh[word] = born;
        changed[word] = born | dead;
        anyBorn |= born;
        anyDead |= dead;
      }
      alive = center;
      low0 = low1;
      high0 = high1;
      low1 = low2;
      high1 = high2;
      below += wordsPerRow;
      if (below >= planeWords) below = i;
    }
  }
  return outcomeOf(anyDead, anyBorn);
}

/** Draws for every empty cell that has a spawner in its block. */
function spawn(board: BitBoard, key: Key, step: number, spawnBelow: number): number {
  const { height, width, planes, planeWords, wordsPerRow } = board;
  const { inhibited, fertile, fresh, spawned, changed } = scratch;
  const frozen = lowestBit(FROZEN) * planeWords;
  findAny(board, SPAWNING, SPAWNING, fertile);
  let anySpawned = 0;
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
      anySpawned |= hits;
    }
  }
  return outcomeOf(0, anySpawned);
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

/** Whatever changes comes to life or dies. */
function flipLife({ planes, planeWords }: BitBoard): void {
  const { changed } = scratch;
  for (let word = 0; word < planeWords; word++) planes[word] ^= changed[word];
}

/** Takes flags from the cells that change. */
function clear({ planes, planeWords }: BitBoard, flags: number): void {
  const { changed } = scratch;
  for (let rest = flags; rest !== 0; rest &= rest - 1) {
    const first = lowestBit(rest) * planeWords;
    for (let word = 0; word < planeWords; word++) planes[first + word] &= ~changed[word];
  }
}

/** Takes a trait from the cells that change and gives it to the fresh ones among its heirs. */
function inherit({ planes, planeWords, present }: BitBoard, trait: number, heirs: Int32Array): void {
  if (!(present & trait)) return;
  const { changed, fresh } = scratch;
  const first = lowestBit(trait) * planeWords;
  for (let word = 0; word < planeWords; word++) {
    planes[first + word] = (planes[first + word] & ~changed[word]) | (heirs[word] & fresh[word]);
  }
}
