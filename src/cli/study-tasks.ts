// The levels of a study, from the files that it names.
import { dirname, resolve } from "node:path";
import type { LevelsOf, StudyPlan } from "../studies/parse-study.ts";
import type { StudyTask } from "../studies/study.ts";
import { isNamedSet, loadLevelSets } from "./level-files.ts";

/** @param file of the study: paths of levels are relative to it */
export function loadTasks({ tasks }: StudyPlan, file: string): Promise<readonly StudyTask[]> {
  const load = ({ levels, range }: LevelsOf) =>
    loadLevelSets(isNamedSet(levels) ? levels : resolve(dirname(file), levels), range);
  return Promise.all(
    tasks.map(async ({ name, train, test }) => {
      const heldOut = await load(test);
      return {
        name,
        training: (await load(train)).flatMap(({ levels }) => levels),
        heldOut: heldOut.flatMap(({ levels }) => levels),
        official: heldOut.every(({ official }) => official),
      };
    }),
  );
}
