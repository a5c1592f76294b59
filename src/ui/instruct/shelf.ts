// What a visitor of the Instruct page leaves in this browser (IndexedDB): parts by name, each written whole.
import { type IDBPDatabase, openDB } from "idb";
import * as v from "valibot";

const PARTS = "parts";

export class InstructShelf {
  private readonly database: Promise<IDBPDatabase>;
  /** One write after the other. */
  private writing: Promise<unknown> = Promise.resolve();

  constructor(name = "safelife-instruct") {
    this.database = open(name);
    // Whoever asks hears of it.
    this.database.catch(() => {});
  }

  /** What another version of the page may have left behind is not trusted: null where it does not fit. */
  async read<Schema extends v.GenericSchema>(
    part: string,
    schema: Schema,
  ): Promise<v.InferOutput<Schema> | null> {
    const read = v.safeParse(schema, await (await this.database).get(PARTS, part));
    return read.success ? read.output : null;
  }

  /** @throws what the browser does, e.g. a QuotaExceededError; what was written before is then still there */
  write(part: string, value: unknown): Promise<void> {
    const written = this.writing.then(async () => {
      await (await this.database).put(PARTS, value, part);
    });
    this.writing = written.catch(() => {});
    return written;
  }

  /** Once what is being written is written. */
  async close(): Promise<void> {
    await this.writing;
    (await this.database).close();
  }

  async clear(): Promise<void> {
    await (await this.database).clear(PARTS);
  }
}

/** Async, because a browser told to keep nothing throws at once. */
const open = async (name: string): Promise<IDBPDatabase> =>
  openDB(name, 1, { upgrade: (database) => void database.createObjectStore(PARTS) });
