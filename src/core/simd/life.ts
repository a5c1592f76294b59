// The life step on bit planes for WebAssembly, four words at a time. AssemblyScript: `npm run simd` compiles it.
// It does what `word-life.ts` does, in the same order.

// Planes, as `BitBoard` numbers them.
const ALIVE = 0;
const DESTRUCTIBLE = 3;
const FROZEN = 4;
const PRESERVING = 5;
const INHIBITING = 6;
const SPAWNING = 7;
const EXIT = 8;
const RED = 9;
const PLANES = 16;

/** Bytes at once. */
const VECTOR: usize = 16;

/** The board at hand. */
let present: i32 = 0;
let height: i32 = 0;
let width: i32 = 0;
let wordsPerRow: i32 = 0;
/** The last column's bit in its word. */
let lastBit: i32 = 0;
let rowBytes: usize = 0;
/** From one plane of the board to the next. */
let planeBytes: usize = 0;

// Addresses. First the planes `[plane, row, word]`, then sets of cells `[row, word]`.
let planes: usize = 0;
/** All cells, and all bits of the first and of the last word of each row. */
let mask: usize = 0;
let first: usize = 0;
let last: usize = 0;
/** Sums along rows, a row more at either end. */
let low: usize = 0;
let high: usize = 0;
let selected: usize = 0;
let preserved: usize = 0;
let inhibited: usize = 0;
let fertile: usize = 0;
let fresh: usize = 0;
let spawned: usize = 0;
let changed: usize = 0;
let part: usize = 0;
let heirs: usize = 0;
/** Lists of cells, by row-major index, and of their bits' places in a set, 32 a word. */
let cells: usize = 0;
let places: usize = 0;
/** From one set to the next. */
let setBytes: usize = 0;

/** Makes room for a board. @returns where its planes lie, `[plane, row, word]` */
export function prepare(rows: i32, columns: i32): usize {
  height = rows;
  width = columns;
  wordsPerRow = (columns + 31) >>> 5;
  lastBit = (columns - 1) & 31;
  rowBytes = (<usize>wordsPerRow) << 2;
  planeBytes = <usize>rows * rowBytes;
  // The last vector of a set, and the words beside it, may lie past its end: there all sets that count are empty,
  // because the mask is.
  setBytes = ((planeBytes + VECTOR - 1) & ~(VECTOR - 1)) + VECTOR;
  // Columns that wrap are read from up to a row before the first word.
  planes = (rowBytes + 2 * VECTOR - 1) & ~(VECTOR - 1);
  let end = planes + <usize>PLANES * planeBytes + setBytes;
  const sums = setBytes + 2 * rowBytes;
  low = end + rowBytes;
  high = low + sums;
  mask = high + sums;
  first = mask + setBytes;
  last = first + setBytes;
  selected = last + setBytes;
  preserved = selected + setBytes;
  inhibited = preserved + setBytes;
  fertile = inhibited + setBytes;
  fresh = fertile + setBytes;
  spawned = fresh + setBytes;
  changed = spawned + setBytes;
  part = changed + setBytes;
  heirs = part + setBytes;
  cells = heirs + 4 * setBytes;
  places = cells + 32 * setBytes;
  end = places + 32 * setBytes;
  const pages = <i32>((end + 0xffff) >>> 16) - memory.size();
  if (pages > 0) memory.grow(pages);

  memory.fill(mask, 0, 3 * setBytes);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < wordsPerRow; i++) {
      const at = (<usize>(row * wordsPerRow + i)) << 2;
      const isLast = i === wordsPerRow - 1;
      store<u32>(mask + at, isLast ? 0xffffffff >>> (31 - lastBit) : 0xffffffff);
      store<i32>(first + at, i === 0 ? -1 : 0);
      store<i32>(last + at, isLast ? -1 : 0);
    }
  }
  return planes;
}

/** One step in place. @param flags `present` of the board @param spawnBelow from 0 to 2^32
 *  @returns 0: nothing changed, 1: cells died and none came to life, 3: cells came to life */
