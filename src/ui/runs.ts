// Trained agents kept in this browser (IndexedDB), each with what is needed to train on.
import { signal } from "@preact/signals";
import { type IDBPDatabase, openDB } from "idb";
import * as v from "valibot";
import type { Level } from "../core/level.ts";

/** Numbers over the course of training, all arrays equally long. */
export interface TrainingCurve {
  readonly steps: readonly number[];
  readonly episodeReturn: readonly number[];
  readonly rewardFraction: readonly number[];
  readonly episodeLength: readonly number[];
  readonly entropy: readonly number[];
}

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
  readonly checkpoint: Uint8Array;
  readonly curve: TrainingCurve;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

export const EMPTY_CURVE: TrainingCurve = {
  steps: [],
  episodeReturn: [],
  rewardFraction: [],
  episodeLength: [],
  entropy: [],
};

/** NaN stands where there was nothing to average yet. */
const numbers = v.array(v.union([v.number(), v.nan()]));

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
  curve: v.object({
    steps: numbers,
    episodeReturn: numbers,
    rewardFraction: numbers,
    episodeLength: numbers,
    entropy: numbers,
  }),
  savedAt: v.number(),
});

const STORE = "runs";

/** All tabs of the page see the same runs; in each, the list follows what the others do. */
export class RunStore {
  /** Newest first. */
  readonly runs = signal<readonly Run[]>([]);
  private readonly database: Promise<IDBPDatabase>;
  private readonly tabs: BroadcastChannel;

  constructor(private readonly name = "safelife") {
    this.database = openDB(name, 1, {
      upgrade(database) {
        database.createObjectStore(STORE, { keyPath: "id" });
      },
    });
    this.tabs = new BroadcastChannel(`${name}.${STORE}`);
    this.tabs.onmessage = () => void this.refresh();
  }

  async refresh(): Promise<void> {
    const stored: unknown[] = await (await this.database).getAll(STORE);
    const runs = stored.flatMap((run) => {
      const read = v.safeParse(runSchema, run);
      return read.success ? [read.output as Run] : [];
    });
    this.runs.value = runs.sort((a, b) => b.savedAt - a.savedAt);
  }

  async save(run: Run): Promise<void> {
    await (await this.database).put(STORE, run);
    await this.changed();
  }

  /** @throws Error with a sentence while the run is held by anyone */
  remove(id: string): Promise<void> {
    return this.hold(id, async () => {
      await (await this.database).delete(STORE, id);
      await this.changed();
    });
  }

  /** Nobody else, in this tab or another, holds or removes the run while `work` goes on.
   *  @throws Error with a sentence when somebody does already */
  async hold<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    // Pages without a secure origin have no locks.
    if (!navigator.locks) return work();
    return navigator.locks.request(`${this.name}.${STORE}.${id}`, { ifAvailable: true }, (lock) => {
      if (!lock) throw new Error("This agent is being trained in another tab.");
      return work();
    });
  }

  private changed(): Promise<void> {
    this.tabs.postMessage(null);
    return this.refresh();
  }
}
