// Draws: where to look, and which change to make there, with probability in proportion to exp(-energy / temperature).
// AssemblyScript.
import {
  CHANGES,
  COSTS,
  DRAWS,
  KINDS,
  KNOWN,
  KNOWN_BITS,
  LANES,
  NO_OSCILLATION,
  NO_VIOLATION,
  PENALTIES,
  period,
  SUMS,
  square,
  VIOLATIONS,
  WEIGHTS,
} from "./layout";

/** exp(-energy / temperature). */
declare function weightOf(energy: f64): f64;

let key0 = 0;
let key1 = 0;
let bonus = 0.0;
/** True where weights are made from the least energy. */
let isAnew = false;
let least = 0.0;
/** The kind that `pickCell` found. */
export let pickedKind = 0;

export function beginDraws(word0: i32, word1: i32, oscillationBonus: f64): void {
  key0 = word0;
  key1 = word1;
  bonus = oscillationBonus;
  // No energy is NaN.
  memory.fill(KNOWN, 0xff, 16 << KNOWN_BITS);
  memory.fill(COSTS, 0xff, KINDS * 16);
  makeWeights();
}

/** Of all changes that there can be: violations among the cells that are reached, and twice where they oscillate. */
function makeWeights(): void {
  const reached = period === 1 ? 9 : 34;
  const oscillating = period === 1 ? 0 : 9;
  for (let more = -oscillating; more <= oscillating; more++) {
    store<f64>(weightPlace(more, -NO_VIOLATION), weightOf(-bonus * <f64>more));
  }
  for (let violations = -reached; violations <= reached; violations++) {
    const weight = weightOf(<f64>violations);
    for (let more = -oscillating; more <= oscillating; more++) {
      store<f64>(weightPlace(more, violations), weight * load<f64>(weightPlace(more, -NO_VIOLATION)));
    }
  }
}

function weightPlace(oscillations: i32, violations: i32): usize {
  return WEIGHTS + <usize>(((oscillations + NO_OSCILLATION) * VIOLATIONS + violations + NO_VIOLATION) << 3);
}

/** The draws of four steps: both words of Threefry-2x32, 20 rounds, as in `base/random.ts`. */
export function draw(step: i32): void {
  const key2 = 0x1bd11bda ^ key0 ^ key1;
  let a = i32x4.add(i32x4.splat(step + key0), i32x4(0, 1, 2, 3));
  let b = i32x4.splat(key1);
  let inject0 = key1;
  let inject1 = key2;
  let inject2 = key0;
  for (let block = 1; block <= 5; block++) {
    const isOdd = (block & 1) !== 0;
    a = i32x4.add(a, b);
    b = turn(b, isOdd ? 13 : 17, a);
    a = i32x4.add(a, b);
    b = turn(b, isOdd ? 15 : 29, a);
    a = i32x4.add(a, b);
    b = turn(b, isOdd ? 26 : 16, a);
    a = i32x4.add(a, b);
    b = turn(b, isOdd ? 6 : 24, a);
    a = i32x4.add(a, i32x4.splat(inject0));
    b = i32x4.add(b, i32x4.splat(inject1 + block));
    const before = inject0;
    inject0 = inject1;
    inject1 = inject2;
    inject2 = before;
  }
  v128.store(DRAWS, i8x16.shuffle(a, b, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23));
  v128.store(DRAWS + 16, i8x16.shuffle(a, b, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31));
}

function turn(b: v128, rotation: i32, a: v128): v128 {
  return v128.xor(v128.or(i32x4.shl(b, rotation), i32x4.shr_u(b, 32 - rotation)), a);
}

/** What a cell of a kind costs where there is none, and where there is nothing else. */
export function setPenalty(kind: usize, none: f64, all: f64): void {
  store<f64>(PENALTIES + (kind << 4), none);
  store<f64>(PENALTIES + (kind << 4) + 8, all - none);
}

export function penaltyAt(kind: usize, share: f64): f64 {
  const none = load<f64>(PENALTIES + (kind << 4));
  return none + load<f64>(PENALTIES + (kind << 4) + 8) * share;
}

