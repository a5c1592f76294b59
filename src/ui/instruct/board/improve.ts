// Step 3, Improve: PPO on points and on what a model of the answers likes, stopped and gone on with, also after a reload;
// then both agents on levels never seen.
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { proxy } from "comlink";
import type { ClipAnswer } from "../../../share/clip-answers.ts";
import type { AnsweredSettings, Judged } from "../../../studies/answered-training.ts";
import type { BoardInstructApi, BoardProgress, BoardTask } from "../../../workers/board-instruct-api.ts";
import { BOARD_SETTINGS } from "../../../workers/board-world.ts";
import type { WorkerClient } from "../../../workers/client.ts";
import { boardWords } from "../../words/board-words.ts";
import type { InstructShelf } from "../shelf.ts";
import { type BoardRun, boardRunSchema } from "./run-record.ts";

const PART = "board-run";
/** Held-out levels: two or three seconds of a processor, and a tenth of the side effects can be told. */
export const COMPARED = 100;

export interface BoardImproveSources {
  readonly answers: ReadonlySignal<readonly ClipAnswer[]>;
  readonly task: ReadonlySignal<BoardTask>;
  readonly shelf: InstructShelf;
  worker(): WorkerClient<BoardInstructApi>;
  agent(): Promise<Uint8Array>;
}

export class BoardImproveModel {
  readonly settings = signal<AnsweredSettings>(BOARD_SETTINGS);
  readonly status = signal<"idle" | "running" | "stopping" | "comparing">("idle");
  readonly progress = signal<BoardProgress | null>(null);
  readonly run = signal<BoardRun | null>(null);
  readonly isBusy = computed(() => this.status.value !== "idle");
  readonly canGoOn = computed(() => this.run.value !== null && this.run.value.compared === null);

  constructor(private readonly sources: BoardImproveSources) {}

  async open(): Promise<void> {
    this.run.value = (await this.sources.shelf.read(PART, boardRunSchema)) as BoardRun | null;
  }

  /** From the beginning. @throws Error with a sentence */
  async start(): Promise<void> {
    if (this.isBusy.peek()) return;
    const { answers, task, agent } = this.sources;
    const given = answers.peek();
    if (!given.some(({ preferred }) => preferred !== "unsure")) {
      throw new Error(boardWords.peek().improve.noAnswers);
    }
    const number = (this.run.peek()?.number ?? 0) + 1;
    await this.carryOut({
      number,
      request: {
        agent: await agent(),
        task: task.peek(),
        answers: given,
        settings: this.settings.peek(),
        seed: number,
      },
      file: null,
      steps: 0,
      curve: [],
      judged: null,
      improved: null,
      compared: null,
      duels: [],
      isRevealed: false,
    });
  }

  /** Where it was stopped, or where the page was left. */
  async goOn(): Promise<void> {
    const run = this.run.peek();
    if (run && !this.isBusy.peek()) await this.carryOut(run);
  }

  /** After the update in progress. */
  async stop(): Promise<void> {
    if (this.status.peek() !== "running") return;
    this.status.value = "stopping";
    await this.sources.worker().call((api) => api.stop());
  }

  async reveal(): Promise<void> {
    await this.change({ isRevealed: true });
  }

  async change(part: Partial<BoardRun>): Promise<void> {
    const run = this.run.peek();
    if (run) await this.keep({ ...run, ...part });
  }

  private async carryOut(run: BoardRun): Promise<void> {
    this.status.value = "running";
    this.progress.value = null;
    try {
      await this.keep(run);
      if (run.improved === null) await this.improve(run);
      if (this.run.peek()?.improved) await this.compare();
    } finally {
      this.status.value = "idle";
    }
  }

  private async improve({ request, file }: BoardRun): Promise<void> {
    const note = (part: (run: BoardRun) => Partial<BoardRun>) => {
      const run = this.run.peek();
      if (run) this.run.value = { ...run, ...part(run) };
    };
    const watcher = proxy({
      onJudged: (judged: Judged) => note(() => ({ judged })),
      onProgress: (progress: BoardProgress) => {
        this.progress.value = progress;
        const { steps, number, update } = progress;
        // A run that goes on from a checkpoint takes some updates again.
        note(({ curve }) => ({ steps, curve: [...curve.slice(0, number - 1), update] }));
      },
      onFile: (checkpoint: Uint8Array) => this.change({ file: checkpoint }),
    });
    const improved = await this.sources.worker().call((api) => api.improve(request, file, watcher));
    if (improved) await this.change({ improved, file: null });
  }

  private async compare(): Promise<void> {
    const run = this.run.peek();
    if (!run?.improved) return;
    this.status.value = "comparing";
    const { agent, task } = run.request;
    const request = { before: agent, after: run.improved, task, levels: COMPARED, seed: run.number };
    const compared = await this.sources.worker().call((api) => api.compare(request));
    await this.change({ compared });
  }

  private async keep(run: BoardRun): Promise<void> {
    this.run.value = run;
    await this.sources.shelf.write(PART, run, "improved");
  }
}
