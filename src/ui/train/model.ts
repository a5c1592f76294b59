// The state of the Train page: what is to be trained, how far it is, and where it is kept.
import { computed, signal } from "@preact/signals";
import { proxy } from "comlink";
import * as v from "valibot";
import type { RecipeName } from "../../agents/recipes.ts";
import type { TrainingProgress } from "../../agents/trainer.ts";
import type { Backend } from "../../backends/prepare.ts";
import { untilAborted } from "../../base/abort.ts";
import { messageOf } from "../../base/check.ts";
import type { WorkerClient } from "../../workers/client.ts";
import { openTrainerWorker } from "../../workers/open.ts";
import type { Frame, SentCheckpoint, TrainerApi, TrainingStart } from "../../workers/trainer-api.ts";
import { ENGINES } from "../components/engine-note.tsx";
import { count } from "../format.ts";
import { formatPart, partToTestOn } from "../levels/series-set.ts";
import { seriesOf } from "../levels/source.ts";
import { isEndless, type LevelSet } from "../library.ts";
import { note, type Route } from "../route.ts";
import type { Copy, Run } from "../runs.ts";
import type { Services } from "../services.ts";
import { EMPTY_CURVE, extendCurve, type TrainingCurve } from "./curve.ts";

/** In words; the type holds the list to the recipes there are. */
export const RECIPE_WORDS: Readonly<Record<RecipeName, string>> = {
  small: "Small: learns something in minutes",
  full: "Full: the same for six million steps",
  quick: "Quick: two minutes, a first look",
  standard: "Standard: for a million steps",
  "safelife-1.2": "SafeLife 1.2: as the original did",
};

export const BACKEND_WORDS = {
  auto: "The fastest here",
  ...ENGINES,
  simd: "Our own SIMD engine",
  cpu: "Plain JavaScript, very slow",
} as const;

const wholeText = (least: number, most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number), v.minValue(least), v.maxValue(most));

/** Each choice by itself, so that one broken part of an address does not cost the others. */
const settingsSchema = v.object({
  levels: v.fallback(v.string(), ""),
  recipe: v.fallback(v.picklist(Object.keys(RECIPE_WORDS) as RecipeName[]), "quick"),
  backend: v.fallback(v.picklist(["auto", "simd", "webgpu", "wasm", "cpu"]), "auto"),
  steps: v.fallback(wholeText(1, 1e9), 100_000),
  seed: v.fallback(wholeText(0, Number.MAX_SAFE_INTEGER), 0),
});
export type TrainSettings = v.InferOutput<typeof settingsSchema>;

export const readTrainSettings = (query: Readonly<Record<string, string>>): TrainSettings =>
  v.parse(settingsSchema, { levels: "", ...query });

/** Milliseconds of training that a closed tab may cost. */
export const CHECKPOINT_EVERY = 15_000;
const BOARDS = 4;

const STOPPED = new Error("Stopped before the first step.");
/** Lines that can be told apart without colour. */
export const MOST_CURVES = 5;
const MARKS = "ABCDE";

/** A curve with a letter that stands for it. */
export interface NamedCurve {
  readonly mark: string;
  readonly name: string;
  readonly curve: TrainingCurve;
}

type Status = "idle" | "starting" | "running" | "stopping";

/** Lives as long as the app, so that training goes on while other pages are open. */
export class TrainModel {
  readonly settings = signal<TrainSettings>(readTrainSettings({}));
  readonly status = signal<Status>("idle");
  readonly backend = signal<Backend | null>(null);
  readonly progress = signal<TrainingProgress | null>(null);
  readonly frames = signal<readonly Frame[]>([]);
  readonly curve = signal<TrainingCurve>(EMPTY_CURVE);
  readonly problem = signal("");
  readonly said = signal("");
  /** The run that is shown. */
  readonly current = signal<Run | null>(null);
  readonly isBusy = computed(() => this.status.value !== "idle");
  /** Ids of kept runs whose curves are shown beside it, in the order in which they were chosen. */
  readonly compared = signal<readonly string[]>([]);
  /** Curves to be shown: of the run that is shown, then those compared with it. */
  readonly curves = computed((): readonly NamedCurve[] => {
    const { id, name = "" } = this.current.value ?? {};
    const others = this.compared.value.flatMap(
      (other) => this.services.runs.runs.value.find((run) => run.id === other && other !== id) ?? [],
    );
    const shown = [{ name, curve: this.curve.value }, ...others];
    return shown
      .filter(({ curve }) => curve.steps.length > 0)
      .slice(0, MOST_CURVES)
      .map(({ name, curve }, i) => ({ mark: MARKS[i], name, curve }));
  });

