// Runs in the page: training as a visitor's, in its thread.
import { proxy } from "comlink";
import type { Backend } from "../../src/backends/prepare.ts";
import { openTrainerWorker } from "../../src/workers/open.ts";
import { stillLevel } from "./stand-ins.ts";

const RECIPE = { rows: 16, rolloutSteps: 20 };

/** Milliseconds of each rollout with its update, in the original's recipe.
 *  @throws unless the engine chose as many threads as expected */
export async function cycleTimes(threads: number, warmUps: number, runs: number): Promise<number[]> {
  const trainer = openTrainerWorker();
  const ends: number[] = [];
  let chosen: Backend | undefined;
  const request = {
    levels: Array.from({ length: 40 }, (_, i) => stillLevel(i)),
    start: { kind: "new", recipe: "safelife-1.2", seed: 5 },
    backend: "simd",
    totalSteps: (1 + warmUps + runs) * RECIPE.rows * RECIPE.rolloutSteps,
    checkpointEvery: Number.POSITIVE_INFINITY,
    boards: 0,
  } as const;
  const watcher = proxy({
    onBackend(backend: Backend) {
      chosen = backend;
    },
    onProgress: () => void ends.push(performance.now()),
    onFrames() {},
    onCheckpoint() {},
  });
  await trainer.call((api) => api.run(request, watcher));
  trainer.dispose();
  if (chosen?.name !== "simd" || chosen.threads !== threads) throw new Error(`Not so: ${chosen?.reason}`);
  return ends
    .slice(1)
    .map((end, i) => end - ends[i])
    .slice(warmUps);
}
