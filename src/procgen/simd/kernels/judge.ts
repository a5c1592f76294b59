// What each kind of each cell of the square would do. AssemblyScript.
//
// The square's windows lie in streams, row by row without gaps, so that one vector holds those of sixteen cells and
// judges them at once; the same stream read a row further shows what lies below each. Life steps add up single bits
// across three columns and three rows.
import {
  CHANGES,
  COUNTS,
  FIRST,
  FREE,
  FROZEN,
  LANES,
  NO_OSCILLATION,
  NO_VIOLATION,
  ONES,
  period,
  rowBytes,
  SECOND,
  STEADY,
  STREAM,
  STREAMS,
  setBytes,
  side,
  TWOS,
} from "./layout";
import { windowAt } from "./windows";

/** Judges the square around a cell. */
export function judge(row: i32, column: i32): void {
  gather(row, column);
  if (period === 1) judgeOne();
  else judgeTwo();
}

/** Fills the streams with the square's rows and as many above and below as matter. */
function gather(row: i32, column: i32): void {
  let from = windowAt(0, row - side, column - period);
  let to = STREAMS;
  for (let i = 0; i < 2 * side + 1; i++) {
    store<u64>(to, load<u64>(from));
    store<u64>(to + STREAM, load<u64>(from + setBytes));
    store<u64>(to + 2 * STREAM, load<u64>(from + 2 * setBytes));
    store<u64>(to + 3 * STREAM, load<u64>(from + 3 * setBytes));
    store<u64>(to + 4 * STREAM, load<u64>(from + 4 * setBytes));
    to += <usize>side;
    from += rowBytes;
  }
  const end = <usize>(side * (2 * side + 1));
  for (let i: usize = 0; i < end; i += 16) {
    addAlong(FIRST * STREAM + i);
    if (period > 1) addAlong(SECOND * STREAM + i);
  }
}

function addAlong(at: usize): void {
  const row = v128.load(STREAMS + at);
  v128.store(ONES + at, ones(row));
  v128.store(TWOS + at, twos(row));
}

function onesOf(set: usize, from: usize): v128 {
  return v128.load(ONES + set * STREAM + from);
}

function twosOf(set: usize, from: usize): v128 {
  return v128.load(TWOS + set * STREAM + from);
}

/** Windows of a set for sixteen lanes, from that of the first. */
function windows(set: usize, from: usize): v128 {
  return v128.load(STREAMS + set * STREAM + from);
}

function center(): v128 {
  return i8x16.splat(0x08);
}

/** Lives and dies along a row, bit by bit; nothing that is used leaves its byte. */
function ones(row: v128): v128 {
  return v128.xor(v128.xor(i16x8.shl(row, 1), row), i16x8.shr_u(row, 1));
}

function twos(row: v128): v128 {
  const left = i16x8.shl(row, 1);
  return v128.or(v128.and(left, row), v128.and(v128.xor(left, row), i16x8.shr_u(row, 1)));
}

/** `fate` in vectors. */
function next(alive: v128, one0: v128, two0: v128, one1: v128, two1: v128, one2: v128, two2: v128): v128 {
  const one = v128.xor(one0, one1);
  const two = v128.xor(two0, two1);
  const carry = v128.or(v128.and(one0, one1), v128.and(one, one2));
  const odd = v128.xor(one, one2);
  const sum = v128.xor(two, two2);
  const high = v128.or(v128.and(two0, two1), v128.and(two, two2));
  const twos = v128.xor(carry, sum);
  const four = v128.xor(v128.and(carry, sum), high);
  const three = v128.andnot(v128.and(odd, twos), four);
  return v128.or(three, v128.andnot(v128.and(alive, four), v128.or(odd, twos)));
}

/** Period 1: a change disturbs its own row and those above and below. */
function judgeOne(): void {
  judgeOneIf(false);
  judgeOneIf(true);
  note(0, 6);
}

