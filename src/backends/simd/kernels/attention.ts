// Causal attention with rotary positions and its gradient, as products of whole matrices for each head: what
// `attention.ts` computes in plain loops, for heads whose size is a multiple of eight. AssemblyScript.
import { multiply, multiplyScratch } from "./matrices";
import { expOf, maxOf, multiplyAdd, sumOf } from "./vectors";

/** Bytes of scratch that the functions below need. */
export function attentionScratch(length: usize): usize {
  return multiplyScratch() + 2 * length * rowOf(length);
}

/** Bytes of a row of products. */
function rowOf(length: usize): usize {
  return 4 * ((length + 3) & ~3);
}

/** Turns queries and keys by their positions and copies values.
 *  @param from `[sequence, row, 3 · width]` @param to the same, or another place
 *  @param turns cosines `[row, size / 2]`, then sines @param sign 1, or -1 to turn back */
export function rotate(
  from: usize,
  to: usize,
  turns: usize,
  sign: f32,
  sequences: usize,
  length: usize,
  width: usize,
  heads: usize,
): void {
  const half = (width * 2) / heads;
  const signs = f32x4.splat(sign);
  for (let s: usize = 0; s < sequences; s++) {
    let cosines = turns;
    let sines = turns + length * half;
    for (let row: usize = 0; row < length; row++) {
      // Queries and keys lie side by side, hence twice as many heads.
      turnHeads(from, to, 2 * heads, half, cosines, sines, signs);
      from += 8 * width;
      to += 8 * width;
      if (from !== to) memory.copy(to, from, 4 * width);
      from += 4 * width;
      to += 4 * width;
      cosines += half;
      sines += half;
    }
  }
}

/** Turns the heads of one row. @param half of a head, in bytes */
function turnHeads(
  from: usize,
  to: usize,
  heads: usize,
  half: usize,
  cosines: usize,
  sines: usize,
  signs: v128,
): void {
  for (let h: usize = 0; h < heads; h++) {
    for (let pair: usize = 0; pair < half; pair += 16) {
      const cosine = v128.load(cosines + pair);
      const sine = f32x4.mul(signs, v128.load(sines + pair));
      const a = v128.load(from + pair);
      const b = v128.load(from + half + pair);
      v128.store(to + pair, f32x4.sub(f32x4.mul(a, cosine), f32x4.mul(b, sine)));
      v128.store(to + half + pair, f32x4.add(f32x4.mul(a, sine), f32x4.mul(b, cosine)));
    }
    from += 2 * half;
    to += 2 * half;
  }
}

/** Rows are done in blocks, so that about half of what lies behind them is skipped. */
const BLOCK: usize = 24;

/** @param qkv turned, `[sequence, row, 3 · width]` @param out `[sequence, row, width]` */
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
  const row = rowOf(length);
  const shares = scratch + multiplyScratch();
  for (let s: usize = 0; s < sequences; s++) {
    for (let h: usize = 0; h < heads; h++) {
      const query = qkv + s * length * stride + 4 * h * size;
      const value = query + 8 * width;
      const to = out + 4 * (s * length * width + h * size);
      sharesOf(query, query + 4 * width, stride, shares, length, size, scratch);
      for (let i: usize = 0; i < length; i += BLOCK) {
        const rows = min(BLOCK, length - i);
        const own = shares + i * row;
        multiply(own, row, 4, value, stride, 4, to + i * 4 * width, 4 * width, rows, i + rows, size, scratch);
      }
    }
  }
}

/** @param gradient of `out` @param result of `qkv` as it was turned */
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
  const dyRow = width * 4;
  const row = rowOf(length);
  const shares = scratch + multiplyScratch();
  const slopes = shares + length * row;
  for (let s: usize = 0; s < sequences; s++) {
    for (let h: usize = 0; h < heads; h++) {
      const offset = s * length * stride + 4 * h * size;
      const query = qkv + offset;
      const key = query + 4 * width;
      const value = key + 4 * width;
      const dy = gradient + s * length * dyRow + 4 * h * size;
      const to = result + offset;
      sharesOf(query, key, stride, shares, length, size, scratch);
      for (let i: usize = 0; i < length; i += BLOCK) {
        const rows = min(BLOCK, length - i);
        const own = slopes + i * row;
        multiply(dy + i * dyRow, dyRow, 4, value, 4, stride, own, row, rows, size, i + rows, scratch);
      }
      softmaxGradient(shares, slopes, length, size);
      for (let i: usize = 0; i < length; i += BLOCK) {
        const rows = min(BLOCK, length - i);
        const rest = length - i;
        const own = i * row;
        const down = own + 4 * i;
        const at = to + i * stride;
        multiply(slopes + own, row, 4, key, stride, 4, at, stride, rows, i + rows, size, scratch);
        const ownQuery = query + i * stride;
        multiply(
          slopes + down,
          4,
          row,
          ownQuery,
          stride,
          4,
          at + 4 * width,
          stride,
          rows,
          rest,
          size,
          scratch,
        );
        const ownDy = dy + i * dyRow;
        multiply(shares + down, 4, row, ownDy, dyRow, 4, at + 8 * width, stride, rows, rest, size, scratch);
      }
    }
  }
}

/** Softmax of the scaled products of each query with the keys up to its own; zeros behind. */
function sharesOf(
  query: usize,
  key: usize,
  stride: usize,
  shares: usize,
  length: usize,
  size: usize,
  scratch: usize,
): void {
  const bytes = rowOf(length);
  for (let i: usize = 0; i < length; i += BLOCK) {
    const rows = min(BLOCK, length - i);
    const own = shares + i * bytes;
    multiply(query + i * stride, stride, 4, key, 4, stride, own, bytes, rows, size, i + rows, scratch);
  }
  const scale = f32x4.splat(scaleOf(size));
  for (let i: usize = 0; i < length; i++) {
    const row = shares + i * bytes;
    const seen = row + 4 * (i + 1);
    softmax(row, seen, scale);
    memory.fill(seen, 0, row + bytes - seen);
  }
}

