// The life step on bit planes by the fastest way there is.
import type { LifeOptions } from "./life.ts";
import type { BitBoard } from "./planes.ts";
import { loadSimdLife } from "./simd-life.ts";
import { advanceByWords } from "./word-life.ts";

/** One step of the rules, in place, equal to `advanceBoard` bit for bit. @returns whether any cell changed */
export const advanceBits: (board: BitBoard, options: LifeOptions) => boolean =
  loadSimdLife() ?? advanceByWords;
