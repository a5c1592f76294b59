// Half precision, IEEE 754 binary16, as 16 bits: a sign, five bits of exponent, ten of fraction.

const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);

/** The nearest half, ties to even; what is beyond 65,504 by half a step or more becomes infinite.
 *  @param value is rounded to single precision first */
export function toHalf(value: number): number {
  single[0] = value;
  const sign = (bits[0] >>> 16) & 0x8000;
  const exponent = (bits[0] >>> 23) & 0xff;
  const fraction = bits[0] & 0x7fffff;
  if (exponent === 0xff) return sign | 0x7c00 | (fraction === 0 ? 0 : 0x200);
  if (exponent < 102) return sign; // below half of the smallest
  // Below 2^-14 halves are whole multiples of 2^-24, with no hidden bit of their own.
  const isSmall = exponent < 113;
  const dropped = isSmall ? 126 - exponent : 13;
  const kept = isSmall ? fraction | 0x800000 : ((exponent - 112) << 23) | fraction;
  const half = kept >>> dropped;
  const rest = kept - half * 2 ** dropped;
  const middle = 2 ** (dropped - 1);
  const up = rest > middle || (rest === middle && (half & 1) === 1);
  return sign | Math.min(half + (up ? 1 : 0), 0x7c00);
}

/** The number that 16 bits stand for. */
export function fromHalf(half: number): number {
  const sign = (half & 0x8000) === 0 ? 1 : -1;
  const exponent = (half >>> 10) & 31;
  const fraction = half & 0x3ff;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}