export function advance(flags: i32, key0: i32, key1: i32, step: i32, spawnBelow: f64): i32 {
  present = flags;
  findAny(PRESERVING, PRESERVING, preserved);
  findAny(INHIBITING, INHIBITING, inhibited);
  findDeathsAndBirths();
  if (isPresent(SPAWNING)) spawn(key0, key1, step, <u64>spawnBelow);
  if (isEmpty(changed)) return 0;
  const hasFresh = !isEmpty(fresh);
  if (hasFresh) findHeirs();
  for (let plane = 0; plane < PLANES; plane++) {
    if (!isPresent(plane)) continue;
    const at = planeAt(plane);
    for (let k: usize = 0; k < planeBytes; k += VECTOR) {
      v128.store(at + k, v128.andnot(v128.load(at + k), v128.load(changed + k)));
    }
  }
  if (!hasFresh) return 1;
  add(ALIVE, fresh);
  add(DESTRUCTIBLE, heirs);
  for (let i = 0; i < 3; i++) {
    if (isPresent(RED + i)) add(RED + i, colorHeirs(i));
  }
  return 3;
}

function isPresent(plane: i32): bool {
  return ((present >> plane) & 1) !== 0;
}

function planeAt(plane: i32): usize {
  return planes + <usize>plane * planeBytes;
}

function colorHeirs(color: i32): usize {
  return heirs + <usize>(1 + color) * setBytes;
}

/** Gives the fresh cells of a set a flag. */
function add(plane: i32, set: usize): void {
  const at = planeAt(plane);
  for (let k: usize = 0; k < planeBytes; k += VECTOR) {
    const more = v128.and(v128.load(set + k), v128.load(fresh + k));
    v128.store(at + k, v128.or(v128.load(at + k), more));
  }
}

function isEmpty(set: usize): bool {
  for (let k: usize = 0; k < planeBytes; k += VECTOR) {
    if (v128.any_true(v128.load(set + k))) return false;
  }
  return true;
}

/** The words at k with each column's left neighbour in its place. */
function fromLeft(words: usize, k: usize): v128 {
  const before = i32x4.shr_u(v128.load(words + k - 4), 31);
  const around = i32x4.shr_u(v128.load(words + k + rowBytes - 4), lastBit);
  const carry = v128.bitselect(around, before, v128.load(first + k));
  return v128.and(v128.or(i32x4.shl(v128.load(words + k), 1), carry), v128.load(mask + k));
}

function fromRight(words: usize, k: usize): v128 {
  const after = i32x4.shl(v128.load(words + k + 4), 31);
  const around = i32x4.shl(v128.load(words + k + 4 - rowBytes), lastBit);
  const carry = v128.bitselect(around, after, v128.load(last + k));
  return v128.and(v128.or(i32x4.shr_u(v128.load(words + k), 1), carry), v128.load(mask + k));
}

/** Repeats the last row before the first, and the first after the last. `memory.copy` is slow on so few bytes. */
function wrapRows(sums: usize): void {
  for (let at: usize = 0; at < rowBytes; at += 4) {
    store<i32>(sums - rowBytes + at, load<i32>(sums + planeBytes - rowBytes + at));
    store<i32>(sums + planeBytes + at, load<i32>(sums + at));
  }
}

function empty(set: usize): void {
  for (let k: usize = 0; k < planeBytes; k += VECTOR) v128.store(set + k, i32x4.splat(0));
}

/** Counts the live cells of each block, three rows by three columns, bit by bit. */
function findDeathsAndBirths(): void {
  for (let k: usize = 0; k < planeBytes; k += VECTOR) {
    const center = v128.and(v128.load(planes + k), v128.load(mask + k));
    const left = fromLeft(planes, k);
    const right = fromRight(planes, k);
    const either = v128.xor(left, center);
    v128.store(low + k, v128.xor(either, right));
    v128.store(high + k, v128.or(v128.and(left, center), v128.and(either, right)));
  }
  wrapRows(low);
  wrapRows(high);
  const frozen = planeAt(FROZEN);
  for (let k: usize = 0; k < planeBytes; k += VECTOR) {
    const low0 = v128.load(low + k - rowBytes);
    const low1 = v128.load(low + k);
    const low2 = v128.load(low + k + rowBytes);
    const high0 = v128.load(high + k - rowBytes);
    const high1 = v128.load(high + k);
    const high2 = v128.load(high + k + rowBytes);
    const lows = v128.xor(low0, low1);
    const highs = v128.xor(high0, high1);
    const carry = v128.or(v128.and(low0, low1), v128.and(lows, low2));
    const ones = v128.xor(lows, low2);
    const highSum = v128.xor(highs, high2);
    const twos = v128.xor(carry, highSum);
    const fours = v128.xor(v128.and(carry, highSum), v128.or(v128.and(high0, high1), v128.and(highs, high2)));
    const three = v128.andnot(v128.and(ones, twos), fours);
    const four = v128.andnot(v128.andnot(fours, ones), twos);
    const alive = v128.load(planes + k);
    const free = v128.andnot(v128.load(mask + k), v128.load(frozen + k));
    const born = v128.and(v128.andnot(v128.andnot(free, alive), v128.load(inhibited + k)), three);
    const lives = v128.or(v128.or(three, four), v128.load(preserved + k));
    v128.store(fresh + k, born);
    v128.store(changed + k, v128.or(born, v128.andnot(v128.and(free, alive), lives)));
  }
}

