// Root mean square normalization and its gradient, for rows whose width is a multiple of four. AssemblyScript.
import { multiplyAdd, sumOf } from "./vectors";

/** out `[row, width]` = x / √(mean x² + epsilon) · gain */
export function rmsNorm(x: usize, gain: usize, out: usize, rows: usize, width: usize, epsilon: f32): void {
  const bytes = width * 4;
  for (const end = x + rows * bytes; x < end; x += bytes) {
    const factor = f32x4.splat(factorOf(x, bytes, epsilon));
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(out + at, f32x4.mul(f32x4.mul(factor, v128.load(x + at)), v128.load(gain + at)));
    }
    out += bytes;
  }
}

/** @param dx of the inputs, written @param dGain of the gains, added to */
export function rmsNormGradient(
  x: usize,
  gain: usize,
  dy: usize,
  dx: usize,
  dGain: usize,
  rows: usize,
  width: usize,
  epsilon: f32,
): void {
  const bytes = width * 4;
  for (const end = x + rows * bytes; x < end; x += bytes) {
    const factor = f32x4.splat(factorOf(x, bytes, epsilon));
    let sum = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += 16) {
      const normal = f32x4.mul(factor, v128.load(x + at));
      const slope = f32x4.mul(normal, v128.load(dy + at));
      v128.store(dGain + at, f32x4.add(v128.load(dGain + at), slope));
      sum = multiplyAdd(slope, v128.load(gain + at), sum);
    }
    const along = f32x4.splat(-sumOf(sum) / <f32>width);
    for (let at: usize = 0; at < bytes; at += 16) {
      const normal = f32x4.mul(factor, v128.load(x + at));
      const inner = f32x4.mul(v128.load(dy + at), v128.load(gain + at));
      v128.store(dx + at, f32x4.mul(factor, multiplyAdd(along, normal, inner)));
    }
    dy += bytes;
    dx += bytes;
  }
}

function factorOf(x: usize, bytes: usize, epsilon: f32): f32 {
  let sum = f32x4.splat(0);
  for (const end = x + bytes; x < end; x += 16) {
    const v = v128.load(x);
    sum = multiplyAdd(v, v, sum);
  }
  return 1 / sqrt<f32>(sumOf(sum) / <f32>(bytes >> 2) + epsilon);
}
