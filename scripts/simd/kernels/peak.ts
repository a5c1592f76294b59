// AssemblyScript: as many multiply-adds at a time as registers hold.
export function multiplyAdds(rounds: i32): f32 {
  const x = f32x4.splat(0.999);
  const y = f32x4.splat(0.001);
  let a = y;
  let b = y;
  let c = y;
  let d = y;
  let e = y;
  let f = y;
  let g = y;
  let h = y;
  let i = x;
  let j = x;
  let k = x;
  let l = x;
  for (let n = 0; n < rounds; n++) {
    a = mad(a, x, y);
    b = mad(b, x, y);
    c = mad(c, x, y);
    d = mad(d, x, y);
    e = mad(e, x, y);
    f = mad(f, x, y);
    g = mad(g, x, y);
    h = mad(h, x, y);
    i = mad(i, x, y);
    j = mad(j, x, y);
    k = mad(k, x, y);
    l = mad(l, x, y);
  }
  const s = f32x4.add(
    f32x4.add(f32x4.add(a, b), f32x4.add(c, d)),
    f32x4.add(f32x4.add(e, f), f32x4.add(g, h)),
  );
  const t = f32x4.add(f32x4.add(i, j), f32x4.add(k, l));
  return f32x4.extract_lane(f32x4.add(s, t), 0);
}
function mad(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}
