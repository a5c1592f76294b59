// The tasks that a teacher has set or pasted, kept in this browser: results name only their sums.
import { signal } from "@preact/signals";
import * as v from "valibot";
import { type OpenedTask, parseClassLink } from "../../share/class-link.ts";
import { remember, remembered } from "../remembered.ts";

export interface KeptTask {
  /** "c=1.…" */
  readonly link: string;
  readonly task: OpenedTask;
}

const STORED_AS = "tasks";
/** Older ones make room: their links can be pasted again. */
const MOST = 50;

const stored = v.array(v.string());

export class TaskShelf {
  /** The newest first. */
  readonly tasks = signal<readonly KeptTask[]>(read());

  find(sum: number): OpenedTask | undefined {
    return this.tasks.value.find(({ task }) => task.sum === sum)?.task;
  }

  add(...added: readonly KeptTask[]): void {
    const sums = new Set(added.map(({ task }) => task.sum));
    const others = [...this.tasks.value, ...read()].filter(({ task }) => {
      const isNew = !sums.has(task.sum);
      sums.add(task.sum);
      return isNew;
    });
    this.tasks.value = [...added, ...others].slice(0, MOST);
    remember(STORED_AS, JSON.stringify(this.tasks.value.map(({ link }) => link)), "tasks");
  }
}

/** What another version of the page may have left is not trusted, link by link. */
function read(): readonly KeptTask[] {
  try {
    return v.parse(stored, JSON.parse(remembered(STORED_AS) ?? "[]")).flatMap((link) => {
      try {
        return [{ link, task: parseClassLink(link) }];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}
