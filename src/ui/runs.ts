// Trained agents kept in this browser (IndexedDB), each with what is needed to train on.
import { signal } from "@preact/signals";
import { type IDBPDatabase, openDB } from "idb";
import * as v from "valibot";
import type { ScheduleChange } from "../agents/schedule-changes.ts";
import type { Level } from "../core/level.ts";
import { curveSchema, type TrainingCurve } from "./train/curve.ts";
import { TUNABLE_NAMES } from "./train/tuning.ts";
import { words } from "./words/words.ts";

export interface Run {
  readonly id: string;
  readonly name: string;
  readonly recipe: string;
  readonly seed: number;
  /** Trained so far, and wanted in all. */
  readonly steps: number;
  readonly totalSteps: number;
  /** What it was trained on; empty for a checkpoint that came as a file. */
  readonly setTitle: string;
  readonly levels: readonly Level[];
  /** Instead of levels: the set without end that it was trained on. */
  readonly endless?: string;
  /** The agent: to play, to score, to pass on. */
  readonly checkpoint: Uint8Array;
  readonly curve: TrainingCurve;
  /** What was changed by hand while it trained; nothing where an earlier version of the page kept it. */
  readonly changes?: readonly ScheduleChange[];
  /** The address of the Train page that it was started from, where it was started here. */
  readonly query?: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** What a training goes on from. */
export interface Copy {
  readonly bytes: Uint8Array;
  /** As of the same moment. */
  readonly steps: number;
  readonly curve: TrainingCurve;
}

const changesSchema = v.array(
  v.object({ step: v.number(), name: v.picklist(TUNABLE_NAMES), value: v.nullable(v.number()) }),
);

/** What another version of the page may have left behind is not trusted. Levels are checked when they start. */
const runSchema = v.object({
  id: v.string(),
  name: v.string(),
  recipe: v.string(),
  seed: v.number(),
  steps: v.number(),
  totalSteps: v.number(),
  setTitle: v.string(),
  levels: v.array(
    v.custom<Level>((level) => typeof level === "object" && level !== null && "board" in level),
  ),
  endless: v.exactOptional(v.string()),
  checkpoint: v.instance(Uint8Array),
  curve: curveSchema,
  changes: v.exactOptional(v.fallback(changesSchema, [])),
  query: v.exactOptional(v.record(v.string(), v.string())),
  savedAt: v.number(),
});

/** Two places for each run, so that the newest copy is never written over. */
const PLACES = [0, 1] as const;

const copySchema = v.object({
  bytes: v.instance(Uint8Array),
  steps: v.number(),
  curve: curveSchema,
  number: v.number(),
});

const RUNS = "runs";
const COPIES = "copies";
const VERSION = 2;

/** All tabs of the page see the same runs; in each, the list follows what the others do. */
export class RunStore {
  /** Newest first. */
  readonly runs = signal<readonly Run[]>([]);
  private readonly database: Promise<IDBPDatabase>;
  private readonly tabs: BroadcastChannel;
  /** One save after the other. */
  private saving: Promise<unknown> = Promise.resolve();

  constructor(private readonly name = "safelife") {
    this.database = this.open();
    // Whoever asks hears of it.
    this.database.catch(() => {});
    this.tabs = new BroadcastChannel(`${name}.${RUNS}`);
    this.tabs.onmessage = ({ data }) => void this.refreshOne(String(data));
  }

  async refresh(): Promise<void> {
    const stored: unknown[] = await (await this.database).getAll(RUNS);
    this.runs.value = stored.flatMap((run) => readRun(run) ?? []).sort(newestFirst);
  }

  /** Lists the run at once, and writes it whole or not at all.
   *  @param copy takes the place of the older of the two that are kept
   *  @throws what the browser does, e.g. a QuotaExceededError; what was written before is then still there */
  save(run: Run, copy?: Copy): Promise<void> {
    this.list(run.id, run);
    const saved = this.saving.then(() => this.write(run, copy));
    this.saving = saved.catch(() => {});
    return saved;
  }

  /** Newest first; none for an agent that came as a file. */
  async copies(id: string): Promise<readonly Copy[]> {
    const found = await copiesIn((await this.database).transaction(COPIES).store, id);
    return found.flatMap(({ copy }) => copy ?? []);
  }

  /** @throws Error with a sentence while the run is held by anyone */
  remove(id: string): Promise<void> {
    return this.hold(id, async () => {
      const both = (await this.database).transaction([RUNS, COPIES], "readwrite");
      await Promise.all([
        both.objectStore(RUNS).delete(id),
        ...PLACES.map((place) => both.objectStore(COPIES).delete([id, place])),
        both.done,
      ]);
      this.list(id, undefined);
      this.tabs.postMessage(id);
    });
  }

  /** Nobody else, in this tab or another, holds or removes the run while `work` goes on.
   *  @throws Error with a sentence when somebody does already */
  async hold<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    // Pages without a secure origin have no locks.
    if (!navigator.locks) return work();
    return navigator.locks.request(`${this.name}.${RUNS}.${id}`, { ifAvailable: true }, (lock) => {
      if (!lock) throw new Error(words.peek().train.trainedElsewhere);
      return work();
    });
  }

  private async write(run: Run, copy: Copy | undefined): Promise<void> {
    const both = (await this.database).transaction([RUNS, COPIES], "readwrite");
    const copies = both.objectStore(COPIES);
    const [newest, older] = await copiesIn(copies, run.id);
    await Promise.all([
      both.objectStore(RUNS).put(run),
      copy && copies.put({ ...copy, number: newest.number + 1 }, [run.id, older.place]),
      both.done,
    ]);
    this.tabs.postMessage(run.id);
  }

  private async refreshOne(id: string): Promise<void> {
    this.list(id, readRun(await (await this.database).get(RUNS, id)));
  }

  /** Async, because a browser told to keep nothing throws at once. */
  private async open(): Promise<IDBPDatabase> {
    return openDB(this.name, VERSION, {
      upgrade(database, before) {
        if (before < 1) database.createObjectStore(RUNS, { keyPath: "id" });
        database.createObjectStore(COPIES);
      },
      blocking: () => void this.database.then((database) => database.close()),
    });
  }

  private list(id: string, run: Run | undefined): void {
    const others = this.runs.value.filter((other) => other.id !== id);
    this.runs.value = run ? [...others, run].sort(newestFirst) : others;
  }
}

const newestFirst = (a: Run, b: Run): number => b.savedAt - a.savedAt;

function readRun(stored: unknown): Run | undefined {
  const read = v.safeParse(runSchema, stored);
  return read.success ? (read.output as Run) : undefined;
}

/** Both places of a run, the newest first; a place that holds nothing readable counts as the oldest. */
async function copiesIn(store: { get(key: [string, number]): Promise<unknown> }, id: string) {
  const places = await Promise.all(
    PLACES.map(async (place) => {
      const read = v.safeParse(copySchema, await store.get([id, place]));
      return read.success
        ? { place, number: read.output.number, copy: read.output as Copy }
        : { place, number: -1, copy: undefined };
    }),
  );
  return places.sort((a, b) => b.number - a.number);
}