  private worker: WorkerClient<TrainerApi> | null = null;
  /** Ends a run before its first step. */
  private leaving = new AbortController();

  constructor(private readonly services: Pick<Services, "library" | "runs">) {}

  follow({ query }: Route): void {
    const settings = readTrainSettings(query);
    const levels = settings.levels || this.settings.peek().levels || this.services.library.sets.peek()[0].id;
    // So that a generated set is offered again.
    this.services.library.find(levels);
    this.settings.value = { ...settings, levels };
  }

  choose(change: Partial<TrainSettings>): void {
    const { levels, recipe, backend, steps, seed } = { ...this.settings.value, ...change };
    note({ page: "train", query: { levels, recipe, backend, steps: String(steps), seed: String(seed) } });
  }

  async openLevels(file: File): Promise<void> {
    try {
      const set = await this.services.library.open(file);
      if (set) this.choose({ levels: set.id });
      this.problem.value = "";
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  start(): Promise<void> {
    return this.alone(async () => {
      const { recipe, seed, steps } = this.settings.value;
      const { title, ...trainedOn } = await this.chosenLevels();
      const run: Run = {
        id: crypto.randomUUID(),
        name: `${title} · ${recipe} · seed ${seed}`,
        recipe,
        seed,
        steps: 0,
        totalSteps: steps,
        setTitle: title,
        ...trainedOn,
        checkpoint: new Uint8Array(),
        curve: EMPTY_CURVE,
        savedAt: Date.now(),
      };
      await this.services.runs.hold(run.id, () => this.train(run, { kind: "new", recipe, seed }));
    });
  }

  /** Goes on to the steps once wanted, or by as many more as the form says. */
  resume({ id }: Run): Promise<void> {
    const { runs } = this.services;
    return this.alone(() =>
      runs.hold(id, async () => {
        // Another tab may have trained it on since it was listed.
        await runs.refresh();
        const run = runs.runs.value.find((kept) => kept.id === id);
        if (!run) throw new Error("This agent was deleted in another tab.");
        const isKnown = run.levels.length > 0 || run.endless !== undefined;
        const { title: setTitle, ...trainedOn } = isKnown
          ? { title: run.setTitle }
          : await this.chosenLevels();
        const { bytes: checkpoint, steps, curve } = await this.newestReadable(run);
        const totalSteps = steps < run.totalSteps ? run.totalSteps : steps + this.settings.value.steps;
        await this.train(
          { ...run, steps, curve, totalSteps, setTitle, ...trainedOn },
          { kind: "resume", checkpoint },
        );
      }),
    );
  }

  /** Shows the curves of a kept run beside the others, or no longer. */
  compare({ id }: Run): void {
    const { value } = this.compared;
    this.compared.value = value.includes(id) ? value.filter((other) => other !== id) : [...value, id];
  }

  /** True when it is gone. */
  async remove({ id, name }: Run): Promise<boolean> {
    try {
      await this.services.runs.remove(id);
      this.said.value = `Deleted ${name}.`;
      this.problem.value = "";
      return true;
    } catch (error) {
      this.problem.value = messageOf(error);
      return false;
    }
  }

  async stop(): Promise<void> {
    const isRunning = this.status.value === "running";
    if (!isRunning && this.status.value !== "starting") return;
    this.status.value = "stopping";
    if (isRunning) await this.worker?.call((api) => api.stop()).catch(() => {});
    else this.leaving.abort(STOPPED);
  }

  async openCheckpoint(file: File): Promise<void> {
    try {
      const checkpoint = new Uint8Array(await file.arrayBuffer());
      const { recipe, seed, steps } = await this.openedWorker().call((api) => api.inspect(checkpoint));
      const name = file.name.replace(/\.safetensors$/, "");
      await this.services.runs.save({
        id: crypto.randomUUID(),
        name,
        recipe,
        seed,
        steps,
        totalSteps: steps,
        setTitle: "",
        levels: [],
        checkpoint,
        curve: EMPTY_CURVE,
        savedAt: Date.now(),
      });
      this.said.value = `Opened ${name}.`;
      this.problem.value = "";
    } catch (error) {
      this.problem.value = `${file.name}: ${messageOf(error)}`;
    }
  }

  /** The set on which an agent of the chosen levels is scored. */
  levelsToTestOn(): string {
    const { levels } = this.settings.value;
    const set = this.services.library.find(levels);
    return (set?.part && isEndless(set) && formatPart(partToTestOn(set.part))) || levels;
  }

  private findSet(id: string): LevelSet {
    const set = this.services.library.find(id);
    if (!set) throw new Error("Those levels are no longer here. Choose others, or open their file again.");
    return set;
  }

  private async chosenLevels(): Promise<Pick<Run, "levels" | "endless"> & { readonly title: string }> {
    const set = this.findSet(this.settings.value.levels);
    if (isEndless(set)) return { title: set.title, levels: [], endless: set.id };
    this.said.value = `Loading ${set.title} …`;
    const levels = (await untilAborted(set.load(), this.leaving.signal)).filter(
      ({ agents }) => agents.length > 0,
    );
    if (levels.length === 0) throw new Error(`No level of ${set.title} has an agent. Choose others.`);
    return { title: set.title, levels };
  }

  /** Of the copies of a training, or else its agent alone; says so where it is not the newest. */
  private async newestReadable({ id, checkpoint, steps, curve }: Run): Promise<Copy> {
    const copies = [...(await this.services.runs.copies(id)), { bytes: checkpoint, steps, curve }];
    const complaints: string[] = [];
    for (const copy of copies) {
      try {
        const { steps } = await this.openedWorker().call((api) => api.inspect(copy.bytes));
        if (complaints.length > 0) {
          this.problem.value = `The newest checkpoint cannot be used: ${complaints[0]} Training goes on from an older one, of step ${count(steps)}.`;
        }
        return copy;
      } catch (error) {
        complaints.push(messageOf(error));
      }
    }
    throw new Error(`This agent cannot be trained on: ${complaints.at(-1)}`);
  }

  /** One training at a time in this tab. */
  private async alone(work: () => Promise<void>): Promise<void> {
    if (this.isBusy.peek()) return;
    this.leaving = new AbortController();
    this.status.value = "starting";
    this.problem.value = "";
    this.said.value = "Starting.";
    try {
      await work();
    } catch (error) {
      this.problem.value = error === STOPPED ? "" : messageOf(error);
      this.said.value = error === STOPPED ? STOPPED.message : "";
    } finally {
      this.status.value = "idle";
    }
  }

  private async train(run: Run, start: TrainingStart): Promise<void> {
    this.current.value = run;
    this.curve.value = run.curve;
    this.progress.value = null;
    this.frames.value = [];
    const saves: Promise<void>[] = [];
    const watcher = proxy({
      onBackend: (backend: Backend) => {
        this.backend.value = backend;
      },
      onProgress: (progress: TrainingProgress) => {
        if (this.status.value === "starting") {
          this.status.value = "running";
          this.said.value = "Training.";
        }
        this.progress.value = progress;
        this.curve.value = extendCurve(this.curve.value, progress);
      },
      onFrames: (frames: readonly Frame[]) => {
        this.frames.value = frames;
      },
      onCheckpoint: ({ agent, run: bytes, steps }: SentCheckpoint) => {
        saves.push(this.save({ ...run, checkpoint: agent, steps }, bytes));
      },
    });
    const { backend } = this.settings.value;
    const { totalSteps } = run;
    const part = run.endless === undefined ? undefined : this.findSet(run.endless).part;
    const levels = part ? seriesOf(part.source, part.seed) : run.levels;
    if (part) this.said.value = "Making the first levels …";
    const request = { levels, start, backend, totalSteps, checkpointEvery: CHECKPOINT_EVERY, boards: BOARDS };
    try {
      const worker = this.openedWorker();
      await untilAborted(
        worker.call((api) => api.run(request, watcher)),
        this.leaving.signal,
      );
      await Promise.all(saves);
    } catch (error) {
      // After a failure the thread cannot be trusted, or is still at work; the next run gets a new one.
      this.worker?.dispose();
      this.worker = null;
      throw error;
    }
    const { steps } = this.current.value;
    this.said.value = `${steps < totalSteps ? "Stopped" : "Finished"} after ${count(steps)} steps; the agent is kept.`;
  }

  private async save(run: Run, bytes: Uint8Array): Promise<void> {
    const curve = this.curve.value;
    const saved = { ...run, curve, savedAt: Date.now() };
    this.current.value = saved;
    const { steps } = run;
    await this.services.runs.save(saved, { bytes, steps, curve }).catch((error: unknown) => {
      this.problem.value = `The agent of step ${count(steps)} could not be kept in this browser: ${whyNotKept(error)}. What was kept before is still there; download this one before you leave.`;
    });
  }

  private openedWorker(): WorkerClient<TrainerApi> {
    this.worker ??= openTrainerWorker();
    return this.worker;
  }
}

const whyNotKept = (error: unknown): string =>
  error instanceof DOMException && error.name === "QuotaExceededError"
    ? "it has no room left. Delete an agent that you need no more"
    : messageOf(error);
