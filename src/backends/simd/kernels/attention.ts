// Causal attention and its gradient, four floats at a time: what `attention.ts` computes in plain loops, for heads
// whose size is a multiple of four. AssemblyScript: `npm run simd` compiles it.

const LOG2_E: f32 = <f32>Math.LOG2E;
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.1219444e-4;
/** e to this is the smallest normal float, about. */
const LOWEST: f32 = -87;

/** Where the caller may write so many bytes. */
export function reserve(bytes: usize): usize {
  const base = (__heap_base + 15) & ~15;
  const missing = <i32>((base + bytes + 0xffff) >>> 16) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
  return base;
}

/** Floats of scratch that the functions below need. */
export function scratchFloats(length: usize, width: usize, heads: usize): usize {
  return padded(length) * (2 * (width / heads) + 2);
}

/** @param qkv `[sequence, row, 3 · width]` @param out `[sequence, row, width]` */
export function attend(
  qkv: usize,
  out: usize,
  scratch: usize,
  sequences: usize,
  length: usize,
  width: usize,
  heads: usize,
): void {
  const size = width / heads;
  const stride = width * 12;
  const shares = scratch + 4 * (padded(length) * size);
  for (let s: usize = 0; s < sequences; s++) {
    for (let h: usize = 0; h < heads; h++) {
      const first = qkv + 4 * (s * length * 3 * width + h * size);
      const values = first + width * 8;
      turn(first + width * 4, stride, length, size, scratch);
      for (let i: usize = 0; i < length; i++) {
        softmaxRow(first + i * stride, scratch, shares, i + 1, length, size);
        const to = out + 4 * ((s * length + i) * width + h * size);
        for (let c: usize = 0; c < size; c += 4) {
          let sum = f32x4.splat(0);
          let value = values + 4 * c;
          for (let j: usize = 0; j <= i; j++) {
            sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(shares + 4 * j), v128.load(value)));
            value += stride;
          }
          v128.store(to + 4 * c, sum);
        }
      }
    }
  }
}

/** @param gradient of `out` @param result of `qkv`, which comes filled with zeros */
export function attendGradient(
  qkv: usize,
  gradient: usize,
  result: usize,
  scratch: usize,
  sequences: usize,
  length: usize,
  width: usize,
  heads: usize,
): void {
  const size = width / heads;
  const stride = width * 12;
  const floats = padded(length);
  const turnedValues = scratch + 4 * (floats * size);
  const shares = turnedValues + 4 * (floats * size);
  const slopes = shares + 4 * floats;
  const scale = <f32>(1 / Math.sqrt(<f64>size));
  const toKey = width * 4;
  const toValue = width * 8;
  for (let s: usize = 0; s < sequences; s++) {
    for (let h: usize = 0; h < heads; h++) {
      const offset = (s * length * 3 * width + h * size) * 4;
      const first = qkv + offset;
      turn(first + toKey, stride, length, size, scratch);
      turn(first + toValue, stride, length, size, turnedValues);
      for (let i: usize = 0; i < length; i++) {
        const query = first + i * stride;
        const dy = gradient + 4 * ((s * length + i) * width + h * size);
        softmaxRow(query, scratch, shares, i + 1, length, size);
        const mean = slopesRow(dy, turnedValues, shares, slopes, i + 1, length, size);
        const toQuery = result + offset + i * stride;
        for (let c: usize = 0; c < size; c += 4) {
          const at = c * 4;
          const ownQuery = v128.load(query + at);
          const ownGradient = v128.load(dy + at);
          let sum = f32x4.splat(0);
          let from = first + at;
          let to = result + offset + at;
          for (let j: usize = 0; j <= i; j++) {
            const share = load<f32>(shares + 4 * j);
            const slope = f32x4.splat(scale * share * (load<f32>(slopes + 4 * j) - mean));
            sum = f32x4.add(sum, f32x4.mul(slope, v128.load(from + toKey)));
            v128.store(to + toKey, f32x4.add(v128.load(to + toKey), f32x4.mul(slope, ownQuery)));
            const byShare = f32x4.mul(f32x4.splat(share), ownGradient);
            v128.store(to + toValue, f32x4.add(v128.load(to + toValue), byShare));
            from += stride;
            to += stride;
          }
          v128.store(toQuery + at, f32x4.add(v128.load(toQuery + at), sum));
        }
      }
    }
  }
}

