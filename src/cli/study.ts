// `safelife study`: trains methods × tasks × seeds and scores them on levels held out.
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { prepareBackend } from "../backends/prepare.ts";
import { messageOf } from "../base/check.ts";
import { type LevelsOf, parseStudy } from "../studies/parse-study.ts";
import { runStudy, type StudyProgress, type StudyStore } from "../studies/study.ts";
import {
  claim,
  engineOf,
  noteEngine,
  STUDY_PLOT,
  STUDY_RESULTS,
  writeResults,
} from "../studies/study-files.ts";
import { studyResults, studyTable } from "../studies/study-results.ts";
import { command } from "./command.ts";
import { folderStore } from "./folder-store.ts";
import { isNamedSet, loadLevelSets } from "./level-files.ts";
import { BACKEND_OPTION, oneOf } from "./options.ts";

export const study = command(
  {
    name: "study",
    description: "Train methods on tasks and score them on levels held out. Started again, it goes on.",
  },
  {
    file: { type: "positional", description: "the study (.yaml)", required: true },
    out: { type: "string", description: "folder for its files", valueHint: "DIR", required: true },
    backend: BACKEND_OPTION,
  },
  async ({ file, out, backend }) => {
    const text = await readFile(file, "utf8").catch((error: unknown) => {
      throw new Error(`"${file}" cannot be read: ${messageOf(error)}.`);
    });
    const plan = parseStudy(text);
    const store = folderStore(out);
    await claim(store, text, `"${out}"`);
    const load = ({ levels, range }: LevelsOf) =>
      loadLevelSets(isNamedSet(levels) ? levels : resolve(dirname(file), levels), range);
    const tasks = await Promise.all(
      plan.tasks.map(async ({ name, train, test }) => {
        const heldOut = await load(test);
        return {
          name,
          training: (await load(train)).flatMap(({ levels }) => levels),
          heldOut: heldOut.flatMap(({ levels }) => levels),
          official: heldOut.every(({ official }) => official),
        };
      }),
    );
    const whole = { ...plan, tasks };
    const engine = await prepareBackend(oneOf(backend, "backend", BACKEND_OPTION.options), () =>
      performance.now(),
    );
    await stayOn(store, engine.name);
    console.error(`backend ${engine.name}: ${engine.reason}`);
    const cells = await runStudy({ study: whole, store, backend: engine, onProgress: report });
    const results = studyResults(whole, cells);
    await writeResults(store, results);
    console.log(studyTable(results));
    const files = [STUDY_RESULTS, STUDY_PLOT].map((name) => join(out, name)).join(" and ");
    console.log(`\nmeans over seeds with their bootstrap intervals; wrote ${files}`);
  },
);

async function stayOn(store: StudyStore, engine: string): Promise<void> {
  const before = await engineOf(store);
  if (before && before !== engine) {
    throw new Error(`this study was begun on ${before}. Go on with --backend ${before}.`);
  }
  await noteEngine(store, engine);
}

const report = ({ done, parts, task, method, seed }: StudyProgress): void =>
  console.error(`${done} of ${parts} parts · ${task} · ${method} · seed ${seed}`);
