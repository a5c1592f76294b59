// Counter-based randomness: a draw is a function of (key, counter), so serial and parallel code agree.

/** Two uint32 words. Derive new keys with `split`, never reuse one for two purposes. */
export type Key = readonly [number, number];

const PARITY = 0x1bd11bda;
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;

/** Threefry-2x32, 20 rounds (Salmon et al. 2011, section 4.2). Writes two uint32 words into `out`. */
export function threefry(k0: number, k1: number, c0: number, c1: number, out: Uint32Array): void {
  const k2 = (PARITY ^ k0 ^ k1) | 0;
  let x0 = (c0 + k0) | 0;
  let x1 = (c1 + k1) | 0;
  for (let block = 1; block <= 5; block++) {
    const first = block & 1 ? 0 : 4;
    for (let i = first; i < first + 4; i++) {
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << ROTATIONS[i]) | (x1 >>> (32 - ROTATIONS[i]))) ^ x0;
    }
    const inject = block % 3;
    x0 = (x0 + (inject === 0 ? k0 : inject === 1 ? k1 : k2)) | 0;
    x1 = (x1 + (inject === 0 ? k1 : inject === 1 ? k2 : k0) + block) | 0;
  }
  out[0] = x0;
  out[1] = x1;
}

const scratch = new Uint32Array(2);

/** A key from any integer seed in [0, 2^53). */
export function keyFromSeed(seed: number): Key {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new Error(`seed is ${seed}. Use a whole number from 0 to 2^53 - 1.`);
  }
  return [seed >>> 0, Math.floor(seed / 2 ** 32)];
}

/** A key that is independent of every other path below `key`. Names and numbers never collide. */
export function split(key: Key, ...path: readonly (string | number)[]): Key {
  let [k0, k1] = key;
  for (const part of path) {
    if (typeof part === "number") threefry(k0, k1, part, 0x6e756d, scratch);
    else threefry(k0, k1, hashName(part), 0x737472, scratch);
    k0 = scratch[0];
    k1 = scratch[1];
  }
  return [k0, k1];
}

/** What `split` takes for a name; GPU code derives the same keys from it. */
export function hashName(name: string): number {
  let hash = 2166136261;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 16777619);
  return hash >>> 0;
}

/** A uint32 drawn at (counter, lane). */
export function bits(key: Key, counter: number, lane = 0): number {
  threefry(key[0], key[1], counter, lane, scratch);
  return scratch[0];
}

/** A double in [0, 1) with 32 random bits. */
export function uniform(key: Key, counter: number, lane = 0): number {
  return bits(key, counter, lane) / 2 ** 32;
}

/** An integer in [0, below), for `below` up to 2^32; the bias is at most below / 2^32. */
export function integer(key: Key, counter: number, below: number, lane = 0): number {
  return Math.floor(uniform(key, counter, lane) * below);
}

/** A uniformly random order of 0 … length-1 (Fisher–Yates); the caller owns it. */
export function permutation(key: Key, length: number): Uint32Array {
  const order = new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    const j = integer(key, i, i + 1);
    order[i] = order[j];
    order[j] = i;
  }
  return order;
}
