// A fixed integer loop: what to divide by before comparing two machines.
import { type Figure, medianMs } from "./measure.ts";

const ITERATIONS = 10_000_000;

/** Xorshift, so that each round waits for the one before. */
function spin(): number {
  let x = 1;
  for (let i = 0; i < ITERATIONS; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
  }
  return x;
}

export function benchCalibration(): Figure[] {
  const results = new Set<number>();
  const ms = medianMs(() => results.add(spin()), { warmUps: 3, runs: 11 });
  // The loop's result is used, so nobody may optimize the loop away.
  if (results.size !== 1) throw new Error("the calibration loop gave different results");
  const value = (ms * 1e6) / ITERATIONS;
  return [{ name: "calibration_ns", value, meaning: "ns per round of a fixed xorshift loop" }];
}
