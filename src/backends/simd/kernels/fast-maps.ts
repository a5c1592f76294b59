// Made from fast-convolution.ts by `npm run simd`. AssemblyScript.
import { multiplyAdd } from "./vectors";

/** Floats of each number of a line that are mapped, in bytes. */
export const CHUNK: usize = 64;

const VECTOR: usize = 16;

/** Maps a line. Of each shape there are six maps: inputs, weights and outputs, and after each its transpose. */
export function mapLine(map: i32, from: usize, fromStep: usize, into: usize, intoStep: usize): void {
  switch (map) {
    case 0:
      return inputs3x3by1(from, fromStep, into, intoStep);
    case 1:
      return inputs3x3by1Transposed(from, fromStep, into, intoStep);
    case 2:
      return weights3x3by1(from, fromStep, into, intoStep);
    case 3:
      return weights3x3by1Transposed(from, fromStep, into, intoStep);
    case 4:
      return outputs3x3by1(from, fromStep, into, intoStep);
    case 5:
      return outputs3x3by1Transposed(from, fromStep, into, intoStep);
    case 6:
      return inputs5x3by2(from, fromStep, into, intoStep);
    case 7:
      return inputs5x3by2Transposed(from, fromStep, into, intoStep);
    case 8:
      return weights5x3by2(from, fromStep, into, intoStep);
    case 9:
      return weights5x3by2Transposed(from, fromStep, into, intoStep);
    case 10:
      return outputs5x3by2(from, fromStep, into, intoStep);
    case 11:
      return outputs5x3by2Transposed(from, fromStep, into, intoStep);
  }
}

function inputs3x3by1(from: usize, fromStep: usize, into: usize, intoStep: usize): void {
  for (const end = from + CHUNK; from < end; from += VECTOR, into += VECTOR) {
    let at = from;
    const x0 = v128.load(at);
    at += fromStep;
    const x1 = v128.load(at);
    at += fromStep;
    const x2 = v128.load(at);
    at += fromStep;
    const x3 = v128.load(at);
    at += fromStep;
    const x4 = v128.load(at);
    at = into;
    v128.store(at, multiplyAdd(f32x4.splat(-2), x2, f32x4.sub(multiplyAdd(f32x4.splat(2), x0, x3), x1)));
    at += intoStep;
    v128.store(at, f32x4.sub(multiplyAdd(f32x4.splat(-2), x1, x3), x2));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(-3), x2, multiplyAdd(f32x4.splat(2), x1, x3)));
    at += intoStep;
    v128.store(at, f32x4.sub(x3, x1));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(-2), x3, f32x4.sub(multiplyAdd(f32x4.splat(2), x1, x4), x2)));
  }
}

function inputs3x3by1Transposed(from: usize, fromStep: usize, into: usize, intoStep: usize): void {
  for (const end = from + CHUNK; from < end; from += VECTOR, into += VECTOR) {
    let at = from;
    const x0 = v128.load(at);
    at += fromStep;
    const x1 = v128.load(at);
    at += fromStep;
    const x2 = v128.load(at);
    at += fromStep;
    const x3 = v128.load(at);
    at += fromStep;
    const x4 = v128.load(at);
    at = into;
    v128.store(at, f32x4.mul(f32x4.splat(2), x0));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(2), x4, f32x4.sub(multiplyAdd(f32x4.splat(2), x2, multiplyAdd(f32x4.splat(-2), x1, f32x4.mul(f32x4.splat(-1), x0))), x3)));
    at += intoStep;
    v128.store(at, f32x4.sub(multiplyAdd(f32x4.splat(-3), x2, f32x4.sub(f32x4.mul(f32x4.splat(-2), x0), x1)), x4));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(-2), x4, f32x4.add(f32x4.add(f32x4.add(x0, x1), x2), x3)));
    at += intoStep;
    v128.store(at, x4);
  }
}

function weights3x3by1(from: usize, fromStep: usize, into: usize, intoStep: usize): void {
  for (const end = from + CHUNK; from < end; from += VECTOR, into += VECTOR) {
    let at = from;
    const x0 = v128.load(at);
    at += fromStep;
    const x1 = v128.load(at);
    at += fromStep;
    const x2 = v128.load(at);
    at = into;
    v128.store(at, f32x4.mul(f32x4.splat(0.5), x0));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(-0.5), x2, multiplyAdd(f32x4.splat(-0.5), x1, f32x4.mul(f32x4.splat(-0.5), x0))));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(-0.1666666716337204), x2, multiplyAdd(f32x4.splat(0.1666666716337204), x1, f32x4.mul(f32x4.splat(-0.1666666716337204), x0))));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(0.6666666865348816), x2, multiplyAdd(f32x4.splat(0.3333333432674408), x1, f32x4.mul(f32x4.splat(0.1666666716337204), x0))));
    at += intoStep;
    v128.store(at, x2);
  }
}

