// Threefry-2x32 and keys, as in base/random.ts.
import { hashName } from "../../base/random.ts";

const ROTATIONS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
];

/** Four rounds and the addition of the key, the first four being block 1. */
function block(number: number): string {
  const mixed = ROTATIONS[(number - 1) % 2].reduce((x, rotation) => `mix(${x}, ${rotation}u)`, "x");
  return `x = ${mixed} + vec2(keys[${number % 3}], keys[${(number + 1) % 3}] + ${number}u);`;
}

export const RANDOM = `
fn threefry(key: vec2<u32>, counter: vec2<u32>) -> vec2<u32> {
  let keys = array<u32, 3>(key.x, key.y, ${0x1bd11bda}u ^ key.x ^ key.y);
  var x = counter + key;
  ${[1, 2, 3, 4, 5].map(block).join("\n  ")}
  return x;
}

fn mix(x: vec2<u32>, rotation: u32) -> vec2<u32> {
  let sum = x.x + x.y;
  return vec2(sum, ((x.y << rotation) | (x.y >> (32u - rotation))) ^ sum);
}

fn split_number(key: vec2<u32>, number: u32) -> vec2<u32> { return threefry(key, vec2(number, ${0x6e756d}u)); }
fn split_name(key: vec2<u32>, hash: u32) -> vec2<u32> { return threefry(key, vec2(hash, ${0x737472}u)); }
`;

/** WGSL for \`split(key, name)\`. */
export const splitName = (key: string, name: string): string => `split_name(${key}, ${hashName(name)}u)`;
