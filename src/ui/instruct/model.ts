// The state of the Instruct page, over its steps. Lives as long as the app: a run goes on while other pages are open.
import { computed, signal } from "@preact/signals";
import * as v from "valibot";
import type { LmResults } from "../../share/lm-results.ts";
import type { WorkerClient } from "../../workers/client.ts";
import type { InstructApi } from "../../workers/instruct-api.ts";
import { openInstructWorker } from "../../workers/open.ts";
import { words } from "../words/words.ts";
import { Attempts } from "./attempts.ts";
import { DuelModel } from "./duels.ts";
import { HackedModel } from "./hacked.ts";
import { ImproveModel, settingsSchema } from "./improve.ts";
import { counted, type Keepable, keepAll, keepable, typedText } from "./kept.ts";
import { LabelBook } from "./label-book.ts";
import { RankModel } from "./rank.ts";
import { InstructShelf } from "./shelf.ts";
import { ShippedModels } from "./shipped-models.ts";
import { ShowModel } from "./show.ts";

/** The one that only knows the web. */
export const WEB_MODEL = "s";
/** Where PPO began, and what came of it without a price for KL. */
export const START = "s-start";
export const HACKED = "s-hacked";
/** Of the visitor's run of that number. */
const ownModel = (run: number): string => `own-${run}`;

/** Of a file of labels. */
const MOST_BYTES = 8_000_000;

const PLACE = "place";
const namesSchema = v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(100));

export class InstructModel extends Attempts {
  readonly shipped = new ShippedModels(`${import.meta.env.BASE_URL}lm/`);
  readonly isReady = signal(false);
  /** The model that is shown, asked and improved, by name. */
  readonly from = signal(START);
  readonly results = signal<LmResults | null>(null);
  private readonly shelf = new InstructShelf();
  private thread: WorkerClient<InstructApi> | null = null;
  private readonly sources = {
    shelf: this.shelf,
    worker: () => {
      this.thread ??= openInstructWorker();
      return this.thread;
    },
    load: (name: string) => this.load(name),
  };
  readonly book = new LabelBook(this.shelf);
  readonly show = new ShowModel(this.book);
  readonly rank = new RankModel({
    ...this.sources,
    book: this.book,
    models: () => Promise.all([this.from.peek(), WEB_MODEL].map(this.sources.load)),
  });
  readonly improve = new ImproveModel({ ...this.sources, book: this.book });
  /** What came of the visitor's last run; null until it is finished. */
  private readonly own = computed(() => {
    const { number, improved } = this.improve.run.value ?? {};
    return improved?.model ? { name: ownModel(number!), model: improved.model } : null;
  });
  readonly duels = new DuelModel({
    ...this.sources,
    contestants: computed(() => [
      ...this.shipped.cards.value.filter(({ kind }) => kind === "language").map(({ name }) => name),
      ...(this.own.value ? [this.own.value.name] : []),
    ]),
  });
  readonly hacked = new HackedModel({
    ...this.sources,
    models: () => Promise.all([START, HACKED].map(this.sources.load)),
  });
  /** What became of a file of labels. */
  readonly said = signal("");
  private opening: Promise<void> | undefined;
  private stopKeeping = () => {};

  /** What is kept here, and what comes along. */
  open(): Promise<void> {
    this.opening ??= this.attempt(async () => {
      await this.shipped.refresh();
      await Promise.all([this.book.open(), this.improve.open(), this.duels.open()]);
      this.stopKeeping = await keepAll(this.shelf, PLACE, this.place());
      this.isReady.value = true;
    }).finally(() => {
      // The next try asks again.
      if (!this.isReady.peek()) this.opening = undefined;
    });
    return this.opening;
  }

  async showResults(): Promise<void> {
    await this.attempt(async () => {
      this.results.value ??= await this.shipped.results();
    });
  }

  /** Adds the labels of a file. @throws Error with a sentence where it holds something else */
  async takeIn(file: File): Promise<void> {
    const w = words.peek().instruct.labels;
    if (file.size > MOST_BYTES) throw new Error(w.tooLarge);
    this.said.value = w.takenIn(await this.book.takeIn(await file.text()));
  }

  choose(from: string): void {
    this.from.value = from;
    this.rank.forget();
  }

  /** Ends the thread, and what writes down. */
  async dispose(): Promise<void> {
    this.stopKeeping();
    this.thread?.dispose();
    this.thread = null;
    await this.shelf.close();
  }

  /** Where the visitor is, what is set, and what is being typed. */
  private place(): Readonly<Record<string, Keepable>> {
    const { show, rank, duels, improve } = this;
    const isThere = (name: string) =>
      this.shipped.cards.peek().some((card) => card.name === name && card.kind === "language");
    return {
      from: keepable(this.from, v.pipe(v.string(), v.check(isThere))),
      show: keepable(show.prompts.number, counted),
      showOwn: show.prompts.kept.own,
      showTyped: show.prompts.kept.typed,
      demonstration: keepable(show.typed, typedText),
      rank: keepable(rank.prompts.number, counted),
      rankOwn: rank.prompts.kept.own,
      rankTyped: rank.prompts.kept.typed,
      ranking: rank.underWay,
      duelsOwn: duels.prompts.kept.own,
      duelsTyped: duels.prompts.kept.typed,
      contestants: keepable(duels.names, namesSchema),
      settings: keepable(improve.settings, settingsSchema),
    };
  }

  private async load(name: string): Promise<Uint8Array> {
    const own = this.own.peek();
    return name === own?.name ? own.model : this.shipped.load(name);
  }
}
