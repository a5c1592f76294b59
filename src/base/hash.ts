// FNV-1a, 32 bit: the fingerprint of boards and observations in all our data.

function fnv1a(words: ArrayLike<number>, bytesPerWord: number): number {
  let hash = 2166136261;
  for (let i = 0; i < words.length; i++) {
    for (let shift = 0; shift < 8 * bytesPerWord; shift += 8) {
      hash = Math.imul(hash ^ ((words[i] >>> shift) & 255), 16777619);
    }
  }
  return hash >>> 0;
}

/** Hash of the little-endian bytes of 16-bit words. */
export const hash16 = (words: ArrayLike<number>): number => fnv1a(words, 2);

/** Hash of the little-endian bytes of 32-bit words. */
export const hash32 = (words: ArrayLike<number>): number => fnv1a(words, 4);