function weights3x3by1Transposed(from: usize, fromStep: usize, into: usize, intoStep: usize): void {
  for (const end = from + CHUNK; from < end; from += VECTOR, into += VECTOR) {
    let at = from;
    const x0 = v128.load(at);
    at += fromStep;
    const x1 = v128.load(at);
    at += fromStep;
    const x2 = v128.load(at);
    at += fromStep;
    const x3 = v128.load(at);
    at += fromStep;
    const x4 = v128.load(at);
    at = into;
    v128.store(at, multiplyAdd(f32x4.splat(0.1666666716337204), x3, multiplyAdd(f32x4.splat(-0.1666666716337204), x2, multiplyAdd(f32x4.splat(-0.5), x1, f32x4.mul(f32x4.splat(0.5), x0)))));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(0.3333333432674408), x3, multiplyAdd(f32x4.splat(0.1666666716337204), x2, f32x4.mul(f32x4.splat(-0.5), x1))));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(0.6666666865348816), x3, multiplyAdd(f32x4.splat(-0.1666666716337204), x2, multiplyAdd(f32x4.splat(-0.5), x1, x4))));
  }
}

function outputs3x3by1(from: usize, fromStep: usize, into: usize, intoStep: usize): void {
  for (const end = from + CHUNK; from < end; from += VECTOR, into += VECTOR) {
    let at = from;
    const x0 = v128.load(at);
    at += fromStep;
    const x1 = v128.load(at);
    at += fromStep;
    const x2 = v128.load(at);
    at += fromStep;
    const x3 = v128.load(at);
    at += fromStep;
    const x4 = v128.load(at);
    at = into;
    v128.store(at, f32x4.add(f32x4.add(f32x4.add(x0, x1), x2), x3));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(2), x3, f32x4.sub(x1, x2)));
    at += intoStep;
    v128.store(at, f32x4.add(multiplyAdd(f32x4.splat(4), x3, f32x4.add(x1, x2)), x4));
  }
}

function outputs3x3by1Transposed(from: usize, fromStep: usize, into: usize, intoStep: usize): void {
  for (const end = from + CHUNK; from < end; from += VECTOR, into += VECTOR) {
    let at = from;
    const x0 = v128.load(at);
    at += fromStep;
    const x1 = v128.load(at);
    at += fromStep;
    const x2 = v128.load(at);
    at = into;
    v128.store(at, x0);
    at += intoStep;
    v128.store(at, f32x4.add(f32x4.add(x0, x1), x2));
    at += intoStep;
    v128.store(at, f32x4.add(f32x4.sub(x0, x1), x2));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(4), x2, multiplyAdd(f32x4.splat(2), x1, x0)));
    at += intoStep;
    v128.store(at, x2);
  }
}

function inputs5x3by2(from: usize, fromStep: usize, into: usize, intoStep: usize): void {
  for (const end = from + CHUNK; from < end; from += VECTOR, into += VECTOR) {
    let at = from;
    const x0 = v128.load(at);
    at += fromStep;
    const x1 = v128.load(at);
    at += fromStep;
    const x2 = v128.load(at);
    at += fromStep;
    const x3 = v128.load(at);
    at += fromStep;
    const x4 = v128.load(at);
    at += fromStep;
    const x5 = v128.load(at);
    at += fromStep;
    const x6 = v128.load(at);
    at += fromStep;
    const x7 = v128.load(at);
    at += fromStep;
    const x8 = v128.load(at);
    at += fromStep;
    const x9 = v128.load(at);
    at += fromStep;
    const x10 = v128.load(at);
    at = into;
    v128.store(at, multiplyAdd(f32x4.splat(-5), x4, multiplyAdd(f32x4.splat(4), x0, x8)));
    at += intoStep;
    v128.store(at, f32x4.add(multiplyAdd(f32x4.splat(-4), x4, multiplyAdd(f32x4.splat(-4), x2, x6)), x8));
    at += intoStep;
    v128.store(at, f32x4.sub(multiplyAdd(f32x4.splat(-4), x4, multiplyAdd(f32x4.splat(4), x2, x8)), x6));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(2), x6, f32x4.sub(multiplyAdd(f32x4.splat(-2), x2, x8), x4)));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(-2), x6, f32x4.sub(multiplyAdd(f32x4.splat(2), x2, x8), x4)));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(-5), x6, multiplyAdd(f32x4.splat(4), x2, x10)));
    at += intoStep;
    v128.store(at, x1);
    at += intoStep;
    v128.store(at, x3);
    at += intoStep;
    v128.store(at, x5);
    at += intoStep;
    v128.store(at, x7);
    at += intoStep;
    v128.store(at, x9);
  }
}

