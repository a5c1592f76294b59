// What a study leaves in its store beside its parts: which study it is, on which engine, and what it found.
import type { StudyStore } from "./study.ts";
import { studyPlot } from "./study-plot.ts";
import type { StudyResults } from "./study-results.ts";

export const STUDY_RESULTS = "results.json";
export const STUDY_PLOT = "plot.svg";
const PLAN = "study.yaml";
const ENGINE = "engine.txt";

/** Parts of one study must not end up in another's results.
 *  @param where names the store in the error, as `"runs/first"`
 *  @throws Error with a sentence if the store holds another study */
export async function claim(store: StudyStore, text: string, where: string): Promise<void> {
  const found = await readText(store, PLAN);
  if (found !== null && found !== text) {
    throw new Error(`${where} holds another study, or an earlier version of this one. Name another folder.`);
  }
  await writeText(store, PLAN, text);
}

/** What describes the study, as it was claimed, or null. */
export const planTextOf = (store: StudyStore): Promise<string | null> => readText(store, PLAN);

/** The engine that the study was begun on, or null: sums of floats differ between engines. */
export const engineOf = async (store: StudyStore): Promise<string | null> =>
  (await readText(store, ENGINE))?.trim() ?? null;

export const noteEngine = (store: StudyStore, engine: string): Promise<void> =>
  writeText(store, ENGINE, `${engine}\n`);

/** Results and their plot. */
export async function writeResults(store: StudyStore, results: StudyResults): Promise<void> {
  await writeText(store, STUDY_RESULTS, `${JSON.stringify(results, null, 1)}\n`);
  await writeText(store, STUDY_PLOT, studyPlot(results));
}

async function readText(store: StudyStore, name: string): Promise<string | null> {
  const bytes = await store.read(name);
  return bytes && new TextDecoder().decode(bytes);
}

const writeText = (store: StudyStore, name: string, text: string): Promise<void> =>
  store.write(name, new TextEncoder().encode(text));
