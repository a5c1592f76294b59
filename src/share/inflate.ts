// Deflated bytes from strangers, unpacked no further than allowed.
import { Inflate } from "fflate";

/** So few bytes at a time that even the densest packing cannot unfold to much before it is counted. */
const INPUT_CHUNK = 4096;

/** @returns the content, or null if it is not deflated data or is longer than `size` */
export function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((chunk) => {
    chunks.push(chunk);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && length <= size; at += INPUT_CHUNK) {
      stream.push(packed.subarray(at, at + INPUT_CHUNK), at + INPUT_CHUNK >= packed.length);
    }
  } catch {
    return null; // fflate's own words say nothing about the file
  }
  if (length > size) return null;
  const content = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    content.set(chunk, at);
    at += chunk.length;
  }
  return content;
}
