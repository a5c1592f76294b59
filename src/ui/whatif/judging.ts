// Asks the judge thread about one moment of an episode after another: first where the person looks, then all over.
import { signal } from "@preact/signals";
import { messageOf } from "../../base/check.ts";
import type { Replay } from "../../core/replay.ts";
import type { EpisodeReport } from "../../safety/judge.ts";
import type { TypeOutlook } from "../../safety/outlook.ts";
import { STEADY_MEASURE } from "../../safety/settings.ts";
import type { WorkerClient } from "../../workers/client.ts";
import type { JudgeApi } from "../../workers/judge-api.ts";
import { coarseToFine } from "./order.ts";

/** Parts that an episode is cut into for its curve. */
const PARTS = 32;

export interface OutlookAt {
  readonly step: number;
  readonly types: readonly TypeOutlook[];
}

/** What the person looks at. */
export interface Attention {
  readonly step: number;
  /** Whether what becomes of the worlds is shown. */
  readonly outlook: boolean;
}

export class Judging {
  /** By the step after which the episode would have ended. */
  readonly reports = signal<ReadonlyMap<number, EpisodeReport>>(new Map());
  /** The last one that was asked for. */
  readonly outlook = signal<OutlookAt | null>(null);
  readonly state = signal<"working" | "ready" | "stopped">("ready");
  readonly problem = signal("");
  /** Moments to be judged for the curve. */
  readonly moments: readonly number[];

  private attention: Attention;
  private worker: WorkerClient<JudgeApi> | null = null;
  private isAsking = false;

  constructor(
    private readonly replay: Replay,
    private readonly open: () => WorkerClient<JudgeApi>,
  ) {
    const last = replay.actions.length;
    this.moments = coarseToFine(last, PARTS);
    this.attention = { step: last, outlook: false };
  }

  /** Looks here first from now on. */
  attend(to: Attention): void {
    this.attention = to;
    if (this.state.peek() !== "stopped") void this.work();
  }

  /** Goes on after `stop`. */
  resume(): void {
    this.state.value = "ready";
    void this.work();
  }

  /** Ends what is under way, at once. What is known stays. */
  stop(): void {
    this.state.value = "stopped";
    this.worker?.dispose();
    this.worker = null;
  }

  private async work(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    this.problem.value = "";
    try {
      for (let ask = this.next(); ask; ask = this.next()) {
        this.state.value = "working";
        await ask();
      }
      if (this.isWorking()) this.state.value = "ready";
    } catch (error) {
      if (this.isWorking()) {
        this.problem.value = messageOf(error);
        this.stop();
      }
    } finally {
      this.isAsking = false;
    }
    // Asked to go on while the end of a stopped call was awaited.
    if (this.state.peek() === "ready" && this.next()) void this.work();
  }

  private readonly isWorking = (): boolean => this.state.peek() === "working";

  private next(): (() => Promise<void>) | null {
    if (this.state.peek() === "stopped") return null;
    const { step, outlook } = this.attention;
    const known = this.reports.peek();
    if (!known.has(step)) return () => this.judge(step);
    if (outlook && this.outlook.peek()?.step !== step) return () => this.lookAhead(step);
    const moment = this.moments.find((at) => !known.has(at));
    return moment === undefined ? null : () => this.judge(moment);
  }

  private async judge(step: number): Promise<void> {
    const report = await this.openedWorker().call((api) => api.judge(this.replay, step, STEADY_MEASURE));
    this.reports.value = new Map(this.reports.peek()).set(step, report);
  }

  private async lookAhead(step: number): Promise<void> {
    const types = await this.openedWorker().call((api) => api.outlook(this.replay, step, STEADY_MEASURE));
    this.outlook.value = { step, types };
  }

  private openedWorker(): WorkerClient<JudgeApi> {
    this.worker ??= this.open();
    return this.worker;
  }
}