/** Draws for every empty cell that has a spawner in its block: lists them, then draws for four at once. */
function spawn(key0: i32, key1: i32, step: i32, spawnBelow: u64): void {
  findAny(SPAWNING, SPAWNING, fertile);
  empty(spawned);
  const frozen = planeAt(FROZEN);
  let count: usize = 0;
  for (let at: usize = 0, row = 0; row < height; row++) {
    for (let i = 0; i < wordsPerRow; i++, at += 4) {
      const taken =
        load<i32>(planes + at) | load<i32>(frozen + at) | load<i32>(inhibited + at) | load<i32>(fresh + at);
      let rest = load<i32>(fertile + at) & load<i32>(mask + at) & ~taken;
      for (; rest !== 0; rest &= rest - 1, count += 4) {
        const bit = ctz(rest);
        store<i32>(cells + count, row * width + 32 * i + bit);
        store<i32>(places + count, ((<i32>at) << 3) | bit);
      }
    }
  }
  const always = spawnBelow > 0xffffffff;
  const below = i32x4.splat(<i32>spawnBelow);
  for (let first: usize = 0; first < count; first += VECTOR) {
    const draws = threefry(key0, key1, step, v128.load(cells + first));
    let hits = always ? 15 : i32x4.bitmask(i32x4.lt_u(draws, below));
    for (let at = first; at < min(first + VECTOR, count); at += 4, hits >>= 1) {
      if (!(hits & 1)) continue;
      const place = load<i32>(places + at);
      const word = spawned + <usize>((place >> 5) << 2);
      store<i32>(word, load<i32>(word) | (1 << place));
    }
  }
  unite(fresh, spawned);
  unite(changed, spawned);
}

/** The first words of Threefry-2x32, 20 rounds, as in `base/random.ts`, for four second counters. */
function threefry(key0: i32, key1: i32, counter0: i32, counter1: v128): v128 {
  const key2 = 0x1bd11bda ^ key0 ^ key1;
  let a = i32x4.splat(counter0 + key0);
  let b = i32x4.add(counter1, i32x4.splat(key1));
  a = i32x4.add(a, b);
  b = turn(b, 13, a);
  a = i32x4.add(a, b);
  b = turn(b, 15, a);
  a = i32x4.add(a, b);
  b = turn(b, 26, a);
  a = i32x4.add(a, b);
  b = turn(b, 6, a);
  a = i32x4.add(a, i32x4.splat(key1));
  b = i32x4.add(b, i32x4.splat(key2 + 1));
  a = i32x4.add(a, b);
  b = turn(b, 17, a);
  a = i32x4.add(a, b);
  b = turn(b, 29, a);
  a = i32x4.add(a, b);
  b = turn(b, 16, a);
  a = i32x4.add(a, b);
  b = turn(b, 24, a);
  a = i32x4.add(a, i32x4.splat(key2));
  b = i32x4.add(b, i32x4.splat(key0 + 2));
  a = i32x4.add(a, b);
  b = turn(b, 13, a);
  a = i32x4.add(a, b);
  b = turn(b, 15, a);
  a = i32x4.add(a, b);
  b = turn(b, 26, a);
  a = i32x4.add(a, b);
  b = turn(b, 6, a);
  a = i32x4.add(a, i32x4.splat(key0));
  b = i32x4.add(b, i32x4.splat(key1 + 3));
  a = i32x4.add(a, b);
  b = turn(b, 17, a);
  a = i32x4.add(a, b);
  b = turn(b, 29, a);
  a = i32x4.add(a, b);
  b = turn(b, 16, a);
  a = i32x4.add(a, b);
  b = turn(b, 24, a);
  a = i32x4.add(a, i32x4.splat(key1));
  b = i32x4.add(b, i32x4.splat(key2 + 4));
  a = i32x4.add(a, b);
  b = turn(b, 13, a);
  a = i32x4.add(a, b);
  b = turn(b, 15, a);
  a = i32x4.add(a, b);
  b = turn(b, 26, a);
  a = i32x4.add(a, b);
  b = turn(b, 6, a);
  return i32x4.add(a, i32x4.splat(key2));
}

