// `exp` of exact-math.ts, two numbers at a time: the same operations in the same order, hence the same bits.
// AssemblyScript: `npm run simd` compiles it.

const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
/** Beyond them all is infinite, or zero. */
const HIGHEST: f64 = 710;
const LOWEST: f64 = -746;

/** Replaces the numbers in the first page of memory, an even count of them, by their exponentials. */
export function expAll(count: usize): void {
  const end = 8 * <i32>count;
  for (let at: usize = 0; at < <usize>end; at += 16) v128.store(at, exp(v128.load(at)));
}

function exp(x: v128): v128 {
  x = f64x2.min(f64x2.max(x, f64x2.splat(LOWEST)), f64x2.splat(HIGHEST));
  const k = rounded(f64x2.div(x, f64x2.splat(Math.LN2)));
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HIGH)));
  const low = f64x2.mul(k, f64x2.splat(LN2_LOW));
  const r = f64x2.sub(high, low);
  const lost = f64x2.sub(f64x2.sub(high, r), low);
  let p = f64x2.splat(1.0 / 6227020800.0);
  p = next(p, r, 1.0 / 479001600.0);
  p = next(p, r, 1.0 / 39916800.0);
  p = next(p, r, 1.0 / 3628800.0);
  p = next(p, r, 1.0 / 362880.0);
  p = next(p, r, 1.0 / 40320.0);
  p = next(p, r, 1.0 / 5040.0);
  p = next(p, r, 1.0 / 720.0);
  p = next(p, r, 1.0 / 120.0);
  p = next(p, r, 1.0 / 24.0);
  p = next(p, r, 1.0 / 6.0);
  p = next(p, r, 1.0 / 2.0);
  const rest = f64x2.add(lost, f64x2.mul(f64x2.mul(r, r), p));
  const y = f64x2.add(f64x2.splat(1), f64x2.add(r, rest));
  // In two halves, because 2^k itself may be out of range where the result is not.
  const exponent = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(k));
  const half = i64x2.shr_s(exponent, 1);
  return f64x2.mul(f64x2.mul(y, powerOfTwo(half)), powerOfTwo(i64x2.sub(exponent, half)));
}

/** To the nearest whole number, of two the higher. */
function rounded(x: v128): v128 {
  const low = f64x2.floor(x);
  const isUpper = f64x2.ge(f64x2.sub(x, low), f64x2.splat(0.5));
  return f64x2.add(low, v128.and(isUpper, f64x2.splat(1)));
}

function next(sum: v128, r: v128, term: f64): v128 {
  return f64x2.add(f64x2.mul(sum, r), f64x2.splat(term));
}

function powerOfTwo(k: v128): v128 {
  return i64x2.shl(i64x2.add(k, i64x2.splat(1023)), 52);
}