/** Softmax in place of the scaled numbers of a row up to `end`; the rest of the last four are overwritten. */
function softmax(row: usize, end: usize, scale: v128): void {
  const vectors = row + ((end - row + 15) & ~15);
  for (let at = end; at < vectors; at += 4) store<f32>(at, -Infinity);
  let highest = v128.load(row);
  for (let at = row + 16; at < vectors; at += 16) highest = f32x4.pmax(highest, v128.load(at));
  const shift = f32x4.neg(f32x4.mul(scale, maxOf(highest)));
  for (let at = row; at < vectors; at += 16) {
    v128.store(at, expOf(multiplyAdd(scale, v128.load(at), shift)));
  }
  for (let at = end; at < vectors; at += 4) store<f32>(at, 0);
  let sum = f32x4.splat(0);
  for (let at = row; at < vectors; at += 16) sum = f32x4.add(sum, v128.load(at));
  const factor = f32x4.splat(1 / sumOf(sum));
  for (let at = row; at < vectors; at += 16) v128.store(at, f32x4.mul(factor, v128.load(at)));
}

/** Derivatives of the shares become those of the unscaled products. */
function softmaxGradient(shares: usize, slopes: usize, length: usize, size: usize): void {
  const bytes = rowOf(length);
  const scale = f32x4.splat(scaleOf(size));
  for (let i: usize = 0; i < length; i++) {
    const row = i * bytes;
    const seen = row + 4 * (i + 1);
    let sum = f32x4.splat(0);
    for (let at = row; at < seen; at += 16) {
      sum = multiplyAdd(v128.load(shares + at), v128.load(slopes + at), sum);
    }
    const mean = f32x4.splat(sumOf(sum));
    for (let at = row; at < seen; at += 16) {
      const share = f32x4.mul(scale, v128.load(shares + at));
      v128.store(slopes + at, f32x4.mul(share, f32x4.sub(v128.load(slopes + at), mean)));
    }
    memory.fill(slopes + seen, 0, row + bytes - seen);
  }
}

function scaleOf(size: usize): f32 {
  return <f32>(1 / Math.sqrt(<f64>size));
}

/** Rows that go on from keys and values that are kept; each is kept as well, and sees itself and what came before.
 *  @param qkv `[row, 3 · width]` @param sequences of the rows, and their `positions`, of one sequence in order
 *  @param keys `[sequence, capacity, width]`, as `values` @param capacity a multiple of four
 *  @param turns of positions, as for `rotate` @param scratch 4 · (width + capacity) bytes
 *  @param out `[row, width]` */
export function attendKept(
  qkv: usize,
  sequences: usize,
  positions: usize,
  rows: usize,
  keys: usize,
  values: usize,
  capacity: usize,
  turns: usize,
  length: usize,
  width: usize,
  heads: usize,
  scratch: usize,
  out: usize,
): void {
  const bytes = width * 4;
  const head = bytes / heads;
  const half = head / 2;
  const shares = scratch + bytes;
  const scale = f32x4.splat(scaleOf(width / heads));
  const forward = f32x4.splat(1);
  for (let i: usize = 0; i < rows; i++) {
    const first = <usize>load<i32>(sequences + 4 * i) * capacity * bytes;
    const position = <usize>load<i32>(positions + 4 * i);
    const own = first + position * bytes;
    const cosines = turns + position * half;
    const sines = cosines + length * half;
    turnHeads(qkv, scratch, heads, half, cosines, sines, forward);
    turnHeads(qkv + bytes, keys + own, heads, half, cosines, sines, forward);
    memory.copy(values + own, qkv + 2 * bytes, bytes);
    for (let h: usize = 0; h < bytes; h += head) {
      productsOf(scratch + h, keys + first + h, bytes, position + 1, head, shares);
      softmax(shares, shares + 4 * (position + 1), scale);
      addShares(shares, values + first + h, bytes, position + 1, head, out + h);
    }
    qkv += 3 * bytes;
    out += bytes;
  }
}

/** Products of a query with keys, four at a time. @param head bytes of either */
function productsOf(query: usize, key: usize, stride: usize, count: usize, head: usize, out: usize): void {
  for (let j: usize = 0; j < count; j += 4) {
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let d = f32x4.splat(0);
    for (let at: usize = 0; at < head; at += 16) {
      const q = v128.load(query + at);
      a = multiplyAdd(q, v128.load(key + at), a);
      b = multiplyAdd(q, v128.load(key + stride + at), b);
      c = multiplyAdd(q, v128.load(key + 2 * stride + at), c);
      d = multiplyAdd(q, v128.load(key + 3 * stride + at), d);
    }
    const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
    const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
    const low = v128.shuffle<f32>(ab, cd, 0, 1, 4, 5);
    v128.store(out + 4 * j, f32x4.add(low, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7)));
    key += 4 * stride;
  }
}

/** The sum of rows, each times its share. */
function addShares(shares: usize, row: usize, stride: usize, count: usize, head: usize, out: usize): void {
  for (let at: usize = 0; at < head; at += 32) {
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let from = row + at;
    for (let j: usize = 0; j < count; j++) {
      const share = v128.load32_splat(shares + 4 * j);
      a = multiplyAdd(share, v128.load(from), a);
      b = multiplyAdd(share, v128.load(from + 16), b);
      from += stride;
    }
    v128.store(out + at, a);
    v128.store(out + at + 16, b);
  }
}
