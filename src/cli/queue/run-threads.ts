// Threads that run studies, for a worker.
import type { Worker } from "node:worker_threads";
import { openTypeScriptThread } from "../typescript-thread.ts";
import type { RunJob, RunProgress } from "./run-job.ts";
import type { RunAnswer, RunRequest } from "./run-thread.ts";

export class RunThreads {
  readonly #idle: Worker[] = [];
  readonly #busy = new Set<Worker>();
  #stopping = false;

  /** @returns "stopped" where `stop` came before the end @throws what went wrong, in a sentence */
  async run(job: RunJob, onProgress: (progress: RunProgress) => void): Promise<"done" | "stopped"> {
    if (this.#stopping) return "stopped";
    const thread = this.#idle.pop() ?? openTypeScriptThread(new URL("./run-thread.ts", import.meta.url));
    this.#busy.add(thread);
    try {
      const end = await endOf(thread, job, onProgress);
      this.#idle.push(thread);
      return end;
    } finally {
      this.#busy.delete(thread);
    }
  }

  /** Runs under way end after the part in progress, and none is begun any more. */
  stop(): void {
    this.#stopping = true;
    for (const thread of this.#busy) thread.postMessage("stop" satisfies RunRequest);
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.#idle, ...this.#busy].map((thread) => thread.terminate()));
  }
}

function endOf(
  thread: Worker,
  job: RunJob,
  onProgress: (progress: RunProgress) => void,
): Promise<"done" | "stopped"> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      thread.off("message", onAnswer).off("error", onError).off("exit", onExit);
      act();
    };
    const onAnswer = (answer: RunAnswer) => {
      if ("end" in answer) settle(() => resolve(answer.end));
      else if ("problem" in answer) settle(() => reject(new Error(answer.problem)));
      else onProgress(answer);
    };
    // A thread that crashed answers no more.
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error("its thread ended.")));
    thread.on("message", onAnswer).on("error", onError).on("exit", onExit);
    thread.postMessage(job satisfies RunRequest);
  });
}
