// The engine of a thread, started when it is first needed.
import type { Backend } from "../backends/prepare.ts";

/** @param what computes there, for the sentence: "language model"
 *  @returns the engine, the same each time. What did not start once never does in this thread: it fails, and the page
 *  starts another. */
export function engineOf(what: string, start: () => Promise<Backend>): () => Promise<Backend> {
  let engine: Promise<Backend> | undefined;
  return () => {
    engine ??= start().catch((cause: unknown) => {
      setTimeout(() => {
        throw cause;
      });
      throw new Error(
        `The engine of the ${what} (WebAssembly) does not start. Close other tabs and programs, and try again.`,
        { cause },
      );
    });
    return engine;
  };
}
