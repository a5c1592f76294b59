// The state of the Instruct page's boards, over their steps. Lives as long as the app: a run goes on while other pages are
// open.
import { computed, signal } from "@preact/signals";
import * as v from "valibot";
import { CLIP_ANSWERS, type ClipAnswer } from "../../../share/clip-answers.ts";
import { BOARD_TASKS, type BoardInstructApi, type BoardTask } from "../../../workers/board-instruct-api.ts";
import type { WorkerClient } from "../../../workers/client.ts";
import { openBoardInstructWorker } from "../../../workers/open.ts";
import type { ShippedAgents } from "../../shipped-agents.ts";
import { boardWords } from "../../words/board-words.ts";
import { Attempts } from "../attempts.ts";
import { Book } from "../book.ts";
import { counted, keepAll, keepable } from "../kept.ts";
import { InstructShelf } from "../shelf.ts";
import { AnswersFile } from "./answers-file.ts";
import { ChooseModel } from "./choose.ts";
import { BoardDuels } from "./duels.ts";
import { BoardImproveModel, settingsSchema } from "./improve.ts";
import { WatchModel } from "./watch.ts";

const PLACE = "board-place";
const TASKS = ["prune-still", "append-still"] as const satisfies readonly BoardTask[];

export class BoardInstructModel extends Attempts {
  readonly isReady = signal(false);
  readonly task = signal<BoardTask>("prune-still");
  private readonly shelf = new InstructShelf();
  readonly book = new Book<ClipAnswer>(this.shelf, "board-answers", CLIP_ANSWERS);
  readonly file = new AnswersFile(this.book, (answers) =>
    this.thread("playing").call((api) => api.check(answers)),
  );
  /** About the agent that is chosen. */
  readonly answers = computed(() => this.book.labels.value.filter(({ task }) => task === this.task.value));
  /** One plays while the other trains. */
  private readonly threads = { playing: null, training: null } as Record<
    "playing" | "training",
    WorkerClient<BoardInstructApi> | null
  >;
  private readonly sources = {
    ...{ shelf: this.shelf, book: this.book, answers: this.answers, task: this.task },
    worker: () => this.thread("playing"),
    agent: () => this.agent(),
  };
  readonly watch = new WatchModel(this.sources);
  readonly choose = new ChooseModel(this.sources);
  readonly improve = new BoardImproveModel({ ...this.sources, worker: () => this.thread("training") });
  readonly duels = new BoardDuels(this.improve);
  private opening: Promise<void> | undefined;
  private stopKeeping = () => {};

  constructor(private readonly shipped: ShippedAgents) {
    super();
  }

  /** What is kept here. */
  open(): Promise<void> {
    this.opening ??= this.attempt(async () => {
      await Promise.all([this.book.open(), this.improve.open()]);
      this.stopKeeping = await keepAll(this.shelf, PLACE, {
        task: keepable(this.task, v.picklist(TASKS)),
        number: keepable(this.choose.number, counted),
        watched: keepable(this.watch.number, counted),
        settings: keepable(this.improve.settings, settingsSchema),
      });
      this.isReady.value = true;
    }).finally(() => {
      // The next try asks again.
      if (!this.isReady.peek()) this.opening = undefined;
    });
    return this.opening;
  }

  turnTo(task: BoardTask): void {
    this.task.value = task;
    this.watch.forget();
    this.choose.forget();
  }

  /** Ends the threads, and what writes down. */
  async dispose(): Promise<void> {
    this.stopKeeping();
    for (const name of ["playing", "training"] as const) {
      this.threads[name]?.dispose();
      this.threads[name] = null;
    }
    this.watch.forget();
    await this.shelf.close();
  }

  private thread(name: "playing" | "training"): WorkerClient<BoardInstructApi> {
    const thread = this.threads[name] ?? openBoardInstructWorker();
    this.threads[name] = thread;
    return thread;
  }

  /** @throws Error with a sentence */
  private async agent(): Promise<Uint8Array> {
    if (this.shipped.cards.peek().length === 0) await this.shipped.refresh();
    const name = BOARD_TASKS[this.task.peek()].agent;
    const card = this.shipped.cards.peek().find((candidate) => candidate.name === name);
    if (!card) throw new Error(boardWords.peek().noAgent(name));
    return this.shipped.load(card);
  }
}
