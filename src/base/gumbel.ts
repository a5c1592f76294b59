// Noise for drawing from a softmax: argmax(logit + noise) is a draw (Gumbel 1954).
import { log } from "./exact-math.ts";

/** −log(−log u) at the middles of 65,536 equal parts of (0, 1): indexed by 16 random bits, the same numbers
 *  on every engine and on the GPU. */
export const GUMBEL: Float32Array = Float32Array.from(
  { length: 65536 },
  (_, i) => -log(-log((i + 0.5) / 65536)),
);
