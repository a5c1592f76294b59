// Thread entry point: runs of studies, one after the other. The worker's own thread stays free to tell the queue that
// it lives.
import { hostname } from "node:os";
import { setImmediate } from "node:timers/promises";
import { parentPort, threadId } from "node:worker_threads";
import type { Backend } from "../../backends/prepare.ts";
import { messageOf } from "../../base/check.ts";
import { nameOf, partsOf, placesOf, runCell } from "../../studies/study.ts";
import { commandBackend } from "../backend.ts";
import { openStudy } from "../study-place.ts";
import type { RunJob, RunProgress } from "./run-job.ts";
import { sharedStudy } from "./shared-study.ts";

/** A run to do, or the wish to stop the one under way. */
export type RunRequest = RunJob | "stop";

export type RunAnswer = RunProgress | { readonly end: "done" | "stopped" } | { readonly problem: string };

const engines = new Map<string, Promise<Backend>>();
let stop = new AbortController();

parentPort?.on("message", (request: RunRequest) => {
  if (request === "stop") stop.abort(new Error("stopped"));
  else void run(request).then(tell);
});

const tell = (answer: RunAnswer): void => parentPort?.postMessage(answer);

async function run({ out, engine, place: name }: RunJob): Promise<RunAnswer> {
  stop = new AbortController();
  const { signal } = stop;
  try {
    // Another worker may write the same file at the same time, if it was thought dead.
    const store = await openStudy(out, `${hostname()}-${process.pid}-${threadId}`);
    const study = await sharedStudy(store, out);
    const place = placesOf(study).find((one) => nameOf(one) === name);
    if (!place) throw new Error(`"${out}" holds another study, which has no run ${name}.`);
    if (!engines.has(engine)) engines.set(engine, commandBackend(engine));
    const backend = await engines.get(engine)!;
    const parts = partsOf(study);
    // Waiting for a moment lets a stop be heard.
    const options = { study, store, backend, signal, onSteps: () => setImmediate() };
    await runCell(options, place, (done) => tell({ done, parts }));
    return { end: "done" };
  } catch (error) {
    if (error === signal.reason) return { end: "stopped" };
    engines.delete(engine);
    return { problem: messageOf(error) };
  }
}
