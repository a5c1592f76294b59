// What a visitor of the Instruct page leaves in this browser (IndexedDB): parts by name, each written whole.
import { type IDBPDatabase, openDB } from "idb";
import * as v from "valibot";
import { tellKept, tellUnkept, type Unkept } from "../remembered.ts";

const PARTS = "parts";

export class InstructShelf {
  private readonly database: Promise<IDBPDatabase>;
  /** One write after the other. */
  private writing: Promise<void> = Promise.resolve();

  constructor(name = "safelife-instruct") {
    this.database = open(name);
    // Whoever writes hears of it.
    this.database.catch(() => {});
  }

  /** What another version of the page may have left behind is not trusted: null where it does not fit, or where the
   *  browser keeps nothing. */
  async read<Schema extends v.GenericSchema>(
    part: string,
    schema: Schema,
  ): Promise<v.InferOutput<Schema> | null> {
    try {
      return v.parse(schema, await (await this.database).get(PARTS, part));
    } catch {
      return null;
    }
  }

  /** Empty where there is none, or where the browser keeps nothing; what is no text, as JSON.
   *  @throws where what is there does not come back */
  async readText(part: string): Promise<string> {
    const database = await this.database.catch(() => null);
    const kept: unknown = await database?.get(PARTS, part);
    return kept === undefined ? "" : typeof kept === "string" ? kept : JSON.stringify(kept);
  }

  /** Moves a text to the end of another part, for good or not at all.
   *  @returns whether it was moved */
  async putAside(part: string, aside: string): Promise<boolean> {
    try {
      const texts = [await this.readText(aside), await this.readText(part)].filter(Boolean);
      const moving = (await this.database).transaction(PARTS, "readwrite");
      await Promise.all([moving.store.put(texts.join("\n"), aside), moving.store.delete(part), moving.done]);
      return true;
    } catch {
      return false;
    }
  }

  /** @param what is told where it finds no room; what was written before is then still there */
  write(part: string, value: unknown, what: Unkept): Promise<void> {
    this.writing = this.writing.then(async () => {
      try {
        await (await this.database).put(PARTS, value, part);
        tellKept(what);
      } catch {
        tellUnkept(what);
      }
    });
    return this.writing;
  }

  /** Once what is being written is written. */
  async close(): Promise<void> {
    await this.writing;
    await this.database.then(
      (database) => database.close(),
      () => {},
    );
  }

  async clear(): Promise<void> {
    await (await this.database).clear(PARTS);
  }
}

/** Async, because a browser told to keep nothing throws at once. */
const open = async (name: string): Promise<IDBPDatabase> =>
  openDB(name, 1, { upgrade: (database) => void database.createObjectStore(PARTS) });