function inputs5x3by2Transposed(from: usize, fromStep: usize, into: usize, intoStep: usize): void {
  for (const end = from + CHUNK; from < end; from += VECTOR, into += VECTOR) {
    let at = from;
    const x0 = v128.load(at);
    at += fromStep;
    const x1 = v128.load(at);
    at += fromStep;
    const x2 = v128.load(at);
    at += fromStep;
    const x3 = v128.load(at);
    at += fromStep;
    const x4 = v128.load(at);
    at += fromStep;
    const x5 = v128.load(at);
    at += fromStep;
    const x6 = v128.load(at);
    at += fromStep;
    const x7 = v128.load(at);
    at += fromStep;
    const x8 = v128.load(at);
    at += fromStep;
    const x9 = v128.load(at);
    at += fromStep;
    const x10 = v128.load(at);
    at = into;
    v128.store(at, f32x4.mul(f32x4.splat(4), x0));
    at += intoStep;
    v128.store(at, x6);
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(4), x5, multiplyAdd(f32x4.splat(2), x4, multiplyAdd(f32x4.splat(-2), x3, multiplyAdd(f32x4.splat(4), x2, f32x4.mul(f32x4.splat(-4), x1))))));
    at += intoStep;
    v128.store(at, x7);
    at += intoStep;
    v128.store(at, f32x4.sub(f32x4.sub(multiplyAdd(f32x4.splat(-4), x2, multiplyAdd(f32x4.splat(-4), x1, f32x4.mul(f32x4.splat(-5), x0))), x3), x4));
    at += intoStep;
    v128.store(at, x8);
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(-5), x5, multiplyAdd(f32x4.splat(-2), x4, multiplyAdd(f32x4.splat(2), x3, f32x4.sub(x1, x2)))));
    at += intoStep;
    v128.store(at, x9);
    at += intoStep;
    v128.store(at, f32x4.add(f32x4.add(f32x4.add(f32x4.add(x0, x1), x2), x3), x4));
    at += intoStep;
    v128.store(at, x10);
    at += intoStep;
    v128.store(at, x5);
  }
}

function weights5x3by2(from: usize, fromStep: usize, into: usize, intoStep: usize): void {
  for (const end = from + CHUNK; from < end; from += VECTOR, into += VECTOR) {
    let at = from;
    const x0 = v128.load(at);
    at += fromStep;
    const x1 = v128.load(at);
    at += fromStep;
    const x2 = v128.load(at);
    at = into;
    v128.store(at, f32x4.mul(f32x4.splat(0.25), x0));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(-0.1666666716337204), x2, f32x4.mul(f32x4.splat(-0.1666666716337204), x0)));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(0.1666666716337204), x2, f32x4.mul(f32x4.splat(-0.1666666716337204), x0)));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(0.0833333358168602), x2, f32x4.mul(f32x4.splat(0.0416666679084301), x0)));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(-0.0833333358168602), x2, f32x4.mul(f32x4.splat(0.0416666679084301), x0)));
    at += intoStep;
    v128.store(at, x2);
    at += intoStep;
    v128.store(at, x1);
    at += intoStep;
    v128.store(at, x1);
    at += intoStep;
    v128.store(at, x1);
    at += intoStep;
    v128.store(at, x1);
    at += intoStep;
    v128.store(at, x1);
  }
}

