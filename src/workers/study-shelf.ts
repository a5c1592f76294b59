// Studies kept in this browser (IndexedDB), each with its files. Page and thread look at the same shelf.
import { type IDBPDatabase, openDB } from "idb";
import * as v from "valibot";
import { messageOf } from "../base/check.ts";
import type { StudyStore } from "../studies/study.ts";

/** What is known of a study without its files. */
export interface KeptStudy {
  readonly id: string;
  readonly name: string;
  /** As it was begun, YAML. */
  readonly text: string;
  /** Parts done and in all. */
  readonly done: number;
  readonly parts: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** What another version of the page may have left behind is not trusted. */
const keptSchema = v.object({
  id: v.string(),
  name: v.string(),
  text: v.string(),
  done: v.number(),
  parts: v.number(),
  savedAt: v.number(),
});

const STUDIES = "studies";
const FILES = "files";

export class StudyShelf {
  private readonly database: Promise<IDBPDatabase>;

  constructor(private readonly name = "safelife-studies") {
    this.database = open(name);
    // Whoever asks hears of it.
    this.database.catch(() => {});
  }

  /** Newest first. */
  async list(): Promise<readonly KeptStudy[]> {
    const stored: unknown[] = await (await this.database).getAll(STUDIES);
    return stored
      .flatMap((study) => {
        const read = v.safeParse(keptSchema, study);
        return read.success ? [read.output] : [];
      })
      .sort((a, b) => b.savedAt - a.savedAt);
  }

  /** @throws Error with a sentence where it finds no room */
  async note(study: KeptStudy): Promise<void> {
    await this.put(STUDIES, study);
  }

  /** The files of one study. Writing throws an Error with a sentence where it finds no room. */
  store(id: string): StudyStore {
    return {
      read: async (name) => {
        const bytes: unknown = await (await this.database).get(FILES, [id, name]);
        return bytes instanceof Uint8Array ? bytes : null;
      },
      write: (name, bytes) => this.put(FILES, bytes, [id, name]),
    };
  }

  private async put(...written: Parameters<IDBPDatabase["put"]>): Promise<void> {
    try {
      await (await this.database).put(...written);
    } catch (error) {
      throw new Error(
        `This browser cannot keep the study: ${messageOf(error)} Delete studies or agents that you need no more, then start it again: parts that are kept are not done twice.`,
      );
    }
  }

  /** With all its files. @throws Error with a sentence while it runs */
  remove(id: string): Promise<void> {
    return this.hold(id, async () => {
      const change = (await this.database).transaction([STUDIES, FILES], "readwrite");
      await change.objectStore(STUDIES).delete(id);
      await change.objectStore(FILES).delete(IDBKeyRange.bound([id], [id, []]));
      await change.done;
    });
  }

  /** Nobody else, in this tab or another, runs or removes the study while `work` goes on.
   *  @throws Error with a sentence when somebody does already */
  async hold<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    // Pages without a secure origin have no locks.
    if (!navigator.locks) return work();
    return navigator.locks.request(`${this.name}.${id}`, { ifAvailable: true }, (lock) => {
      if (!lock) throw new Error("This study is running already, perhaps in another tab.");
      return work();
    });
  }
}

/** Async, because a browser told to keep nothing throws at once. */
const open = async (name: string): Promise<IDBPDatabase> =>
  openDB(name, 1, {
    upgrade(database) {
      database.createObjectStore(STUDIES, { keyPath: "id" });
      // By study and name of the file.
      database.createObjectStore(FILES);
    },
  });
