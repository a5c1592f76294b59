// Step 3, Improve: PPO on what the visitor said.
import { computed, signal } from "@preact/signals";
import { proxy } from "comlink";
import * as v from "valibot";
import type { WorkerClient } from "../../workers/client.ts";
import type {
  ImproveProgress,
  ImproveRequest,
  ImproveStage,
  InstructApi,
} from "../../workers/instruct-api.ts";
import { LIVE, type LiveSettings, symptomsOf } from "../../workers/instruct-world.ts";
import { words } from "../words/words.ts";
import { Improving } from "./improving.ts";
import { setNumber, setWhole } from "./kept.ts";
import type { LabelBook } from "./label-book.ts";
import { type RunRecord, runSchema } from "./run-record.ts";
import type { InstructShelf } from "./shelf.ts";

const PART = "run";
/** Fresh prompts on which the model before and the model after are compared, and how many of them are shown. */
const COMPARED = 300;
const SAMPLES = 8;

/** Of what may be set. */
export const BOUNDS = {
  updates: { min: 1, max: 500 },
  klFactor: { min: 0, max: 10 },
  ptx: { min: 0, max: 10 },
  learningRate: { min: 0.00001, max: 0.01 },
} as const satisfies Record<keyof LiveSettings, object>;

export const settingsSchema = v.object({
  updates: setWhole(BOUNDS.updates, LIVE.updates),
  klFactor: setNumber(BOUNDS.klFactor, LIVE.klFactor),
  ptx: setNumber(BOUNDS.ptx, LIVE.ptx),
  learningRate: setNumber(BOUNDS.learningRate, LIVE.learningRate),
});

export interface ImproveSources {
  readonly book: LabelBook;
  readonly shelf: InstructShelf;
  worker(): WorkerClient<InstructApi>;
  load(name: string): Promise<Uint8Array>;
}

/** The judge that comes along, and the fine-tuned model in which a judge of one's own begins. */
const JUDGE = "reward";
const JUDGE_START = "s-start";

export class ImproveModel extends Improving<RunRecord, ImproveProgress> {
  readonly settings = signal<LiveSettings>(LIVE);
  readonly symptoms = computed(() => symptomsOf(this.run.value?.curve ?? []));

  constructor(private readonly sources: ImproveSources) {
    super(sources.shelf, PART, runSchema);
  }

  /** From the beginning. @param from name of a model */
  async start(from: string): Promise<void> {
    if (this.isBusy.peek()) return;
    const { book, load } = this.sources;
    const [start, judge, judgeStart] = await Promise.all([from, JUDGE, JUDGE_START].map(load));
    const number = this.nextNumber();
    const request: ImproveRequest = {
      start,
      judge,
      judgeStart,
      demonstrations: book.demonstrations.peek(),
      rankings: book.rankings.peek(),
      settings: this.settings.peek(),
      seed: number,
    };
    await this.carryOut({
      number,
      from,
      request,
      files: {},
      curve: [],
      improved: null,
      compared: null,
      isRevealed: false,
    });
  }

  protected async improve({ request, files, curve }: RunRecord): Promise<void> {
    const seen = [...curve];
    const watcher = proxy({
      onProgress: (progress: ImproveProgress) => {
        this.progress.value = progress;
        if (!progress.update) return;
        // A run that goes on from a checkpoint takes some updates again, to the same numbers.
        seen[progress.step - 1] = progress.update;
        const now = this.run.peek();
        if (now) this.run.value = { ...now, curve: [...seen] };
      },
      onFile: async (stage: ImproveStage, checkpoint: Uint8Array) => {
        await this.change({ files: { ...this.run.peek()?.files, [stage]: checkpoint } });
      },
    });
    const improved = await this.sources.worker().call((api) => api.improve(request, files, watcher));
    if (improved.model) await this.change({ improved, files: {} });
  }

  protected async compare({ improved, request, number }: RunRecord): Promise<void> {
    const model = improved?.model;
    if (!model) return;
    const compared = await this.sources.worker().call((api) =>
      api.compare({
        before: request.start,
        after: model,
        prompts: COMPARED,
        samples: SAMPLES,
        seed: number,
      }),
    );
    await this.change({ compared });
  }

  protected interrupt(): Promise<void> {
    return this.sources.worker().call((api) => api.stop());
  }

  /** What is being done, in a sentence. */
  said(): string {
    const w = words.value.instruct.improve;
    const progress = this.progress.value;
    switch (this.status.value) {
      case "running":
        return progress ? w.stages[progress.stage](progress.step, progress.steps) : w.starting;
      case "stopping":
        return w.stopping;
      case "comparing":
        return w.comparing;
      case "idle":
        return this.run.value === null ? w.nothingYet : this.canGoOn.value ? w.stopped : w.done;
    }
  }
}
