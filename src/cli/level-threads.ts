// Threads under Node that make levels.
import { availableParallelism } from "node:os";
import type { Level } from "../core/level.ts";
import { type LevelThread, threadsFor } from "../procgen/level-queue.ts";
import type { LevelAnswer, LevelRequest } from "./generator-thread.ts";
import { openTypeScriptThread } from "./typescript-thread.ts";

/** They keep no process alive. */
export const openLevelThreads = (count = threadsFor(availableParallelism())): LevelThread[] =>
  Array.from({ length: count }, openMaker);

function openMaker(): LevelThread {
  const worker = openTypeScriptThread(new URL("./generator-thread.ts", import.meta.url));
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
