// Products of matrices of any shape, in tiles of 4×8 sums that stay in registers. Blocks of both operands are packed
// in the order in which tiles read them, so that transposes cost nothing (Goto & van de Geijn 2008). AssemblyScript.
import { multiplyAdd, transpose4 } from "./vectors";

/** Rows and columns of a tile. */
const ROWS: usize = 4;
const COLUMNS: usize = 8;

/** A block of the left operand stays in the second cache, a panel of the right one in the first. */
const BLOCK_ROWS: usize = 128;
const BLOCK_DEPTH: usize = 256;
const BLOCK_COLUMNS: usize = 1024;

/** Bytes of scratch that `multiply` needs. */
export function multiplyScratch(): usize {
  return 4 * (BLOCK_DEPTH * (BLOCK_ROWS + BLOCK_COLUMNS) + ROWS * COLUMNS);
}

/** out `[rows, columns]` = a `[rows, depth]` · b `[depth, columns]`.
 *  Element (i, k) of a lies at `a + i * aRow + k * aDepth`, (k, j) of b at `b + k * bDepth + j * bColumn`, (i, j) of out
 *  at `out + i * outRow + j * 4`, all in bytes. Of each pair one is 4.
 *  @param scratch of `multiplyScratch` bytes */
export function multiply(
  a: usize,
  aRow: usize,
  aDepth: usize,
  b: usize,
  bDepth: usize,
  bColumn: usize,
  out: usize,
  outRow: usize,
  rows: usize,
  depth: usize,
  columns: usize,
  scratch: usize,
): void {
  const left = scratch;
  const right = left + 4 * BLOCK_DEPTH * BLOCK_ROWS;
  const edge = right + 4 * BLOCK_DEPTH * BLOCK_COLUMNS;
  for (let j: usize = 0; j < columns; j += BLOCK_COLUMNS) {
    const width = min(BLOCK_COLUMNS, columns - j);
    for (let k: usize = 0; k < depth; k += BLOCK_DEPTH) {
      const steps = min(BLOCK_DEPTH, depth - k);
      pack(b + k * bDepth + j * bColumn, bColumn, bDepth, width, steps, right, COLUMNS);
      for (let i: usize = 0; i < rows; i += BLOCK_ROWS) {
        const height = min(BLOCK_ROWS, rows - i);
        const block = a + i * aRow + k * aDepth;
        const to = out + i * outRow + 4 * j;
        if (aDepth === 4) {
          multiplyBlock(block, aRow, aDepth, right, to, outRow, height, steps, width, k > 0, edge);
        } else {
          pack(block, aRow, aDepth, height, steps, left, ROWS);
          multiplyBlock(left, 4, 4 * ROWS, right, to, outRow, height, steps, width, k > 0, edge);
        }
      }
    }
  }
}

/** @param left rows that are `xRow` bytes apart, or if these are 4 packed panels of four rows */
function multiplyBlock(
  left: usize,
  xRow: usize,
  xStep: usize,
  right: usize,
  out: usize,
  outRow: usize,
  rows: usize,
  steps: usize,
  columns: usize,
  adds: bool,
  edge: usize,
): void {
  const rowBytes = xRow === 4 ? steps * 4 : xRow;
  for (let j: usize = 0; j < columns; j += COLUMNS) {
    const panel = right + 4 * steps * j;
    const width = min(COLUMNS, columns - j);
    for (let i: usize = 0; i < rows; i += ROWS) {
      const height = min(ROWS, rows - i);
      const x = left + i * rowBytes;
      const to = out + i * outRow + 4 * j;
      if (width === COLUMNS && height === ROWS) {
        multiplyTile(x, xRow, xStep, height, panel, steps, to, outRow, adds);
      } else {
        multiplyTile(x, xRow, xStep, height, panel, steps, edge, 4 * COLUMNS, false);
        for (let r: usize = 0; r < height; r++) {
          for (let c: usize = 0; c < width; c++) {
            const at = to + r * outRow + 4 * c;
            const value = load<f32>(edge + 4 * (r * COLUMNS + c));
            store<f32>(at, adds ? load<f32>(at) + value : value);
          }
        }
      }
    }
  }
}

