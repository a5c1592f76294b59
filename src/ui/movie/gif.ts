// A moving picture as GIF: of every frame only what is other than before.
import { applyPalette, GIFEncoder, quantize } from "gifenc";
import type { Frames } from "./frames.ts";
import type { MoviePlan } from "./plan.ts";

/** The index that leaves a pixel as it was. */
const SAME = 255;
/** Steps whose colours are those of all. */
const SAMPLES = 8;
/** Milliseconds for which the end stands before it begins anew. */
const REST = 1500;

/** @param onFrame after each @returns the file */
export async function gifOf(
  frames: Frames,
  { steps, delay, height, width }: MoviePlan,
  onFrame: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const palette = paletteOf(frames, steps);
  const gif = GIFEncoder();
  let before: Uint32Array | null = null;
  for (const [i, step] of steps.entries()) {
    frames.paint(step);
    const pixels = frames.pixels();
    const words = new Uint32Array(pixels.buffer);
    const index = applyPalette(pixels, palette);
    if (before) for (let at = 0; at < index.length; at++) if (words[at] === before[at]) index[at] = SAME;
    gif.writeFrame(index, width, height, {
      ...(i === 0 && { palette }),
      delay: i === steps.length - 1 ? Math.max(delay, REST) : delay,
      transparent: i > 0,
      transparentIndex: SAME,
      dispose: 1,
    });
    before = words;
    onFrame(i + 1);
  }
  gif.finish();
  return gif.bytes();
}

/** The colours of some frames, for all of them. */
function paletteOf(frames: Frames, steps: readonly number[]) {
  const chosen = new Set(
    Array.from({ length: SAMPLES }, (_, i) => steps[Math.round((i * (steps.length - 1)) / (SAMPLES - 1))]),
  );
  const samples = [...chosen].map((step) => {
    frames.paint(step);
    return frames.pixels();
  });
  const all = new Uint8ClampedArray(samples.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const sample of samples) {
    all.set(sample, at);
    at += sample.length;
  }
  return quantize(all, SAME);
}
