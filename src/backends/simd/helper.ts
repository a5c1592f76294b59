// A second thread that shares the kernels' memory.

export type Threads = 1 | 2;

/** How many threads a policy may have here, and why, in a sentence. */
export function threadsHere(): { readonly threads: Threads; readonly reason: string } {
  if (typeof process !== "undefined" && process.versions?.node !== undefined) {
    const processors = process.getBuiltinModule("node:os").availableParallelism();
    return processors > 1 ? TWO : one("this machine has one processor.");
  }
  if (!globalThis.crossOriginIsolated) {
    return one(
      "the server of this page does not isolate it (COOP and COEP headers). Two would be nearly twice as fast: where the browser keeps the page, it isolates itself when it is loaded again.",
    );
  }
  // A page may not wait for a thread.
  if (typeof document !== "undefined") return one("a page itself cannot wait for another.");
  return navigator.hardwareConcurrency > 1 ? TWO : one("this machine has one processor.");
}

const TWO = { threads: 2, reason: "Two threads share the work." } as const;
const one = (why: string) => ({ threads: 1, reason: `One thread does it: ${why}` }) as const;

/** Text, because under Node a thread starts without the loader that reads TypeScript. */
const SCRIPT = `
const help = ({ module, memory }) => new WebAssembly.Instance(module, { env: { memory } }).exports.help();
if (typeof require === "function") require("node:worker_threads").parentPort.once("message", help);
else onmessage = ({ data }) => { help(data); close(); };
`;

/** The thread ends by itself when `help` does. It keeps no process alive. */
export function startHelper(module: WebAssembly.Module, memory: WebAssembly.Memory): void {
  if (typeof process !== "undefined" && process.versions?.node !== undefined) {
    const { Worker } = process.getBuiltinModule("node:worker_threads");
    const worker = new Worker(SCRIPT, { eval: true });
    worker.unref();
    worker.postMessage({ module, memory });
    return;
  }
  scriptUrl ??= URL.createObjectURL(new Blob([SCRIPT], { type: "text/javascript" }));
  new Worker(scriptUrl).postMessage({ module, memory });
}

let scriptUrl: string | undefined;
