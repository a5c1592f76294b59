// Pieces that our shaders for tfjs's device share.

/** Default limit of workgroups along one dimension. */
const MAX_WORKGROUPS = 65535;

/** Workgroups along x and y that are at least so many. */
export function grid(workgroups: number): readonly [number, number] {
  const rows = Math.ceil(workgroups / MAX_WORKGROUPS);
  return [Math.ceil(workgroups / rows), rows];
}

/** `block(group, groups)`: the number of a workgroup in such a grid. */
export const BLOCK = `
fn block(group: vec3u, groups: vec3u) -> u32 { return group.y * groups.x + group.x; }
`;

/** `workgroup_sum(thread, value)`: the sum of what each of so many threads holds, for all of them, always added up in
 *  the same order. @param threads a power of two */
export const workgroupSum = (threads: number): string => `
var<workgroup> sums: array<f32, ${threads}>;
fn workgroup_sum(thread: u32, value: f32) -> f32 {
  workgroupBarrier();
  sums[thread] = value;
  for (var half = ${threads / 2}u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) { sums[thread] += sums[thread + half]; }
  }
  workgroupBarrier();
  return sums[0];
}
`;

/** Numbers by name, as WGSL constants of type u32. */
export const constants = (numbers: Readonly<Record<string, number>>): string =>
  Object.entries(numbers)
    .map(([name, value]) => `const ${name} = ${value}u;\n`)
    .join("");
