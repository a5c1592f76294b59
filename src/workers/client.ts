// The page's end of a thread: calls that end with a sentence even when the thread dies.
import { type Remote, releaseProxy, wrap } from "comlink";

export interface WorkerClient<Api> {
  /** Calls into the thread. Rejects with what it threw, or with a sentence if the thread itself failed. */
  call<Result>(use: (api: Remote<Api>) => Promise<Result>): Promise<Result>;
  /** Ends the thread at once; calls under way are rejected. */
  dispose(): void;
}

/** @param name the thread's work in plain words, for the sentence: "training" */
export function openWorker<Api>(worker: Worker, name: string): WorkerClient<Api> {
  const api = wrap<Api>(worker);
  let fail: (reason: Error) => void = () => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // A failure between two calls reaches the next call; it is not unhandled.
  failure.catch(() => {});
  worker.addEventListener("error", (event) => {
    const cause = event.message || "its script did not load";
    fail(new Error(`The ${name} thread stopped: ${cause}. Reload the page to start it again.`));
  });
  worker.addEventListener("messageerror", () => {
    fail(new Error(`The ${name} thread sent something unreadable. Reload the page.`));
  });
  return {
    call: (use) => Promise.race([use(api), failure]),
    dispose() {
      fail(new Error(`The ${name} thread was ended.`));
      api[releaseProxy]();
      worker.terminate();
    },
  };
}
