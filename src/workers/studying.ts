// The study thread: reads a study's text, and carries it out with what is kept of it in this browser.
import { type Backend, type BackendPreference, prepareBackend } from "../backends/prepare.ts";
import { messageOf } from "../base/check.ts";
import { hash16 } from "../base/hash.ts";
import { checkLevel } from "../share/level-checks.ts";
import { inRange } from "../studies/level-range.ts";
import { parseStudy, StudyError, type StudyPlan } from "../studies/parse-study.ts";
import { runStudy, type Study, type StudyStore } from "../studies/study.ts";
import { claim, engineOf, noteEngine, writeResults } from "../studies/study-files.ts";
import { studyResults } from "../studies/study-results.ts";
import { despiteLosses } from "./losses.ts";
import type { NamedLevels, StudyApi, StudyOutline, StudyRequest, StudyWatcher } from "./study-api.ts";
import { StudyShelf } from "./study-shelf.ts";

export function createStudying(): StudyApi {
  const shelf = new StudyShelf();
  return {
    read(text) {
      try {
        return { outline: outlineOf(parseStudy(text)), mistake: null };
      } catch (error) {
        const line = (error instanceof StudyError && error.line) || 1;
        return { outline: null, mistake: { message: messageOf(error), line } };
      }
    },
    async run(request, watcher) {
      const study = studyOf(request);
      const id = idOf(request.text, study);
      if (request.id !== undefined && request.id !== id) {
        throw new Error("The levels of this study have changed since it began. Start it anew.");
      }
      return shelf.hold(id, () => carryOut(study, id, request, watcher, shelf));
    },
  };
}

const outlineOf = (plan: StudyPlan): StudyOutline => ({
  name: plan.name,
  recipe: plan.recipe.name,
  totalSteps: plan.tasks.length * plan.methods.length * plan.seeds.length * plan.steps,
  episodes: plan.episodes,
  seeds: plan.seeds,
  methods: plan.methods.map(({ name }) => name),
  tasks: plan.tasks,
});

function studyOf({ text, tasks }: StudyRequest): Study {
  const plan = parseStudy(text);
  const part = ({ levels }: NamedLevels, range: string | undefined) => inRange(levels.map(checkLevel), range);
  return {
    ...plan,
    tasks: plan.tasks.map(({ name, train, test }, i) => ({
      name,
      training: part(tasks[i].train, train.range),
      heldOut: part(tasks[i].test, test.range),
      official: tasks[i].test.official && test.range === undefined,
    })),
  };
}

/** Another text or other levels are another study. */
function idOf(text: string, { tasks }: Study): string {
  const levels = tasks.flatMap(({ training, heldOut }) => [...training, ...heldOut]);
  const words = [
    Array.from(text, (character) => character.charCodeAt(0)),
    ...levels.flatMap(({ board, goals }) => [board.cells, goals.cells]),
  ];
  return words
    .map((part) => hash16(part))
    .reduce(mix, 0)
    .toString(16)
    .padStart(8, "0");
}

const mix = (hash: number, next: number): number =>
  hash16([hash & 0xffff, hash >>> 16, next & 0xffff, next >>> 16]);

const NO_SUCH_ENGINE =
  "The engine that this study was begun on does not start now, and sums differ between engines. Restart the browser, then go on with it; or delete it and start it anew.";
const LOST_TOO_OFTEN = "Parts that were done are kept: restart the browser, then go on with the study.";

async function carryOut(
  study: Study,
  id: string,
  { text, backend }: StudyRequest,
  watcher: StudyWatcher,
  shelf: StudyShelf,
) {
  const store = shelf.store(id);
  await claim(store, text, "This browser");
  const notes: Promise<void>[] = [];
  let setback = "";
  let most = 0;
  const cells = await despiteLosses(LOST_TOO_OFTEN, async (kept) => {
    const engine = await engineFor(store, backend);
    watcher.onBegin(id, { ...engine, reason: setback + engine.reason });
    setback = "The GPU was lost; the study went on from the last part that was done. ";
    return runStudy({
      study,
      store,
      backend: engine,
      onSteps: (steps) => watcher.onSteps(steps),
      onProgress(progress) {
        const { done, parts } = progress;
        if (done > most) kept();
        most = Math.max(most, done);
        notes.push(shelf.note({ id, name: study.name, text, done, parts, savedAt: Date.now() }));
        watcher.onProgress(progress);
      },
    });
  });
  const results = studyResults(study, cells);
  await writeResults(store, results);
  await Promise.all(notes);
  return results;
}

async function engineFor(store: StudyStore, wanted: BackendPreference): Promise<Backend> {
  const before = (await engineOf(store)) as Backend["name"] | null;
  const engine = await prepareBackend(before ?? wanted, () => performance.now()).catch((cause: unknown) => {
    throw before === null ? cause : new Error(NO_SUCH_ENGINE, { cause });
  });
  await noteEngine(store, engine.name);
  return engine;
}
