// The tasks of the original as levels to train on: random ones without end, as a recipe plans them.
import type { TaskName } from "../../agents/tasks.ts";
import { OWN_SUITES } from "../../share/own-suites.ts";
import { KINDS } from "../levels/kinds.ts";
import { baseName } from "../levels/source.ts";
import { words } from "../words/words.ts";

const PREFIX = "task:";

/** As choices among sets of levels. */
export const taskSets = () =>
  Object.entries(words.value.train.tasks).map(([name, title]) => ({
    id: PREFIX + name,
    title,
    origin: "task" as const,
  }));

/** The task that a set's id names, if it does. */
export function taskOf(id: string): TaskName | undefined {
  const name = id.startsWith(PREFIX) ? id.slice(PREFIX.length) : "";
  return Object.hasOwn(words.peek().train.tasks, name) ? (name as TaskName) : undefined;
}

/** Id of a set of the task's levels at their hardest that its training does not have.
 *  @param count of levels, where they are to be made @param seed of the training */
export function setBesideTask(task: TaskName, count: number, seed: number): string | undefined {
  const name = task.replace(/^(curriculum|multi)-/, "");
  if (OWN_SUITES.some((suite) => suite.name === name)) return `own-${name}`;
  const kind = KINDS.find(({ id }) => baseName(id) === name);
  return kind && `random:${kind.id}:${seed + 1}:1+${count}`;
}
