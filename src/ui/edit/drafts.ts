// Levels being edited, kept in this browser (IndexedDB).
import { signal } from "@preact/signals";
import { type IDBPDatabase, openDB } from "idb";
import * as v from "valibot";
import type { Level } from "../../core/level.ts";
import { checkLevel } from "../../share/level-checks.ts";

export interface Draft {
  readonly id: string;
  readonly level: Level;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

const draftSchema = v.object({ id: v.string(), level: v.unknown(), savedAt: v.number() });

const STORE = "drafts";

export class DraftStore {
  /** Newest first. */
  readonly drafts = signal<readonly Draft[]>([]);
  private readonly database: Promise<IDBPDatabase>;
  private readonly tabs: BroadcastChannel;

  constructor(private readonly name = "safelife-drafts") {
    this.database = open(name);
    // Whoever asks hears of it.
    this.database.catch(() => {});
    this.tabs = new BroadcastChannel(name);
    this.tabs.onmessage = () => void this.refresh().catch(() => {});
  }

  async refresh(): Promise<void> {
    const stored: unknown[] = await (await this.database).getAll(STORE);
    this.drafts.value = stored.flatMap(readDraft).sort((a, b) => b.savedAt - a.savedAt);
  }

  async save(draft: Draft): Promise<void> {
    await (await this.database).put(STORE, draft);
    await this.changed();
  }

  async remove(id: string): Promise<void> {
    await (await this.database).delete(STORE, id);
    await this.changed();
  }

  /** No other tab has the draft open from now on.
   *  @returns gives it free again; null where another tab has it */
  async claim(id: string): Promise<(() => void) | null> {
    // Pages without a secure origin have no locks.
    if (!navigator.locks) return () => {};
    return new Promise((resolve) => {
      void navigator.locks.request(`${this.name}.${id}`, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(null);
        return new Promise<void>((release) => resolve(release));
      });
    });
  }

  private changed(): Promise<void> {
    this.tabs.postMessage(null);
    return this.refresh();
  }
}

/** What another version of the page may have left behind is not trusted. */
function readDraft(stored: unknown): Draft[] {
  const read = v.safeParse(draftSchema, stored);
  if (!read.success) return [];
  try {
    return [{ ...read.output, level: checkLevel(read.output.level, 0) }];
  } catch {
    return [];
  }
}

/** Async, because a browser told to keep nothing throws at once. */
const open = async (name: string): Promise<IDBPDatabase> =>
  openDB(name, 1, {
    upgrade(database) {
      database.createObjectStore(STORE, { keyPath: "id" });
    },
  });
