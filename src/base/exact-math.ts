// exp, log and tanh by + - * / and bits alone, within a unit or two in the last place: unlike `Math.*`, which
// every engine rounds in its own way, they give the same bits everywhere.

/** ln 2 in two parts; the first has 20 zero bits at its end, so that it times an exponent is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const MIN_NORMAL = 2 ** -1022;

/** 1/n! for n = 2 … 13 and 2/(2n+1) for n = 1 … 11: enough terms for 2^-57 in the reduced ranges. */
const EXP_TERMS: readonly number[] = Array.from({ length: 12 }, (_, i) => 1 / factorial(i + 2));
const LOG_TERMS: readonly number[] = Array.from({ length: 11 }, (_, i) => 2 / (2 * i + 3));

const word = new DataView(new ArrayBuffer(8));

export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 710) return Number.POSITIVE_INFINITY;
  if (x < -746) return 0;
  const k = exponentOf(x);
  const y = 1 + expm1Reduced(x, k);
  // In two halves, because 2^k itself may be out of range where the result is not.
  const half = k >> 1;
  return y * powerOfTwo(half) * powerOfTwo(k - half);
}

/** The natural logarithm; NaN below 0. */
export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  const isNormal = x >= MIN_NORMAL;
  word.setFloat64(0, isNormal ? x : x * 2 ** 54);
  const high = word.getUint32(0);
  // x = 2^k · m with m in [1, 2), then halved if it lies above √2.
  let k = (high >>> 20) - (isNormal ? 1023 : 1077);
  word.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let m = word.getFloat64(0);
  if (m > Math.SQRT2) {
    m /= 2;
    k++;
  }
  // ln(1 + f) = 2 artanh(s), s = f / (2 + f), arranged so that f, the largest part, is added last.
  const f = m - 1;
  const s = f / (2 + f);
  const halfSquare = 0.5 * f * f;
  const rest = s * s * polynomial(LOG_TERMS, s * s);
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + rest) + k * LN2_LOW) - f);
}

export function tanh(x: number): number {
  const size = Math.abs(x);
  // Also NaN; tanh(22) is the last number below 1, rounded up.
  if (!(size < 22)) return Number.isNaN(x) ? x : Math.sign(x);
  if (size < 2 ** -28) return x;
  const k = exponentOf(2 * size);
  const scale = powerOfTwo(k);
  const e = scale * expm1Reduced(2 * size, k) + (scale - 1); // exp(2 size) - 1
  const y = size < 0.5 ? e / (e + 2) : 1 - 2 / (e + 2);
  return x < 0 ? -y : y;
}

/** The k for which x - k ln 2 is smallest. */
const exponentOf = (x: number): number => Math.round(x / Math.LN2);

/** exp(x - k ln 2) - 1. */
function expm1Reduced(x: number, k: number): number {
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const lost = high - r - low;
  return r + (lost + r * r * polynomial(EXP_TERMS, r));
}

/** terms[0] + terms[1] x + terms[2] x² … */
function polynomial(terms: readonly number[], x: number): number {
  let sum = 0;
  for (let i = terms.length - 1; i >= 0; i--) sum = sum * x + terms[i];
  return sum;
}

/** 2^k for k in [-1022, 1023]. */
function powerOfTwo(k: number): number {
  word.setUint32(0, (k + 1023) << 20);
  word.setUint32(4, 0);
  return word.getFloat64(0);
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
