// Training in the page as a visitor's, in its thread and on our own engine.
import { proxy } from "comlink";
import type { Backend } from "../../src/backends/prepare.ts";
import type { Threads } from "../../src/backends/simd/helper.ts";
import { openTrainerWorker } from "../../src/workers/open.ts";
import { CYCLE_STEPS, simdFigure } from "./cycle.ts";
import { type Figure, median } from "./measure.ts";
import { stillLevel } from "./stand-ins.ts";

const WARM_UPS = 5;
const RUNS = 25;

/** For a page that is not isolated. */
export const benchOneThread = (): Promise<Figure[]> => benchThreads(1);

/** For one that is. */
export const benchTwoThreads = (): Promise<Figure[]> => benchThreads(2);

async function benchThreads(threads: Threads): Promise<Figure[]> {
  return [simdFigure("page.steps_per_s.simd", "in Chromium", threads, median(await cycleTimes(threads)))];
}

/** Milliseconds of each rollout with its update. @throws unless the engine chose as many threads as expected */
async function cycleTimes(threads: Threads): Promise<number[]> {
  const trainer = openTrainerWorker();
  const ends: number[] = [];
  let chosen: Backend | undefined;
  const request = {
    levels: Array.from({ length: 40 }, (_, i) => stillLevel(i)),
    start: { kind: "new", recipe: "safelife-1.2", seed: 5 },
    backend: "simd",
    totalSteps: (1 + WARM_UPS + RUNS) * CYCLE_STEPS,
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
    .slice(WARM_UPS);
}
