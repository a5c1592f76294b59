// Step 3 of both loops, Improve: a run that learns from what the visitor said and is then compared with what it was,
// stopped and gone on with, also after a reload.
import { computed, signal } from "@preact/signals";
import type * as v from "valibot";
import type { InstructShelf } from "./shelf.ts";

/** What every run keeps. */
export interface KeptRun {
  /** Counts up in this browser. */
  readonly number: number;
  /** What came of it; null until it is finished. */
  readonly improved: unknown;
  readonly compared: unknown;
  /** Whether what was hidden so far was uncovered. */
  readonly isRevealed: boolean;
}

export abstract class Improving<Run extends KeptRun, Progress> {
  readonly status = signal<"idle" | "running" | "stopping" | "comparing">("idle");
  readonly progress = signal<Progress | null>(null);
  readonly run = signal<Run | null>(null);
  readonly isBusy = computed(() => this.status.value !== "idle");
  readonly canGoOn = computed(() => this.run.value !== null && this.run.value.compared === null);

  /** @param part its name on the shelf, where it has the form of `schema` */
  protected constructor(
    private readonly shelf: InstructShelf,
    private readonly part: string,
    private readonly schema: v.GenericSchema<unknown>,
  ) {}

  /** Learns, and keeps what came of it unless it was stopped. */
  protected abstract improve(run: Run): Promise<void>;
  /** Keeps how what came of it does. */
  protected abstract compare(run: Run): Promise<void>;
  /** Ends `improve` after what is in progress. */
  protected abstract interrupt(): Promise<void>;

  async open(): Promise<void> {
    this.run.value = (await this.shelf.read(this.part, this.schema)) as Run | null;
  }

  /** Where it was stopped, or where the page was left. */
  async goOn(): Promise<void> {
    const run = this.run.peek();
    if (run && !this.isBusy.peek()) await this.carryOut(run);
  }

  async stop(): Promise<void> {
    if (this.status.peek() !== "running") return;
    this.status.value = "stopping";
    await this.interrupt();
  }

  async reveal(): Promise<void> {
    await this.change({ isRevealed: true } as Partial<Run>);
  }

  async change(part: Partial<Run>): Promise<void> {
    const run = this.run.peek();
    if (run) await this.keep({ ...run, ...part });
  }

  protected async carryOut(run: Run): Promise<void> {
    this.status.value = "running";
    this.progress.value = null;
    try {
      await this.keep(run);
      if (run.improved === null) await this.improve(run);
      const learned = this.run.peek();
      if (!learned?.improved) return;
      this.status.value = "comparing";
      await this.compare(learned);
    } finally {
      this.status.value = "idle";
    }
  }

  protected nextNumber(): number {
    return (this.run.peek()?.number ?? 0) + 1;
  }

  private async keep(run: Run): Promise<void> {
    this.run.value = run;
    await this.shelf.write(this.part, run, "improved");
  }
}
