// Products of matrices of samples with panels of weights, in tiles of 4×8 sums that stay in registers. AssemblyScript.
import { multiplyAdd } from "./vectors";

const PANEL: usize = 32;

/** out `[row, column]` = the sum over taps of x `[row, depth]` · weights, panels `[column / 8, depth, 8]`.
 *  @param xStep @param weightStep from one tap to the next */
export function multiply(
  x: usize,
  xStep: usize,
  depth: i32,
  weights: usize,
  weightStep: usize,
  taps: i32,
  out: usize,
  columns: i32,
  rows: i32,
): void {
  const xBytes = (<usize>depth) << 2;
  const outBytes = (<usize>columns) << 2;
  const panelBytes = xBytes << 3;
  const outEnd = out + outBytes;
  for (; out < outEnd; out += PANEL) {
    let row = x;
    let o = out;
    for (const end = x + <usize>rows * xBytes; row < end; row += 4 * xBytes) {
      let a00 = f32x4.splat(0);
      let a01 = f32x4.splat(0);
      let a10 = f32x4.splat(0);
      let a11 = f32x4.splat(0);
      let a20 = f32x4.splat(0);
      let a21 = f32x4.splat(0);
      let a30 = f32x4.splat(0);
      let a31 = f32x4.splat(0);
      let left = row;
      let panel = weights;
      for (let tap = taps; tap > 0; tap--) {
        let x0 = left;
        let x1 = x0 + xBytes;
        let x2 = x1 + xBytes;
        let x3 = x2 + xBytes;
        let w = panel;
        for (const panelEnd = w + panelBytes; w < panelEnd; w += PANEL) {
          const w0 = v128.load(w);
          const w1 = v128.load(w, 16);
          const s0 = v128.load32_splat(x0);
          a00 = multiplyAdd(s0, w0, a00);
          a01 = multiplyAdd(s0, w1, a01);
          const s1 = v128.load32_splat(x1);
          a10 = multiplyAdd(s1, w0, a10);
          a11 = multiplyAdd(s1, w1, a11);
          const s2 = v128.load32_splat(x2);
          a20 = multiplyAdd(s2, w0, a20);
          a21 = multiplyAdd(s2, w1, a21);
          const s3 = v128.load32_splat(x3);
          a30 = multiplyAdd(s3, w0, a30);
          a31 = multiplyAdd(s3, w1, a31);
          x0 += 4;
          x1 += 4;
          x2 += 4;
          x3 += 4;
        }
        left += xStep;
        panel += weightStep;
      }
      v128.store(o, a00);
      v128.store(o, a01, 16);
      o += outBytes;
      v128.store(o, a10);
      v128.store(o, a11, 16);
      o += outBytes;
      v128.store(o, a20);
      v128.store(o, a21, 16);
      o += outBytes;
      v128.store(o, a30);
      v128.store(o, a31, 16);
      o += outBytes;
    }
    weights += panelBytes;
  }
}

/** Adds the sum over taps of xᵀ · g to sums, panels `[column / 8, depth, 8]`; x is `[row, depth]`, g `[row, column]`.
 *  @param xStep @param gStep from one tap to the next */
export function addProductOfTransposed(
  x: usize,
  xStep: usize,
  depth: i32,
  g: usize,
  gStep: usize,
  taps: i32,
  columns: i32,
  sums: usize,
  rows: i32,
): void {
  const xBytes = (<usize>depth) << 2;
  const gBytes = (<usize>columns) << 2;
  const bytes = <usize>rows * xBytes;
  for (const gEnd = g + gBytes; g < gEnd; g += PANEL) {
    let column = x;
    for (const xEnd = x + xBytes; column < xEnd; column += 16) {
      let a00 = v128.load(sums);
      let a01 = v128.load(sums, 16);
      let a10 = v128.load(sums, 32);
      let a11 = v128.load(sums, 48);
      let a20 = v128.load(sums, 64);
      let a21 = v128.load(sums, 80);
      let a30 = v128.load(sums, 96);
      let a31 = v128.load(sums, 112);
      let left = column;
      let right = g;
      for (let tap = taps; tap > 0; tap--) {
        let at = left;
        let from = right;
        for (const end = at + bytes; at < end; at += xBytes) {
          const w0 = v128.load(from);
          const w1 = v128.load(from, 16);
          const s0 = v128.load32_splat(at);
          a00 = multiplyAdd(s0, w0, a00);
          a01 = multiplyAdd(s0, w1, a01);
          const s1 = v128.load32_splat(at, 4);
          a10 = multiplyAdd(s1, w0, a10);
          a11 = multiplyAdd(s1, w1, a11);
          const s2 = v128.load32_splat(at, 8);
          a20 = multiplyAdd(s2, w0, a20);
          a21 = multiplyAdd(s2, w1, a21);
          const s3 = v128.load32_splat(at, 12);
          a30 = multiplyAdd(s3, w0, a30);
          a31 = multiplyAdd(s3, w1, a31);
          from += gBytes;
        }
        left += xStep;
        right += gStep;
      }
      v128.store(sums, a00);
      v128.store(sums, a01, 16);
      v128.store(sums, a10, 32);
      v128.store(sums, a11, 48);
      v128.store(sums, a20, 64);
      v128.store(sums, a21, 80);
      v128.store(sums, a30, 96);
      v128.store(sums, a31, 112);
      sums += 4 * PANEL;
    }
  }
}