/** What a cell of a kind costs now. */
export function setCost(kind: usize, energy: f64): void {
  const cost = COSTS + (kind << 4);
  if (load<f64>(cost) === energy) return;
  store<f64>(cost, energy);
  store<f64>(cost + 8, knownWeight(energy));
}

/** `weightOf`, which is slow, asked once as long as its place is not taken. */
function knownWeight(energy: f64): f64 {
  const place = (reinterpret<u64>(energy) * 0x9e3779b97f4a7000) >> (64 - KNOWN_BITS);
  const known = KNOWN + ((<usize>place) << 4);
  if (load<f64>(known) !== energy) {
    store<f64>(known, energy);
    store<f64>(known + 8, weightOf(energy));
  }
  return load<f64>(known + 8);
}

/** @param u uniform in [0, 1) @returns a cell of the square, or -1 where none may change */
export function pickCell(u: f64): i32 {
  const weight0 = penaltyWeight(0);
  const weight1 = penaltyWeight(1);
  const weight2 = penaltyWeight(2);
  const weight3 = penaltyWeight(3);
  let total = 0.0;
  isAnew = false;
  for (let lane: usize = 0; lane < <usize>square; lane++) {
    total +=
      tableWeight(0, lane) * weight0 +
      tableWeight(1, lane) * weight1 +
      tableWeight(2, lane) * weight2 +
      tableWeight(3, lane) * weight3;
    store<f64>(SUMS + (lane << 3), total);
  }
  if (!(total > 1e-12 && total < 1e100)) {
    total = weighAnew();
    if (least === Infinity) return -1;
  }
  const target = u * total;
  let lane = 0;
  while (lane < square - 1 && load<f64>(SUMS + ((<usize>lane) << 3)) <= target) lane++;
  const rest = lane === 0 ? target : target - load<f64>(SUMS + ((<usize>(lane - 1)) << 3));
  let sum = 0.0;
  for (let kind: usize = 0; kind < KINDS; kind++) {
    const weight = weightAt(kind, <usize>lane);
    if (!(weight > 0)) continue;
    pickedKind = <i32>kind;
    sum += weight;
    if (rest < sum) break;
  }
  return lane;
}

function weightAt(kind: usize, lane: usize): f64 {
  if (!isAnew) return tableWeight(kind, lane) * penaltyWeight(kind);
  return changeAt(kind, lane) ? weightOf(energyOf(kind, lane) - least) : 0;
}

/** From the least energy, so that nothing is too large and something is not too small. */
function weighAnew(): f64 {
  isAnew = true;
  least = Infinity;
  for (let lane: usize = 0; lane < <usize>square; lane++) {
    for (let kind: usize = 0; kind < KINDS; kind++) {
      if (changeAt(kind, lane)) least = min(least, energyOf(kind, lane));
    }
  }
  let total = 0.0;
  for (let lane: usize = 0; lane < <usize>square; lane++) {
    let sum = 0.0;
    for (let kind: usize = 0; kind < KINDS; kind++) sum += weightAt(kind, lane);
    total += sum;
    store<f64>(SUMS + (lane << 3), total);
  }
  return total;
}

function energyOf(kind: usize, lane: usize): f64 {
  const change = <i32>changeAt(kind, lane);
  const violations = (change & (VIOLATIONS - 1)) - NO_VIOLATION;
  const oscillations = change / VIOLATIONS - NO_OSCILLATION;
  return <f64>violations - bonus * <f64>oscillations + load<f64>(COSTS + (kind << 4));
}

function penaltyWeight(kind: usize): f64 {
  return load<f64>(COSTS + (kind << 4) + 8);
}

function changeAt(kind: usize, lane: usize): usize {
  return <usize>load<u16>(CHANGES + ((kind * LANES + lane) << 1));
}

function tableWeight(kind: usize, lane: usize): f64 {
  return load<f64>(WEIGHTS + (changeAt(kind, lane) << 3));
}
