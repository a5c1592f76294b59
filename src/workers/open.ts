// Starts the threads. The URLs stand here literally, because the bundler reads them.
import { openWorker, type WorkerClient } from "./client.ts";
import type { LevelsApi } from "./levels-api.ts";

export const openLevelsWorker = (): WorkerClient<LevelsApi> =>
  openWorker(new Worker(new URL("./levels.worker.ts", import.meta.url), { type: "module" }), "levels");
