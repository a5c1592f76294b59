// The state of the Train page: what is to be trained, how far it is, and where it is kept.
import { computed, effect, signal, untracked } from "@preact/signals";
import { proxy } from "comlink";
import { untilAborted } from "../../base/abort.ts";
import { messageOf } from "../../base/check.ts";
import type { WorkerClient } from "../../workers/client.ts";
import { openTrainerWorker } from "../../workers/open.ts";
import type { SentCheckpoint, TrainerApi, TrainingStart } from "../../workers/trainer-api.ts";
import { download } from "../download.ts";
import { count } from "../format.ts";
import { newId } from "../new-id.ts";
import { remember, remembered } from "../remembered.ts";
import { route } from "../route.ts";
import type { Run } from "../runs.ts";
import type { Services } from "../services.ts";
import { Spoken } from "../words/spoken.ts";
import { translated, words } from "../words/words.ts";
import { Comparison } from "./comparison.ts";
import { Cost } from "./cost.ts";
import { EMPTY_CURVE } from "./curve.ts";
import { DoneNote } from "./done.ts";
import { TrainForm } from "./form.ts";
import { RestWhenHidden } from "./hidden.ts";
import { CHECKPOINT_EVERY, newestReadable, whyNotKept } from "./keeping.ts";
import { LiveRun } from "./live.ts";
import type { TrainSettings } from "./settings.ts";
import { Tuning } from "./tuning.ts";
import { Watching } from "./watching.ts";

/** That are shown, and that are shown of all. */
const [FEW, MANY] = [4, 64];
const WALL_STORED_AS = "all-boards";

const STOPPED = new Error("stopped");

type Status = "idle" | "starting" | "running" | "stopping";

/** Lives as long as the app, so that training goes on while other pages are open. */
export class TrainModel {
  readonly status = signal<Status>("idle");
  readonly problem = new Spoken();
  readonly said = new Spoken();
  /** The run that is shown. */
  readonly current = signal<Run | null>(null);
  readonly isBusy = computed(() => this.status.value !== "idle");

  readonly live = new LiveRun();
  /** Whether all boards are shown, as a wall. */
  readonly isWall = signal(remembered(WALL_STORED_AS) === "yes");
  readonly cost = new Cost();
  readonly rest = new RestWhenHidden();
  readonly done = new DoneNote(() => route.peek().page === "train" && !document.hidden);
  readonly tuning = new Tuning((name, value) => this.tell((api) => api.change(name, value)));
  readonly form: TrainForm;
  readonly watching: Watching;
  readonly comparison: Comparison;
  /** Id of the set that the run that is shown trains on. */
  readonly setId = computed(() => {
    const { endless, query } = this.current.value ?? {};
    return endless ?? query?.levels ?? this.form.settings.value.levels;
  });
  /** It rests because nobody can see it. */
  readonly isPaused = computed(() => this.status.value === "running" && this.rest.isDue.value);
  /** What the title of the tab says of it; empty where there is nothing to say. */
  readonly headline = computed(() => {
    const { progress } = this.live;
    if (this.isPaused.value) return words.value.train.headline.paused;
    if (this.isBusy.value && progress.value) {
      return `${Math.floor((100 * progress.value.steps) / progress.value.totalSteps)} %`;
    }
    return this.done.news.value && words.value.train.headline.done;
  });

  private worker: WorkerClient<TrainerApi> | null = null;
  /** Ends a run before its first step. */
  private leaving = new AbortController();

  constructor(private readonly services: Pick<Services, "library" | "runs" | "shipped" | "judgeWorker">) {
    const { runs, judgeWorker } = services;
    this.form = new TrainForm(services, this.problem, (text, fileName) =>
      this.openedWorker().call((api) => api.readRecipe(text, fileName)),
    );
    this.watching = new Watching(judgeWorker);
    this.comparison = new Comparison(
      runs.runs,
      computed(() => ({
        id: this.current.value?.id,
        name: this.current.value?.name ?? "",
        curve: this.live.curve.value,
        changes: this.live.changes.value,
      })),
    );
    effect(() => {
      const isPaused = this.isPaused.value;
      untracked(() => {
        this.tell((api) => api.pause(isPaused));
        this.live.forgetPace();
      });
    });
    const watched = computed(() => {
      const { watch, on } = this.form.settings.value;
      return this.status.value === "running" ? JSON.stringify([watch, on]) : null;
    });
    effect(() => {
      if (watched.value !== null) untracked(() => void this.watch());
    });
    effect(() => {
      if (route.value.page === "train") untracked(() => this.done.look());
    });
  }