/** Counts for cells that are dead or alive, free or frozen. */
function judgeOneIf(lives: bool): void {
  const reached = i8x16.splat(0x1c);
  const above = windows(FIRST, 3);
  const own = withCenter(windows(FIRST, 6), lives);
  const below = windows(FIRST, 9);
  const one1 = onesOf(FIRST, 3);
  const two1 = twosOf(FIRST, 3);
  const one2 = ones(own);
  const two2 = twos(own);
  const one3 = onesOf(FIRST, 9);
  const two3 = twosOf(FIRST, 9);
  const top = v128.xor(above, next(above, onesOf(FIRST, 0), twosOf(FIRST, 0), one1, two1, one2, two2));
  const middle = v128.xor(own, next(own, one1, two1, one2, two2, one3, two3));
  const bottom = v128.xor(below, next(below, one2, two2, one3, two3, onesOf(FIRST, 12), twosOf(FIRST, 12)));
  const beside = v128.or(windows(FROZEN, 6), center());
  const around = i8x16.add(
    i8x16.add(
      i8x16.popcnt(v128.and(v128.andnot(top, windows(FROZEN, 3)), reached)),
      i8x16.popcnt(v128.and(v128.andnot(bottom, windows(FROZEN, 9)), reached)),
    ),
    i8x16.popcnt(v128.and(v128.andnot(middle, beside), reached)),
  );
  const kind: usize = lives ? 2 : 0;
  v128.store(COUNTS + 32 * kind, i8x16.add(around, i8x16.popcnt(v128.and(middle, center()))));
  v128.store(COUNTS + 32 * (kind + 1), around);
}

/** Period 2: a change disturbs the three rows around it after a step, and five after two. */
function judgeTwo(): void {
  for (let lane: usize = 0; lane <= 15; lane += 15) {
    judgeTwoIf(lane, false);
    judgeTwoIf(lane, true);
    note(lane, lane + 15);
  }
}

function judgeTwoIf(from: usize, lives: bool): void {
  const reached = i8x16.splat(0x3e);
  const a1 = windows(FIRST, from + 5);
  const a2 = windows(FIRST, from + 10);
  const a3 = withCenter(windows(FIRST, from + 15), lives);
  const a4 = windows(FIRST, from + 20);
  const a5 = windows(FIRST, from + 25);
  const f1 = windows(FROZEN, from + 5);
  const f2 = windows(FROZEN, from + 10);
  const f4 = windows(FROZEN, from + 20);
  const f5 = windows(FROZEN, from + 25);
  const one2 = onesOf(FIRST, from + 10);
  const two2 = twosOf(FIRST, from + 10);
  const one3 = ones(a3);
  const two3 = twos(a3);
  const one4 = onesOf(FIRST, from + 20);
  const two4 = twosOf(FIRST, from + 20);
  const next2 = next(a2, onesOf(FIRST, from + 5), twosOf(FIRST, from + 5), one2, two2, one3, two3);
  const next3 = next(a3, one2, two2, one3, two3, one4, two4);
  const next4 = next(a4, one3, two3, one4, two4, onesOf(FIRST, from + 25), twosOf(FIRST, from + 25));
  const b1 = windows(SECOND, from + 5);
  const b2 = blend(windows(SECOND, from + 10), a2, f2, next2);
  const b4 = blend(windows(SECOND, from + 20), a4, f4, next4);
  const b5 = windows(SECOND, from + 25);
  const ones1 = onesOf(SECOND, from + 5);
  const twos1 = twosOf(SECOND, from + 5);
  const ones2 = ones(b2);
  const twos2 = twos(b2);
  const ones4 = ones(b4);
  const twos4 = twos(b4);
  const ones5 = onesOf(SECOND, from + 25);
  const twos5 = twosOf(SECOND, from + 25);
  const w1 = v128.xor(a1, next(b1, onesOf(SECOND, from), twosOf(SECOND, from), ones1, twos1, ones2, twos2));
  const w5 = v128.xor(
    a5,
    next(b5, ones4, twos4, ones5, twos5, onesOf(SECOND, from + 30), twosOf(SECOND, from + 30)),
  );
  const o2 = v128.and(v128.andnot(v128.xor(a2, b2), f2), reached);
  const o4 = v128.and(v128.andnot(v128.xor(a4, b4), f4), reached);
  let around = i8x16.popcnt(v128.and(v128.andnot(w1, f1), reached));
  around = i8x16.add(around, i8x16.popcnt(v128.and(v128.andnot(w5, f5), reached)));
  around = i8x16.add(around, i8x16.popcnt(v128.and(o2, windows(STEADY, from + 10))));
  around = i8x16.add(around, i8x16.popcnt(v128.and(o4, windows(STEADY, from + 20))));
  const oscillating = i8x16.add(i8x16.popcnt(o2), i8x16.popcnt(o4));
  const free2 = v128.andnot(reached, f2);
  const free4 = v128.andnot(reached, f4);
  for (let frozen: usize = 0; frozen <= 1; frozen++) {
    const f3 = withCenter(windows(FROZEN, from + 15), frozen !== 0);
    const b3 = blend(windows(SECOND, from + 15), a3, f3, next3);
    const ones3 = ones(b3);
    const twos3 = twos(b3);
    const w2 = v128.xor(a2, next(b2, ones1, twos1, ones2, twos2, ones3, twos3));
    const w3 = v128.xor(a3, next(b3, ones2, twos2, ones3, twos3, ones4, twos4));
    const w4 = v128.xor(a4, next(b4, ones3, twos3, ones4, twos4, ones5, twos5));
    const free3 = v128.andnot(reached, f3);
    const o3 = v128.and(v128.xor(a3, b3), free3);
    let violations = i8x16.add(around, i8x16.popcnt(v128.and(w2, free2)));
    violations = i8x16.add(violations, i8x16.popcnt(v128.and(w3, free3)));
    violations = i8x16.add(violations, i8x16.popcnt(v128.and(w4, free4)));
    violations = i8x16.add(violations, i8x16.popcnt(v128.and(o3, windows(STEADY, from + 15))));
    const counts = COUNTS + 32 * ((lives ? 2 : 0) + frozen);
    v128.store(counts, violations);
    v128.store(counts + 16, i8x16.add(oscillating, i8x16.popcnt(o3)));
  }
}