function turn(b: v128, rotation: i32, a: v128): v128 {
  return v128.xor(v128.or(i32x4.shl(b, rotation), i32x4.shr_u(b, 32 - rotation)), a);
}

function findHeirs(): void {
  findTwo(DESTRUCTIBLE, EXIT, heirs);
  for (let i = 0; i < 3; i++) findTwo(RED + i, RED + i, colorHeirs(i));
  if (!isPresent(SPAWNING)) return;
  unite(heirs, spawned);
  for (let i = 0; i < 3; i++) {
    findAny(SPAWNING, RED + i, part);
    unite(colorHeirs(i), part);
  }
}

function unite(set: usize, more: usize): void {
  for (let k: usize = 0; k < planeBytes; k += VECTOR) {
    v128.store(set + k, v128.or(v128.load(set + k), v128.load(more + k)));
  }
}

/** Cells with at least two live cells in their block that have a flag or the other. */
function findTwo(plane: i32, other: i32, out: usize): void {
  if (!isPresent(plane) && !isPresent(other)) {
    empty(out);
    return;
  }
  const one = planeAt(plane);
  const two = planeAt(other);
  for (let k: usize = 0; k < planeBytes; k += VECTOR) {
    const either = v128.or(v128.load(one + k), v128.load(two + k));
    v128.store(selected + k, v128.and(v128.and(v128.load(planes + k), either), v128.load(mask + k)));
  }
  for (let k: usize = 0; k < planeBytes; k += VECTOR) {
    const center = v128.load(selected + k);
    const left = fromLeft(selected, k);
    const right = fromRight(selected, k);
    const some = v128.or(left, center);
    v128.store(low + k, v128.or(some, right));
    v128.store(high + k, v128.or(v128.and(left, center), v128.and(some, right)));
  }
  wrapRows(low);
  wrapRows(high);
  for (let k: usize = 0; k < planeBytes; k += VECTOR) {
    const one0 = v128.load(low + k - rowBytes);
    const one1 = v128.load(low + k);
    const one2 = v128.load(low + k + rowBytes);
    const inRow = v128.or(
      v128.or(v128.load(high + k - rowBytes), v128.load(high + k)),
      v128.load(high + k + rowBytes),
    );
    const inTwo = v128.or(v128.and(one0, one1), v128.and(v128.or(one0, one1), one2));
    v128.store(out + k, v128.or(inRow, inTwo));
  }
}

/** Cells with any cell in their block that has both flags. */
function findAny(plane: i32, other: i32, out: usize): void {
  if (!isPresent(plane) || !isPresent(other)) {
    empty(out);
    return;
  }
  const one = planeAt(plane);
  const two = planeAt(other);
  let some = i32x4.splat(0);
  for (let k: usize = 0; k < planeBytes; k += VECTOR) {
    const both = v128.and(v128.and(v128.load(one + k), v128.load(two + k)), v128.load(mask + k));
    v128.store(selected + k, both);
    some = v128.or(some, both);
  }
  if (!v128.any_true(some)) {
    empty(out);
    return;
  }
  for (let k: usize = 0; k < planeBytes; k += VECTOR) {
    const center = v128.load(selected + k);
    v128.store(low + k, v128.or(v128.or(center, fromLeft(selected, k)), fromRight(selected, k)));
  }
  wrapRows(low);
  for (let k: usize = 0; k < planeBytes; k += VECTOR) {
    const rows = v128.or(v128.load(low + k - rowBytes), v128.load(low + k));
    v128.store(out + k, v128.or(rows, v128.load(low + k + rowBytes)));
  }
}
