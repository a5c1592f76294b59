// Threads under Node that make levels.
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Level } from "../core/level.ts";
import { type LevelThread, threadsFor } from "../procgen/level-queue.ts";
import type { LevelAnswer, LevelRequest } from "./generator-thread.ts";

/** They keep no process alive. */
export const openLevelThreads = (count = threadsFor(availableParallelism())): LevelThread[] =>
  Array.from({ length: count }, openMaker);

/** Text, because under Node a thread starts without the loader that reads TypeScript. */
const SCRIPT = `
const { loader, entry } = require("node:worker_threads").workerData;
import(loader).then(({ register }) => {
  register();
  return import(entry);
});
`;

function openMaker(): LevelThread {
  const worker = new Worker(SCRIPT, {
    eval: true,
    workerData: {
      loader: import.meta.resolve("tsx/esm/api"),
      entry: new URL("./generator-thread.ts", import.meta.url).href,
    },
  });
  worker.unref();
  /** Whoever waits for an answer, in the order of the requests. */
  const waiting: ((answer: LevelAnswer) => void)[] = [];
  worker.on("message", (answer: LevelAnswer) => waiting.shift()?.(answer));
  let failure: string | undefined;
  worker.on("error", ({ message }) => {
    failure = message;
    for (const answer of waiting.splice(0)) answer({ problem: message });
  });
  return {
    make: (series, index) =>
      new Promise<Level>((resolve, reject) => {
        if (failure !== undefined) return reject(new Error(failure));
        waiting.push((answer) => {
          if ("level" in answer) resolve(answer.level);
          else reject(new Error(answer.problem));
        });
        worker.postMessage({ series, index } satisfies LevelRequest);
      }),
    dispose: () => void worker.terminate(),
  };
}
