// The tasks of the original as levels to train on: random ones without end, as a recipe plans them.
import type { TaskName } from "../../agents/tasks.ts";
import { OWN_SUITES } from "../../share/own-suites.ts";
import { KINDS } from "../levels/kinds.ts";
import { baseName } from "../levels/source.ts";

/** In words; the type holds the list to the tasks there are. */
export const TASK_WORDS: Readonly<Record<TaskName, string>> = {
  "append-still": "Build: beside still life",
  "append-dynamic": "Build: among oscillators",
  "append-spawn": "Build: near spawners, step by step",
  "curriculum-append-spawn": "Build: near spawners, as it learns",
  "prune-still": "Remove: from still life",
  "prune-still-hard": "Remove: from still life, hard",
  "prune-dynamic": "Remove: from oscillators",
  "prune-spawn": "Remove: near spawners, step by step",
  navigation: "Find the exit",
  challenge: "A bit of everything, hard",
  asym1: "Two agents: build and remove",
  "curriculum-asym1": "Two agents: build and remove, as they learn",
  asym2: "Two agents: build and carry",
  "multi-build-coop": "Two agents: build together",
  "multi-build-compete": "Two agents: build against each other",
  "multi-build-parallel": "Two agents: build side by side",
};

const PREFIX = "task:";

/** As a choice among sets of levels. */
export const TASK_SETS = Object.entries(TASK_WORDS).map(([name, title]) => ({
  id: PREFIX + name,
  title,
  origin: "task" as const,
}));

/** The task that a set's id names, if it does. */
export function taskOf(id: string): TaskName | undefined {
  const name = id.startsWith(PREFIX) ? id.slice(PREFIX.length) : "";
  return Object.hasOwn(TASK_WORDS, name) ? (name as TaskName) : undefined;
}

/** Id of a set of the task's levels at their hardest that its training does not have.
 *  @param count of levels, where they are to be made @param seed of the training */
export function setBesideTask(task: TaskName, count: number, seed: number): string | undefined {
  const name = task.replace(/^(curriculum|multi)-/, "");
  if (OWN_SUITES.some((suite) => suite.name === name)) return `own-${name}`;
  const kind = KINDS.find(({ id }) => baseName(id) === name);
  return kind && `random:${kind.id}:${seed + 1}:1+${count}`;
}
