// The page's end of a thread: calls that end with a sentence even when the thread dies.
import { type Remote, releaseProxy, wrap } from "comlink";
import { isOutOfMemory } from "../base/check.ts";

export interface WorkerClient<Api> {
  /** Calls into the thread. Rejects with what it threw, or with a sentence if the thread itself failed. One whose
   *  memory ran out is ended, with what others asked of it. */
  call<Result>(use: (api: Remote<Api>) => Promise<Result>): Promise<Result>;
  /** Ends the thread at once; calls under way are rejected. Once ended it stays so. */
  dispose(): void;
}

interface Thread<Api> {
  readonly worker: Worker;
  readonly api: Remote<Api>;
  /** Rejects when the thread fails. */
  readonly failure: Promise<never>;
  /** Ends it, for that reason. */
  fail(sentence: string): void;
}

/** @param start is called at the first use, so that a thread that nobody needs is never loaded, and at the first use
 *  after a failure
 *  @param name the thread's work in plain words, for the sentence: "training" */
export function openWorker<Api>(start: () => Worker, name: string): WorkerClient<Api> {
  let end: (reason: Error) => void = () => {};
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  ended.catch(() => {});
  let isEnded = false;
  let thread: Thread<Api> | undefined;

  const open = (): Thread<Api> => {
    const worker = start();
    let refuse: (reason: Error) => void = () => {};
    const failure = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    // A failure between two calls is nobody's.
    failure.catch(() => {});
    const fail = (sentence: string) => {
      worker.terminate();
      if (thread?.worker === worker) thread = undefined;
      refuse(new Error(sentence));
    };
    worker.addEventListener("error", (event) => {
      const cause = event.message || "its script did not load";
      fail(`The ${name} thread stopped: ${cause}. Try again: it starts anew.`);
    });
    worker.addEventListener("messageerror", () => {
      fail(`The ${name} thread sent something unreadable. Try again: it starts anew.`);
    });
    return { worker, api: wrap<Api>(worker), failure, fail };
  };

  return {
    call(use) {
      if (isEnded) return ended;
      thread ??= open();
      const { api, failure, fail } = thread;
      return Promise.race([use(api), failure, ended]).catch((error: unknown) => {
        if (isOutOfMemory(error)) fail(`The ${name} thread stopped: no memory. Try again: it starts anew.`);
        throw error;
      });
    },
    dispose() {
      if (isEnded) return;
      isEnded = true;
      end(new Error(`The ${name} thread was ended.`));
      thread?.api[releaseProxy]();
      thread?.worker.terminate();
    },
  };
}