function weights5x3by2Transposed(from: usize, fromStep: usize, into: usize, intoStep: usize): void {
  for (const end = from + CHUNK; from < end; from += VECTOR, into += VECTOR) {
    let at = from;
    const x0 = v128.load(at);
    at += fromStep;
    const x1 = v128.load(at);
    at += fromStep;
    const x2 = v128.load(at);
    at += fromStep;
    const x3 = v128.load(at);
    at += fromStep;
    const x4 = v128.load(at);
    at += fromStep;
    const x5 = v128.load(at);
    at += fromStep;
    const x6 = v128.load(at);
    at += fromStep;
    const x7 = v128.load(at);
    at += fromStep;
    const x8 = v128.load(at);
    at += fromStep;
    const x9 = v128.load(at);
    at += fromStep;
    const x10 = v128.load(at);
    at = into;
    v128.store(at, multiplyAdd(f32x4.splat(0.0416666679084301), x4, multiplyAdd(f32x4.splat(0.0416666679084301), x3, multiplyAdd(f32x4.splat(-0.1666666716337204), x2, multiplyAdd(f32x4.splat(-0.1666666716337204), x1, f32x4.mul(f32x4.splat(0.25), x0))))));
    at += intoStep;
    v128.store(at, f32x4.add(f32x4.add(f32x4.add(f32x4.add(x6, x7), x8), x9), x10));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(-0.0833333358168602), x4, multiplyAdd(f32x4.splat(0.0833333358168602), x3, multiplyAdd(f32x4.splat(0.1666666716337204), x2, multiplyAdd(f32x4.splat(-0.1666666716337204), x1, x5)))));
  }
}

function outputs5x3by2(from: usize, fromStep: usize, into: usize, intoStep: usize): void {
  for (const end = from + CHUNK; from < end; from += VECTOR, into += VECTOR) {
    let at = from;
    const x0 = v128.load(at);
    at += fromStep;
    const x1 = v128.load(at);
    at += fromStep;
    const x2 = v128.load(at);
    at += fromStep;
    const x3 = v128.load(at);
    at += fromStep;
    const x4 = v128.load(at);
    at += fromStep;
    const x5 = v128.load(at);
    at += fromStep;
    const x6 = v128.load(at);
    at += fromStep;
    const x7 = v128.load(at);
    at += fromStep;
    const x8 = v128.load(at);
    at += fromStep;
    const x9 = v128.load(at);
    at += fromStep;
    const x10 = v128.load(at);
    at = into;
    v128.store(at, f32x4.add(f32x4.add(f32x4.add(f32x4.add(f32x4.add(x0, x1), x2), x3), x4), x6));
    at += intoStep;
    v128.store(at, f32x4.add(multiplyAdd(f32x4.splat(-2), x4, multiplyAdd(f32x4.splat(2), x3, f32x4.sub(x1, x2))), x7));
    at += intoStep;
    v128.store(at, f32x4.add(multiplyAdd(f32x4.splat(4), x4, multiplyAdd(f32x4.splat(4), x3, f32x4.add(x1, x2))), x8));
    at += intoStep;
    v128.store(at, f32x4.add(multiplyAdd(f32x4.splat(-8), x4, multiplyAdd(f32x4.splat(8), x3, f32x4.sub(x1, x2))), x9));
    at += intoStep;
    v128.store(at, f32x4.add(f32x4.add(multiplyAdd(f32x4.splat(16), x4, multiplyAdd(f32x4.splat(16), x3, f32x4.add(x1, x2))), x5), x10));
  }
}

function outputs5x3by2Transposed(from: usize, fromStep: usize, into: usize, intoStep: usize): void {
  for (const end = from + CHUNK; from < end; from += VECTOR, into += VECTOR) {
    let at = from;
    const x0 = v128.load(at);
    at += fromStep;
    const x1 = v128.load(at);
    at += fromStep;
    const x2 = v128.load(at);
    at += fromStep;
    const x3 = v128.load(at);
    at += fromStep;
    const x4 = v128.load(at);
    at = into;
    v128.store(at, x0);
    at += intoStep;
    v128.store(at, f32x4.add(f32x4.add(f32x4.add(f32x4.add(x0, x1), x2), x3), x4));
    at += intoStep;
    v128.store(at, f32x4.add(f32x4.sub(f32x4.add(f32x4.sub(x0, x1), x2), x3), x4));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(16), x4, multiplyAdd(f32x4.splat(8), x3, multiplyAdd(f32x4.splat(4), x2, multiplyAdd(f32x4.splat(2), x1, x0)))));
    at += intoStep;
    v128.store(at, multiplyAdd(f32x4.splat(16), x4, multiplyAdd(f32x4.splat(-8), x3, multiplyAdd(f32x4.splat(4), x2, multiplyAdd(f32x4.splat(-2), x1, x0)))));
    at += intoStep;
    v128.store(at, x4);
    at += intoStep;
    v128.store(at, x0);
    at += intoStep;
    v128.store(at, x1);
    at += intoStep;
    v128.store(at, x2);
    at += intoStep;
    v128.store(at, x3);
    at += intoStep;
    v128.store(at, x4);
  }
}
