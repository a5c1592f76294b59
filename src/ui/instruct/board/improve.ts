// Step 3, Improve: PPO on points and on what a model of the answers likes, then both agents on levels never seen.
import { type ReadonlySignal, signal } from "@preact/signals";
import { proxy } from "comlink";
import * as v from "valibot";
import type { ClipAnswer } from "../../../share/clip-answers.ts";
import type { AnsweredSettings, Judged } from "../../../studies/answered-training.ts";
import type { BoardInstructApi, BoardProgress, BoardTask } from "../../../workers/board-instruct-api.ts";
import { BOARD_SETTINGS } from "../../../workers/board-world.ts";
import type { WorkerClient } from "../../../workers/client.ts";
import { boardWords } from "../../words/board-words.ts";
import { Improving } from "../improving.ts";
import { setNumber, setWhole } from "../kept.ts";
import type { InstructShelf } from "../shelf.ts";
import { type BoardRun, boardRunSchema } from "./run-record.ts";

const PART = "board-run";
/** Held-out levels: two or three seconds of a processor, and a tenth of the side effects can be told. */
export const COMPARED = 100;

/** Of what may be set. */
export const BOUNDS = {
  steps: { min: 1000, max: 5_000_000 },
  factor: { min: 0, max: 100 },
  klFactor: { min: 0, max: 10 },
} as const satisfies Record<keyof AnsweredSettings, object>;

export const settingsSchema = v.object({
  steps: setWhole(BOUNDS.steps, BOARD_SETTINGS.steps),
  factor: setNumber(BOUNDS.factor, BOARD_SETTINGS.factor),
  klFactor: setNumber(BOUNDS.klFactor, BOARD_SETTINGS.klFactor),
});

export interface BoardImproveSources {
  readonly answers: ReadonlySignal<readonly ClipAnswer[]>;
  readonly task: ReadonlySignal<BoardTask>;
  readonly shelf: InstructShelf;
  worker(): WorkerClient<BoardInstructApi>;
  agent(): Promise<Uint8Array>;
}

export class BoardImproveModel extends Improving<BoardRun, BoardProgress> {
  readonly settings = signal<AnsweredSettings>(BOARD_SETTINGS);

  constructor(private readonly sources: BoardImproveSources) {
    super(sources.shelf, PART, boardRunSchema);
  }

  /** From the beginning. @throws Error with a sentence */
  async start(): Promise<void> {
    if (this.isBusy.peek()) return;
    const { answers, task, agent } = this.sources;
    const given = answers.peek();
    if (!given.some(({ preferred }) => preferred !== "unsure")) {
      throw new Error(boardWords.peek().improve.noAnswers);
    }
    const number = this.nextNumber();
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

  protected async improve({ request, file }: BoardRun): Promise<void> {
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

  protected async compare({ improved, request, number }: BoardRun): Promise<void> {
    if (!improved) return;
    const { agent, task } = request;
    const compared = await this.sources
      .worker()
      .call((api) => api.compare({ before: agent, after: improved, task, levels: COMPARED, seed: number }));
    await this.change({ compared });
  }

  protected interrupt(): Promise<void> {
    return this.sources.worker().call((api) => api.stop());
  }
}
