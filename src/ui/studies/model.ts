// The state of the Studies page: the study that is written, the one that runs, and those that are kept.
import { computed, signal } from "@preact/signals";
import { proxy } from "comlink";
import type { Backend } from "../../backends/prepare.ts";
import { messageOf } from "../../base/check.ts";
import type { LevelsOf } from "../../studies/parse-study.ts";
import type { StudyProgress } from "../../studies/study.ts";
import type { StudyResults } from "../../studies/study-results.ts";
import type { WorkerClient } from "../../workers/client.ts";
import { openStudyWorker } from "../../workers/open.ts";
import type { NamedLevels, StudyApi, StudyOutline, StudyReading } from "../../workers/study-api.ts";
import { type KeptStudy, StudyShelf } from "../../workers/study-shelf.ts";
import { type Pace, PaceMeter } from "../pace.ts";
import { remember, remembered } from "../remembered.ts";
import { go, type Route } from "../route.ts";
import type { Services } from "../services.ts";
import { Spoken } from "../words/spoken.ts";
import { words } from "../words/words.ts";
import { STUDY_EXAMPLES } from "./examples.ts";
import { setIdOf } from "./levels.ts";

/** Milliseconds without a keystroke after which a text is read. */
const READ_AFTER = 250;

const DRAFT = "study";

/** What a finished study left. */
export interface StudyShown {
  readonly id: string;
  readonly text: string;
  readonly results: StudyResults;
  /** SVG */
  readonly plot: string;
}

/** Lives as long as the app, so that a study goes on while other pages are open. */
export class StudiesModel {
  readonly text = signal(remembered(DRAFT) ?? STUDY_EXAMPLES[0].text);
  readonly reading = signal<StudyReading | null>(null);
  readonly status = signal<"idle" | "starting" | "running">("idle");
  readonly backend = signal<Backend | null>(null);
  readonly progress = signal<StudyProgress | null>(null);
  readonly pace = signal<Pace | null>(null);
  readonly kept = signal<readonly KeptStudy[]>([]);
  /** The study that runs, or ran last. */
  readonly runningId = signal("");
  readonly shown = signal<StudyShown | null>(null);
  readonly problem = new Spoken();
  readonly said = new Spoken();
  readonly isBusy = computed(() => this.status.value !== "idle");

  private readonly shelf = new StudyShelf();
  private worker: WorkerClient<StudyApi> | null = null;
  private readsIn: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly services: Pick<Services, "library">) {}

  /** An address names a kept study, whose results are shown. */
  async follow({ path: [id] }: Route): Promise<void> {
    await this.attempt(async () => {
      if (this.reading.peek() === null) await this.read();
      this.kept.value = await this.shelf.list();
      if (id !== undefined && id !== this.shown.peek()?.id) await this.show(id);
    });
  }

  write(text: string): void {
    this.text.value = text;
    remember(DRAFT, text, "study");
    clearTimeout(this.readsIn);
    // Whoever starts it reads it again and hears of a failure.
    this.readsIn = setTimeout(() => void this.read().catch(() => {}), READ_AFTER);
  }

  async openFile(file: File): Promise<void> {
    await this.attempt(async () => {
      if (!/\.ya?ml$/i.test(file.name)) throw new Error(words.peek().studies.noStudyFile(file.name));
      this.write(await file.text());
    });
  }

  /** Trains what the text says. @param kept goes on with this one */
  async start(kept?: KeptStudy): Promise<void> {
    if (this.isBusy.peek()) return;
    if (kept) this.write(kept.text);
    clearTimeout(this.readsIn);
    this.status.value = "starting";
    this.said.value = (w) => w.studies.said.loading;
    this.progress.value = null;
    this.pace.value = null;
    const finished = await this.attempt(async () => {
      await this.read();
      const { outline, mistake } = this.reading.peek() ?? { outline: null, mistake: null };
      if (outline === null) throw new Error(mistake?.message ?? words.peek().studies.nothingToRun);
      await this.run(outline, kept?.id);
    });
    if (!finished) {
      // After a failure the thread cannot be trusted.
      this.endThread();
      this.said.value = this.isStopping ? (w) => w.studies.said.stopped : "";
      this.kept.value = await this.shelf.list().catch(() => []);
    }
    this.isStopping = false;
    this.status.value = "idle";
  }

  /** At once. What was done in whole parts is kept. */
  stop(): void {
    if (!this.isBusy.peek()) return;
    this.isStopping = true;
    this.endThread();
  }

  async remove({ id, name }: KeptStudy): Promise<boolean> {
    return this.attempt(async () => {
      await this.shelf.remove(id);
      if (this.shown.peek()?.id === id) this.shown.value = null;
      this.kept.value = await this.shelf.list();
      this.said.value = (w) => w.studies.said.deleted(name);
    });
  }

  private isStopping = false;

  private async run(outline: StudyOutline, id: string | undefined): Promise<void> {
    const tasks = await Promise.all(
      outline.tasks.map(async ({ train, test }) => ({
        train: await this.load(train),
        test: await this.load(test),
      })),
    );
    if (this.isStopping) throw new Error("stopped");
    const meter = new PaceMeter(outline.totalSteps);
    const watcher = proxy({
      onBegin: (begun: string, backend: Backend) => {
        this.backend.value = backend;
        this.runningId.value = begun;
        this.status.value = "running";
        this.said.value = (w) => w.studies.said.running(outline.name);
      },
      onProgress: (progress: StudyProgress) => {
        this.progress.value = progress;
      },
      onSteps: (steps: number) => {
        this.pace.value = meter.mark(steps, performance.now());
      },
    });
    const text = this.text.peek();
    await this.openedWorker().call((api) =>
      api.run({ text, tasks, backend: "auto", ...(id === undefined ? {} : { id }) }, watcher),
    );
    this.kept.value = await this.shelf.list();
    this.said.value = (w) => w.studies.said.finished(outline.name);
    await this.show(this.runningId.peek());
    go({ page: "studies", path: [this.runningId.peek()] });
  }

  private async load({ levels }: LevelsOf): Promise<NamedLevels> {
    const set = this.services.library.find(setIdOf(levels));
    if (!set) {
      throw new Error(words.peek().studies.noLevels(levels));
    }
    return { levels: (await set.load()).filter(({ agents }) => agents.length > 0), official: set.official };
  }

  private async show(id: string): Promise<void> {
    const store = this.shelf.store(id);
    const read = async (name: string) => new TextDecoder().decode((await store.read(name)) ?? undefined);
    const [results, plot, text] = await Promise.all(["results.json", "plot.svg", "study.yaml"].map(read));
    if (!results) throw new Error(words.peek().studies.notFinished);
    this.shown.value = { id, text, plot, results: JSON.parse(results) as StudyResults };
  }

  private async read(): Promise<void> {
    const text = this.text.peek();
    const reading = await this.openedWorker().call((api) => api.read(text));
    if (this.text.peek() === text) this.reading.value = reading;
  }

  /** True if it went well; else what went wrong is shown. */
  private async attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      this.problem.value = "";
      await work();
      return true;
    } catch (error) {
      if (!this.isStopping) this.problem.value = messageOf(error);
      return false;
    }
  }

  private endThread(): void {
    this.worker?.dispose();
    this.worker = null;
  }

  private openedWorker(): WorkerClient<StudyApi> {
    this.worker ??= openStudyWorker();
    return this.worker;
  }
}