/** Rows beyond `height` are read as the first. */
function multiplyTile(
  x0: usize,
  xRow: usize,
  xStep: usize,
  height: usize,
  w: usize,
  steps: usize,
  out: usize,
  outRow: usize,
  adds: bool,
): void {
  let a00 = f32x4.splat(0);
  let a01 = f32x4.splat(0);
  let a10 = f32x4.splat(0);
  let a11 = f32x4.splat(0);
  let a20 = f32x4.splat(0);
  let a21 = f32x4.splat(0);
  let a30 = f32x4.splat(0);
  let a31 = f32x4.splat(0);
  let x1 = height > 1 ? x0 + xRow : x0;
  let x2 = height > 2 ? x1 + xRow : x0;
  let x3 = height > 3 ? x2 + xRow : x0;
  const out1 = out + outRow;
  const out2 = out1 + outRow;
  const out3 = out2 + outRow;
  if (adds) {
    a00 = v128.load(out);
    a01 = v128.load(out, 16);
    a10 = v128.load(out1);
    a11 = v128.load(out1, 16);
    a20 = v128.load(out2);
    a21 = v128.load(out2, 16);
    a30 = v128.load(out3);
    a31 = v128.load(out3, 16);
  }
  for (const end = w + 4 * COLUMNS * steps; w < end; w += 4 * COLUMNS) {
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
    x0 += xStep;
    x1 += xStep;
    x2 += xStep;
    x3 += xStep;
  }
  v128.store(out, a00);
  v128.store(out, a01, 16);
  v128.store(out1, a10);
  v128.store(out1, a11, 16);
  v128.store(out2, a20);
  v128.store(out2, a21, 16);
  v128.store(out3, a30);
  v128.store(out3, a31, 16);
}

/** Lines to panels `[line / tile, step, tile]`, zeros behind the last line. Element (line, step) lies at
 *  `from + line * lineBytes + step * stepBytes`. */
function pack(
  from: usize,
  lineBytes: usize,
  stepBytes: usize,
  lines: usize,
  steps: usize,
  to: usize,
  tile: usize,
): void {
  const stride = tile * 4;
  for (let line: usize = 0; line < lines; line += 4) {
    let at = from + line * lineBytes;
    let into = to + 4 * ((line / tile) * tile * steps + (line % tile));
    if (lines - line < 4) {
      packEdge(at, lineBytes, stepBytes, lines - line, steps, into, stride);
    } else if (lineBytes === 4) {
      for (let step: usize = 0; step < steps; step++) {
        v128.store(into, v128.load(at));
        at += stepBytes;
        into += stride;
      }
    } else {
      const whole = steps & ~3;
      for (let step: usize = 0; step < whole; step += 4) {
        transpose4(at + 4 * step, lineBytes, into, stride);
        into += 4 * stride;
      }
      packEdge(at + 4 * whole, lineBytes, stepBytes, 4, steps - whole, into, stride);
    }
  }
  // Of a panel of eight lines half may be missing.
  const rest = lines % tile;
  if (tile === COLUMNS && rest > 0 && rest <= 4) {
    let into = to + 4 * ((lines - rest) * steps + 4);
    for (let step: usize = 0; step < steps; step++) {
      v128.store(into, f32x4.splat(0));
      into += stride;
    }
  }
}

/** Up to four lines number by number. */
function packEdge(
  from: usize,
  lineBytes: usize,
  stepBytes: usize,
  lines: usize,
  steps: usize,
  to: usize,
  stride: usize,
): void {
  for (let step: usize = 0; step < steps; step++) {
    v128.store(to, f32x4.splat(0));
    for (let line: usize = 0; line < lines; line++) {
      store<f32>(to + 4 * line, load<f32>(from + line * lineBytes + step * stepBytes));
    }
    to += stride;
  }
}
