// A whole cycle of training in the original's recipe: 16 environments × 20 steps, and the update on them.
import type { Threads } from "../../src/backends/simd/helper.ts";
import { type Figure, timesOriginal } from "./measure.ts";

export const CYCLE_STEPS = 16 * 20;

/** Environment steps a second of the original under PyTorch, by threads. */
const ORIGINAL_STEPS_PER_S = { 1: 932.6, 2: 1220 } as const;

/** @param name without the number of threads */
export function simdFigure(name: string, where: string, threads: Threads, cycleMs: number): Figure {
  const value = (CYCLE_STEPS * 1000) / cycleMs;
  const ratio = timesOriginal(value / ORIGINAL_STEPS_PER_S[threads]);
  const on = threads === 1 ? "one thread" : "two threads";
  return {
    name: `${name}${threads}`,
    value,
    meaning: `environment steps/s ${where} on ${on}, rollout and update: ${ratio}`,
  };
}