  showAll(isWall: boolean): void {
    this.isWall.value = isWall;
    remember(WALL_STORED_AS, isWall ? "yes" : "no");
    this.tell((api) => api.show(isWall ? MANY : FEW));
  }

  /** Says how long it will take, after two seconds of it. */
  async measure(): Promise<void> {
    if (this.isBusy.peek() || this.cost.isMeasuring.peek()) return;
    this.cost.isMeasuring.value = true;
    this.problem.value = "";
    try {
      const settings = this.form.settings.peek();
      const { run, start } = await this.form.order(new AbortController().signal);
      const { backend } = settings;
      const levels = await this.form.levels.wanted(run);
      const speed = await this.openedWorker().call((api) => api.measure({ levels, start, backend }));
      if (speed !== null) this.cost.learn(settings, speed);
    } catch (error) {
      if (!this.isBusy.peek()) this.problem.value = messageOf(error);
    } finally {
      this.cost.isMeasuring.value = false;
    }
  }

  /** Hands out what the form asks for as a recipe's file. */
  async saveRecipe(): Promise<void> {
    this.problem.value = "";
    try {
      const { run, start } = await this.form.order(new AbortController().signal);
      const levels = await this.form.levels.wanted(run);
      const { name, text } = await this.openedWorker().call((api) =>
        api.recipeOf(start, levels, run.totalSteps),
      );
      download(`${name.replace(/[^\w.-]+/g, "-")}.yaml`, text, "application/yaml");
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  start(): Promise<void> {
    return this.alone(async () => {
      const settings = this.form.settings.peek();
      this.said.value = (w) => w.train.said.loading;
      const { run, start } = await this.form.order(this.leaving.signal);
      await this.services.runs.hold(run.id, () => this.train(run, start, settings));
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
        if (!run) throw new Error(words.peek().train.deletedElsewhere);
        const isKnown = run.levels.length > 0 || run.endless !== undefined;
        const trainedOn = isKnown ? {} : await this.form.levels.trainedOn(this.form.settings.value.levels);
        const check = (bytes: Uint8Array) => this.openedWorker().call((api) => api.inspect(bytes));
        const { bytes: checkpoint, steps, curve, complaint } = await newestReadable(runs, run, check);
        this.problem.value = complaint;
        const totalSteps = steps < run.totalSteps ? run.totalSteps : steps + this.form.settings.value.steps;
        await this.train(
          { ...run, steps, curve, totalSteps, ...trainedOn },
          { kind: "resume", checkpoint },
          null,
        );
      }),
    );
  }

  /** True when it is gone. */
  async remove({ id, name }: Run): Promise<boolean> {
    try {
      await this.services.runs.remove(id);
      this.said.value = (w) => w.train.said.deleted(name);
      this.problem.value = "";
      if (this.form.settings.value.from === id) this.form.choose({ from: "" });
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
    if (isRunning) this.tell((api) => api.stop());
    else this.leaving.abort(STOPPED);
  }

  /** Keeps an agent that came as a file, to begin a training with. */
  async beginWith(file: File): Promise<void> {
    const id = await this.openCheckpoint(file);
    if (id === null) return;
    this.form.choose({ from: id });
    this.said.value += ` ${words.peek().train.said.beginsWith}`;
  }

  /** Keeps an agent that came as a file. @returns its id, or null where it is none */
  async openCheckpoint(file: File): Promise<string | null> {
    try {
      const checkpoint = new Uint8Array(await file.arrayBuffer());
      const { recipe, seed, steps, changes } = await this.openedWorker().call((api) =>
        api.inspect(checkpoint),
      );
      const [id, name] = [newId(), file.name.replace(/\.safetensors$/, "")];
      const run = {
        ...{ id, name, recipe, seed, steps, changes, checkpoint },
        totalSteps: steps,
        setTitle: "",
        levels: [],
        curve: EMPTY_CURVE,
        savedAt: Date.now(),
      };
      this.problem.value = "";
      await this.services.runs.save(run).catch((error: unknown) => {
        this.problem.value = whyNotKept(steps, error);
      });
      this.said.value = (w) => w.train.said.opened(name);
      return id;
    } catch (error) {
      this.problem.value = `${file.name}: ${messageOf(error)}`;
      return null;
    }
  }

  /** One training at a time in this tab. */
  private async alone(work: () => Promise<void>): Promise<void> {
    if (this.isBusy.peek()) return;
    this.leaving = new AbortController();
    this.status.value = "starting";
    this.problem.value = "";
    this.said.value = (w) => w.train.said.starting;
    try {
      await work();
    } catch (error) {
      this.problem.value = error === STOPPED ? "" : messageOf(error);
      this.said.value = error === STOPPED ? (w) => w.train.said.stopped : "";
      if (error !== STOPPED) this.done.tell(words.peek().train.said.ended(translated(messageOf(error))));
    } finally {
      this.status.value = "idle";
    }
  }

  /** @param settings of a new training, whose pace is remembered */
  private async train(run: Run, start: TrainingStart, settings: TrainSettings | null): Promise<void> {
    this.current.value = run;
    this.live.begin(run);
    this.tuning.begin(run.changes ?? []);
    this.watching.begin();
    const saves: Promise<boolean>[] = [];
    let isKept = true;
    const { watcher } = this.live;
    const wholeWatcher = proxy({
      ...watcher,
      onProgress: (...told: Parameters<typeof watcher.onProgress>) => {
        this.begun();
        watcher.onProgress(...told);
      },
      onCheckpoint: ({ agent, run: bytes, steps }: SentCheckpoint) => {
        saves.push(this.save({ ...run, checkpoint: agent, steps }, bytes));
      },
    });
    const { backend } = this.form.settings.value;
    const { totalSteps } = run;
    const levels = await this.form.levels.wanted(run);
    if (run.endless !== undefined) this.said.value = (w) => w.train.said.makingFirst;
    const boards = this.isWall.peek() ? MANY : FEW;
    const request = { levels, start, backend, totalSteps, checkpointEvery: CHECKPOINT_EVERY, boards };
    try {
      const worker = this.openedWorker();
      await untilAborted(
        worker.call((api) => api.run(request, wholeWatcher)),
        this.leaving.signal,
      );
      isKept = (await Promise.all(saves)).at(-1) ?? true;
    } catch (error) {
      // After a failure the thread cannot be trusted, or is still at work; the next run gets a new one.
      this.worker?.dispose();
      this.worker = null;
      throw error;
    }
    this.live.settle();
    // What came too late for the last update was not taken.
    this.tuning.begin(this.live.changes.value);
    const pace = this.live.pace.value;
    if (settings && pace) this.cost.learn(settings, pace.perSecond);
    const { steps } = this.current.value;
    const isFinished = steps >= totalSteps;
    this.said.value = ({ train: { said: w } }) =>
      w[isKept ? "isKept" : "isNotKept"](w[isFinished ? "finishedAfter" : "stoppedAfter"](count(steps)));
    if (isFinished) this.done.tell(words.peek().train.said.finished(run.name, count(steps)));
  }

  private begun(): void {
    if (this.status.value !== "starting") return;
    this.status.value = "running";
    this.said.value = (w) => w.train.said.training;
  }

  /** Lets the training under way play episodes as the settings say. */
  private async watch(): Promise<void> {
    const { watch, on } = this.form.settings.value;
    const run = this.current.value;
    if (watch === "never" || !run) return this.tell((api) => api.watchNothing());
    try {
      const besides = this.form.levels.toWatchOn(this.setId.value, run.seed);
      const levels = await this.form.levels.toWatch(on || besides, run);
      const isStillWanted = this.form.settings.value.watch === watch && this.form.settings.value.on === on;
      if (this.status.value !== "running" || this.current.value?.id !== run.id || !isStillWanted) return;
      const onEpisode = proxy(this.watching.take.bind(this.watching));
      await this.openedWorker().call((api) => api.watch({ levels, every: Number(watch) }, onEpisode));
      this.watching.problem.value = "";
    } catch (error) {
      this.watching.problem.value = messageOf(error);
    }
  }

  /** True where it is kept; else why not is shown. */
  private async save(run: Run, bytes: Uint8Array): Promise<boolean> {
    this.live.settle();
    const { curve, changes } = this.live;
    const saved = { ...run, curve: curve.value, changes: changes.value, savedAt: Date.now() };
    this.current.value = saved;
    const { steps } = run;
    return this.services.runs.save(saved, { bytes, steps, curve: curve.value }).then(
      () => true,
      (error: unknown) => {
        this.problem.value = whyNotKept(steps, error);
        return false;
      },
    );
  }

  /** To the training under way, if there is one. */
  private tell(message: Parameters<WorkerClient<TrainerApi>["call"]>[0]): void {
    this.worker?.call(message).catch((error: unknown) => {
      if (this.status.peek() === "running") this.problem.value = messageOf(error);
    });
  }

  private openedWorker(): WorkerClient<TrainerApi> {
    this.worker ??= openTrainerWorker();
    return this.worker;
  }
}
