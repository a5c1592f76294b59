// Gradients of both parts become one, and a step of Adam. Each part does half of the parameters. AssemblyScript.
import { Control } from "./records";

const VECTOR: usize = 16;

function endOf(control: Control, part: i32): usize {
  const bytes = control.parameterBytes;
  return control.parameters + (part === 0 ? (bytes >> 5) << 4 : bytes);
}

function startOf(control: Control, part: i32): usize {
  return part === 0 ? control.parameters : endOf(control, 0);
}

/** First + second, always in this order, and the sum of squares. */
export function joinGradients(control: Control, part: i32): void {
  const toGradient0 = control.toGradient0;
  const toGradient1 = control.toGradient1;
  let sum = f64x2.splat(0);
  const end = endOf(control, part);
  for (let at = startOf(control, part); at < end; at += VECTOR) {
    const g = f32x4.add(v128.load(at + toGradient0), v128.load(at + toGradient1));
    v128.store(at + toGradient0, g);
    const low = f64x2.promote_low_f32x4(g);
    const high = f64x2.promote_low_f32x4(v128.shuffle<f32>(g, g, 2, 3, 2, 3));
    sum = f64x2.add(sum, f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high)));
  }
  const squares = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  if (part === 0) control.squares0 = squares;
  else control.squares1 = squares;
}

/** Kingma & Ba 2015, algorithm 1, on the joined gradient. */
export function adam(control: Control, part: i32): void {
  const toGradient = control.toGradient0;
  const toMean = control.toMean;
  const toSquare = control.toSquare;
  const scale = f32x4.splat(control.scale);
  const beta1 = f32x4.splat(control.beta1);
  const beta2 = f32x4.splat(control.beta2);
  const rest1 = f32x4.splat(control.rest1);
  const rest2 = f32x4.splat(control.rest2);
  const rate = f32x4.splat(control.rate);
  const correction = f32x4.splat(control.correction);
  const epsilon = f32x4.splat(control.epsilon);
  const end = endOf(control, part);
  for (let at = startOf(control, part); at < end; at += VECTOR) {
    const g = f32x4.mul(v128.load(at + toGradient), scale);
    const m = f32x4.add(f32x4.mul(beta1, v128.load(at + toMean)), f32x4.mul(rest1, g));
    const v = f32x4.add(f32x4.mul(beta2, v128.load(at + toSquare)), f32x4.mul(rest2, f32x4.mul(g, g)));
    v128.store(at + toMean, m);
    v128.store(at + toSquare, v);
    const root = f32x4.add(f32x4.sqrt(f32x4.mul(v, correction)), epsilon);
    v128.store(at, f32x4.sub(v128.load(at), f32x4.div(f32x4.mul(rate, m), root)));
  }
}
