// Small things with four floats. AssemblyScript.

/** a · b + c, rounded once where the build may. */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** Zero where negative; what is not a number stays so. */
export function rectified(x: v128): v128 {
  return f32x4.pmax(x, f32x4.splat(0));
}

/** `gradient` where the four activations at `address` are positive, else zero. */
export function whereRectified(address: usize, gradient: v128): v128 {
  return v128.and(f32x4.gt(v128.load(address), f32x4.splat(0)), gradient);
}
