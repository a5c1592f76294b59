// `safelife study`: trains methods × tasks × seeds and scores them on levels held out.
import { readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { messageOf } from "../base/check.ts";
import { parseStudy } from "../studies/parse-study.ts";
import { runStudy, type Study, type StudyStore } from "../studies/study.ts";
import {
  claim,
  engineOf,
  noteEngine,
  STUDY_PLOT,
  STUDY_RESULTS,
  writeResults,
} from "../studies/study-files.ts";
import { studyResults, studyTable } from "../studies/study-results.ts";
import { commandBackend } from "./backend.ts";
import { command } from "./command.ts";
import { INTERRUPTED } from "./exit-codes.ts";
import { BACKEND_OPTION } from "./options.ts";
import { say } from "./output.ts";
import { progress } from "./progress.ts";
import { runOnQueue } from "./queue/dispatch.ts";
import { queueStatus } from "./queue/status.ts";
import { stopPolitely } from "./signals.ts";
import { absolutePlace, fileIn, openStudy } from "./study-place.ts";
import { loadTasks } from "./study-tasks.ts";

export const study = command(
  {
    name: "study",
    description: "Train methods on tasks and score them on levels held out. Started again, it goes on.",
  },
  {
    file: {
      type: "positional",
      description: "the study (.yaml), or status: how far the studies on a queue are",
      required: true,
    },
    out: { type: "string", description: "folder for its files, or s3://BUCKET/PREFIX", valueHint: "DIR" },
    queue: {
      type: "string",
      description:
        "let workers train, who share the folder or bucket and take runs from there (docs/scale.md)",
      valueHint: "redis://HOST:PORT",
    },
    backend: BACKEND_OPTION,
  },
  async ({ file, out, backend, queue }) => {
    if (file === "status") {
      if (queue === undefined) throw new Error("status is asked of a queue. Name it with --queue.");
      return queueStatus(queue);
    }
    if (out === undefined) throw new Error("a study needs a folder for its files. Name it with --out.");
    const text = await readFile(file, "utf8").catch((error: unknown) => {
      throw new Error(`"${file}" cannot be read: ${messageOf(error)}.`);
    });
    const plan = parseStudy(text);
    const store = await openStudy(out);
    await claim(store, text, `"${out}"`);
    const whole = { ...plan, tasks: await loadTasks(plan, file) };
    const engine = await commandBackend(backend);
    await stayOn(store, engine.name);
    console.error(`backend ${engine.name}: ${engine.reason}`);
    const stop = stopPolitely(() => {
      if (queue === undefined) console.error(STOPS_SOON);
    });
    const bar = progress({ secondsBetweenLines: 0 });
    try {
      if (queue !== undefined) {
        await runOnQueue({
          ...{
            study: whole,
            store,
            out: absolutePlace(out),
            engine: engine.name,
            url: queue,
            signal: stop.signal,
          },
          onProgress: (done, runs) => bar.show(done, runs, `${done} of ${runs} runs`),
        });
      }
      const cells = await runStudy({
        ...{ study: whole, store, backend: engine, signal: stop.signal },
        // Else no signal would be heard.
        onSteps: () => setImmediate(),
        onProgress: ({ done, parts, task, method, seed }) =>
          bar.show(done, parts, `${done} of ${parts} parts · ${task} · ${method} · seed ${seed}`),
      });
      bar.end();
      return await finishStudy(whole, store, out, cells);
    } catch (error) {
      if (error !== stop.signal.reason) throw error;
      say(`stopped; the same command goes on from ${out}`);
      process.exitCode = INTERRUPTED;
      return { folder: out, finished: false };
    } finally {
      stop.release();
    }
  },
);

const STOPS_SOON = "stops after the part under way; Ctrl-C again stops now, and that part is done anew";

/** Writes what was found, and says it. */
async function finishStudy(
  study: Study,
  store: StudyStore,
  out: string,
  cells: Parameters<typeof studyResults>[1],
): Promise<object> {
  const results = studyResults(study, cells);
  await writeResults(store, results);
  say(studyTable(results));
  const files = [STUDY_RESULTS, STUDY_PLOT].map((name) => fileIn(out, name)).join(" and ");
  say(`\nmeans over seeds with their bootstrap intervals; wrote ${files}`);
  return { folder: out, finished: true, ...results };
}

async function stayOn(store: StudyStore, engine: string): Promise<void> {
  const before = await engineOf(store);
  if (before && before !== engine) {
    throw new Error(`this study was begun on ${before}. Go on with --backend ${before}.`);
  }
  await noteEngine(store, engine);
}
