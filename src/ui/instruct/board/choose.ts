// Step 2, Choose: which of two clips is better, one pair after the other. The next ones are played ahead in a thread.
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ClipAnswer, PreferenceSaid } from "../../../share/clip-answers.ts";
import type {
  AskRequest,
  BoardInstructApi,
  BoardTask,
  ClipQuestion,
  LabelerName,
} from "../../../workers/board-instruct-api.ts";
import type { WorkerClient } from "../../../workers/client.ts";
import type { Book } from "../book.ts";

/** What a visitor gives in about five minutes. */
export const WANTED = 60;
/** Questions that are played at a time. */
const BATCH = 4;
/** Below so many that wait, more are played: whoever answers at a glance need not wait. */
const AHEAD = 2 * BATCH;
/** Seconds for an answer, before any was given, and at most: whoever goes away is not thinking. */
const USUAL = 5;
const LONGEST = 15;

export interface ChooseSources {
  readonly book: Book<ClipAnswer>;
  /** Of the task that is asked about. */
  readonly answers: ReadonlySignal<readonly ClipAnswer[]>;
  readonly task: ReadonlySignal<BoardTask>;
  worker(): WorkerClient<BoardInstructApi>;
  /** The agent that plays. */
  agent(): Promise<Uint8Array>;
}

export class ChooseModel {
  readonly shown = signal<ClipQuestion | null>(null);
  /** Of the next question to be played. */
  readonly number = signal(0);
  /** Answers of this visit that can be taken back, with what was asked. */
  private readonly given = signal<readonly { question: ClipQuestion; answer: ClipAnswer }[]>([]);
  readonly canUndo = computed(() => this.given.value.length > 0);
  private readonly secondsEach = signal(USUAL);
  /** Seconds, until there are enough answers. */
  readonly secondsLeft = computed(
    () => Math.max(0, WANTED - this.sources.answers.value.length) * this.secondsEach.value,
  );
  private ahead: readonly ClipQuestion[] = [];
  private fetching: Promise<void> | null = null;
  /** Counts up with each agent that is asked about. */
  private round = 0;
  private shownAt = 0;

  constructor(private readonly sources: ChooseSources) {}

  /** Shows a question, if none is shown. */
  async begin(): Promise<void> {
    if (this.shown.peek() === null) await this.next();
  }

  async answer(preferred: PreferenceSaid): Promise<void> {
    const question = this.shown.peek();
    if (!question) return;
    const took = Math.min(LONGEST, (performance.now() - this.shownAt) / 1000);
    this.secondsEach.value += (took - this.secondsEach.peek()) / Math.min(10, this.given.peek().length + 1);
    const { links: clips, from } = question;
    const task = this.sources.task.peek();
    const answer: ClipAnswer = { kind: "comparison", task, clips, from, preferred, by: "visitor" };
    this.given.value = [...this.given.peek(), { question, answer }];
    this.shown.value = null;
    await Promise.all([this.next(), this.sources.book.add(answer)]);
  }

  /** Takes the last answer back, and asks again. */
  async undo(): Promise<void> {
    const last = this.given.peek().at(-1);
    if (!last) return;
    const shown = this.shown.peek();
    if (shown) this.ahead = [shown, ...this.ahead];
    this.given.value = this.given.peek().slice(0, -1);
    this.show(last.question);
    await this.sources.book.remove(last.answer);
  }

  /** A scripted labeler answers so many further questions. */
  async haveAnswered(count: number, labeler: LabelerName): Promise<void> {
    const { round } = this;
    for (let left = count; left > 0 && round === this.round; left -= BATCH) {
      const request = await this.request();
      const answers = await this.sources.worker().call((api) => api.answer(request, labeler));
      if (round === this.round) await this.sources.book.add(...answers.slice(0, left));
    }
  }

  /** What comes next is about another agent. */
  forget(): void {
    this.round++;
    this.ahead = [];
    this.fetching = null;
    this.given.value = [];
    this.shown.value = null;
  }

  private async next(): Promise<void> {
    const { round } = this;
    if (this.ahead.length === 0) await this.fetch();
    if (round !== this.round || this.shown.peek() !== null) return;
    const [question, ...rest] = this.ahead;
    this.ahead = rest;
    if (question) this.show(question);
    if (rest.length < AHEAD) this.fetch().catch(() => {});
  }

  private show(question: ClipQuestion): void {
    this.shown.value = question;
    this.shownAt = performance.now();
  }

  private async fetch(): Promise<void> {
    const { round } = this;
    this.fetching ??= this.fetchMore(round).finally(() => {
      if (round === this.round) this.fetching = null;
    });
    await this.fetching;
  }

  private async fetchMore(round: number): Promise<void> {
    const request = await this.request();
    const questions = await this.sources.worker().call((api) => api.ask(request));
    if (round === this.round) this.ahead = [...this.ahead, ...questions];
  }

  /** For the next questions, which are then taken. */
  private async request(): Promise<AskRequest> {
    const agent = await this.sources.agent();
    const first = this.number.peek();
    this.number.value = first + BATCH;
    const task = this.sources.task.peek();
    return { agent, task, first, count: BATCH, answers: this.sources.answers.peek() };
  }
}
