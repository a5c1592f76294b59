// A study in a folder that several machines share: its levels lie there too, so that a worker needs no other files.
import { fileOfLevel, levelFromFile } from "../../share/level-json.ts";
import { parseStudy } from "../../studies/parse-study.ts";
import type { Study, StudyStore, StudyTask } from "../../studies/study.ts";
import { planTextOf } from "../../studies/study-files.ts";

const TASKS = "tasks.json";

type LevelFile = ReturnType<typeof fileOfLevel>;

interface TaskFile {
  readonly name: string;
  readonly official: boolean;
  readonly training: readonly LevelFile[];
  readonly heldOut: readonly LevelFile[];
}

export async function shareTasks(store: StudyStore, tasks: readonly StudyTask[]): Promise<void> {
  const files = tasks.map(
    ({ name, official, training, heldOut }): TaskFile => ({
      ...{ name, official },
      training: training.map(fileOfLevel),
      heldOut: heldOut.map(fileOfLevel),
    }),
  );
  await store.write(TASKS, new TextEncoder().encode(JSON.stringify(files)));
}

/** @throws one sentence where there is none */
export async function sharedStudy(store: StudyStore, out: string): Promise<Study> {
  const text = await planTextOf(store);
  const bytes = await store.read(TASKS);
  if (text === null || bytes === null) {
    throw new Error(`"${out}" holds no study here. Share that folder, or name it with --out.`);
  }
  const files = JSON.parse(new TextDecoder().decode(bytes)) as readonly TaskFile[];
  const tasks = files.map(({ name, official, training, heldOut }) => ({
    ...{ name, official },
    training: training.map((file) => levelFromFile(file, TASKS)),
    heldOut: heldOut.map((file) => levelFromFile(file, TASKS)),
  }));
  return { ...parseStudy(text), tasks };
}