/** A row as it was; where one step reaches and nothing is frozen, as it becomes. */
function blend(was: v128, first: v128, frozen: v128, becomes: v128): v128 {
  return v128.bitselect(v128.bitselect(first, becomes, frozen), was, i8x16.splat(0x1c));
}

function withCenter(row: v128, isSet: bool): v128 {
  return isSet ? v128.or(row, center()) : v128.andnot(row, center());
}

/** Which lanes have the cell itself in a set. */
function hasCenter(set: usize, from: usize): v128 {
  return i8x16.ne(v128.and(windows(set, from), center()), i8x16.splat(0));
}

/** Turns the counts into changes of weights. @param from where the streams hold the lanes' own rows */
function note(lane: usize, from: usize): void {
  const alive = hasCenter(FIRST, from);
  const frozen = hasCenter(FROZEN, from);
  const free = hasCenter(FREE, from);
  noteKind(0, lane, v128.and(free, v128.or(alive, frozen)), alive, frozen);
  noteKind(1, lane, v128.andnot(free, v128.andnot(frozen, alive)), alive, frozen);
  noteKind(2, lane, v128.andnot(free, v128.andnot(alive, frozen)), alive, frozen);
  noteKind(3, lane, v128.andnot(free, v128.and(alive, frozen)), alive, frozen);
}

/** @param isOther lanes whose cell may become of the kind and is not */
function noteKind(kind: usize, lane: usize, isOther: v128, alive: v128, frozen: v128): void {
  const now = ofOwnKind(COUNTS, alive, frozen);
  const nowOscillating = ofOwnKind(COUNTS + 16, alive, frozen);
  const counts = COUNTS + 32 * kind;
  const more = i8x16.add(i8x16.sub(v128.load(counts), now), i8x16.splat(<i8>NO_VIOLATION));
  const moreOscillating = i8x16.add(
    i8x16.sub(v128.load(counts + 16), nowOscillating),
    i8x16.splat(<i8>NO_OSCILLATION),
  );
  const low = v128.and(more, isOther);
  const high = v128.and(moreOscillating, isOther);
  const changes = CHANGES + 2 * (kind * LANES + lane);
  v128.store(changes, i16x8.add(i16x8.shl(i16x8.extend_low_i8x16_u(high), 7), i16x8.extend_low_i8x16_u(low)));
  v128.store(
    changes + 16,
    i16x8.add(i16x8.shl(i16x8.extend_high_i8x16_u(high), 7), i16x8.extend_high_i8x16_u(low)),
  );
}

function ofOwnKind(counts: usize, alive: v128, frozen: v128): v128 {
  const dead = v128.bitselect(v128.load(counts + 32), v128.load(counts), frozen);
  const live = v128.bitselect(v128.load(counts + 96), v128.load(counts + 64), frozen);
  return v128.bitselect(live, dead, alive);
}