function padded(length: usize): usize {
  return (length + 3) & ~3;
}

/** Rows `[row, size]` to columns `[size, row]`, zeros behind the last row. */
function turn(rows: usize, stride: usize, length: usize, size: usize, out: usize): void {
  const floats = padded(length);
  for (let j: usize = 0; j < floats; j++) {
    for (let c: usize = 0; c < size; c++) {
      const value: f32 = j < length ? load<f32>(rows + j * stride + 4 * c) : 0;
      store<f32>(out + 4 * (c * floats + j), value);
    }
  }
}

/** Products of one row with the first `count` columns, four at a time from `j` on. */
function products(row: usize, columns: usize, j: usize, floats: usize, size: usize): v128 {
  let sum = f32x4.splat(0);
  let column = columns + 4 * j;
  for (let c: usize = 0; c < size; c++) {
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(row + 4 * c), v128.load(column)));
    column += 4 * floats;
  }
  return sum;
}

/** Softmax of the scaled products of a query with `count` keys; zeros up to the next multiple of four. */
function softmaxRow(
  query: usize,
  keys: usize,
  shares: usize,
  count: usize,
  length: usize,
  size: usize,
): void {
  const floats = padded(length);
  const scale = f32x4.splat(<f32>(1 / Math.sqrt(<f64>size)));
  for (let j: usize = 0; j < count; j += 4) {
    v128.store(shares + 4 * j, f32x4.mul(scale, products(query, keys, j, floats, size)));
  }
  let highest: f32 = -Infinity;
  for (let j: usize = 0; j < count; j++) highest = max(highest, load<f32>(shares + 4 * j));
  const shift = f32x4.splat(highest);
  for (let j: usize = 0; j < count; j += 4) {
    const at = shares + 4 * j;
    v128.store(at, expOf(f32x4.sub(v128.load(at), shift)));
  }
  for (let j: usize = count; j < padded(count); j++) store<f32>(shares + 4 * j, 0);
  let sum = f32x4.splat(0);
  for (let j: usize = 0; j < count; j += 4) sum = f32x4.add(sum, v128.load(shares + 4 * j));
  const factor = f32x4.splat(1 / sumOf(sum));
  for (let j: usize = 0; j < count; j += 4) {
    const at = shares + 4 * j;
    v128.store(at, f32x4.mul(factor, v128.load(at)));
  }
}

/** Products of the output's gradient with the values. @returns their mean, weighted by the shares */
function slopesRow(
  dy: usize,
  values: usize,
  shares: usize,
  slopes: usize,
  count: usize,
  length: usize,
  size: usize,
): f32 {
  const floats = padded(length);
  let mean = f32x4.splat(0);
  for (let j: usize = 0; j < count; j += 4) {
    const slope = products(dy, values, j, floats, size);
    v128.store(slopes + 4 * j, slope);
    mean = f32x4.add(mean, f32x4.mul(slope, v128.load(shares + 4 * j)));
  }
  return sumOf(mean);
}

function sumOf(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) +
    f32x4.extract_lane(x, 1) +
    (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  );
}

/** e^x for x ≤ 0, to two units in the last place: 2^n · e^r with |r| ≤ ln 2 / 2. */
function expOf(x: v128): v128 {
  const bounded = f32x4.max(x, f32x4.splat(LOWEST));
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(LOG2_E)));
  let r = f32x4.sub(bounded, f32x4.mul(n, f32x4.splat(LN2_HIGH)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(LN2_LOW)));
  let p = f32x4.splat(1.0 / 720);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0 / 120));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0 / 24));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0 / 6));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.5));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}
