// Step 2, Rank: four answers to a prompt, to be put in order.
import { computed, signal } from "@preact/signals";
import * as v from "valibot";
import type { WorkerClient } from "../../workers/client.ts";
import type { InstructApi } from "../../workers/instruct-api.ts";
import {
  FLAGS,
  type Flag,
  type GivenAnswer,
  LABELS,
  type RankedAnswers,
  scriptedRanking,
  type Taste,
} from "../../workers/instruct-world.ts";
import type { Keepable } from "./kept.ts";
import type { LabelBook } from "./label-book.ts";
import { ownTask, PromptLine, type Task } from "./prompt-line.ts";

/** Half of the answers are the model's, half of one that only knows the web: their differences teach most. */
const TURNS = [0, 1, 0, 1] as const;
/** Prompts that are answered at a time. */
const AHEAD = 8;

export interface Answers {
  readonly task: Task;
  readonly answers: readonly GivenAnswer[];
}

const ofEach = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(v.array(schema), v.length(TURNS.length));
const place = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(TURNS.length));
/** Answers whose order is under way: once it is whole, it must be a label. */
const underWaySchema = v.pipe(
  v.object({
    prompt: v.string(),
    answers: ofEach(v.object({ text: v.string(), ended: v.boolean() })),
    places: ofEach(v.nullable(place)),
    flags: ofEach(v.array(v.picklist(FLAGS))),
  }),
  v.check(({ places, ...said }) => isLabel({ ...said, places: places.map((own) => own ?? 1) })),
);

function isLabel(ranking: Omit<RankedAnswers, "kind" | "by">): boolean {
  try {
    LABELS.item({ kind: "ranking", ...ranking, by: "visitor" });
    return true;
  } catch {
    return false;
  }
}

export interface RankSources {
  readonly book: LabelBook;
  worker(): WorkerClient<InstructApi>;
  /** The model that is asked, and one that knows only the web. */
  models(): Promise<readonly Uint8Array[]>;
}

export class RankModel {
  readonly prompts = new PromptLine("rank", "inTraining");
  readonly shown = signal<Answers | null>(null);
  /** Of each answer, null where it has none yet. */
  readonly places = signal<readonly (number | null)[]>([]);
  readonly flags = signal<readonly (readonly Flag[])[]>([]);
  readonly isWhole = computed(
    () => this.places.value.length > 0 && this.places.value.every((place) => place !== null),
  );
  /** The order under way; of what `prompts` says is asked. */
  readonly underWay: Keepable = {
    get: () => {
      const { value: shown } = this.shown;
      if (!shown) return null;
      const { task, answers } = shown;
      return { prompt: task.text, answers, places: this.places.value, flags: this.flags.value };
    },
    take: (kept) => {
      const { success, output } = v.safeParse(underWaySchema, kept);
      const { task } = this.prompts;
      if (!success || output.prompt !== task.text) return;
      this.places.value = output.places;
      this.flags.value = output.flags;
      this.shown.value = { task, answers: output.answers };
    },
  };
  private ahead: readonly Answers[] = [];
  /** Counts up with each prompt and model that is asked; answers of older ones are not shown. */
  private round = 0;

  constructor(private readonly sources: RankSources) {}

  /** Shows answers to the next prompt, if none are shown. */
  async begin(): Promise<void> {
    if (this.shown.peek() === null) await this.show(this.prompts.task);
  }

  /** What comes next is answered by another model. */
  forget(): void {
    this.round++;
    this.ahead = [];
    this.shown.value = null;
  }

  async rank(): Promise<void> {
    const shown = this.shown.peek();
    if (!shown || !this.isWhole.peek()) return;
    const { task, answers } = shown;
    const places = this.places.peek() as readonly number[];
    const flags = this.flags.peek();
    const ranking = { prompt: task.text, answers, places: levelled(places), flags } as const;
    await Promise.all([this.skip(), this.sources.book.add({ kind: "ranking", ...ranking, by: "visitor" })]);
  }

  async skip(): Promise<void> {
    this.prompts.next();
    await this.show(this.prompts.task);
  }

  /** @throws Error with a sentence */
  async ask(typed: string): Promise<void> {
    this.prompts.own.value = ownTask(typed);
    await this.show(this.prompts.task);
  }

  place(answer: number, place: number | null): void {
    this.places.value = this.places.peek().map((own, i) => (i === answer ? place : own));
  }

  flag(answer: number, flag: Flag): void {
    this.flags.value = this.flags
      .peek()
      .map((own, i) =>
        i !== answer ? own : own.includes(flag) ? own.filter((other) => other !== flag) : [...own, flag],
      );
  }

  /** A scripted visitor of that taste ranks the next prompts of the world. */
  async haveRanked(count: number, taste: Taste): Promise<void> {
    const first = this.prompts.number.peek();
    const tasks = Array.from({ length: count }, (_, i) => this.prompts.at(first + i));
    const answered = await this.answersTo(tasks, first);
    this.prompts.number.value = first + count;
    await this.sources.book.add(
      ...answered.map(({ task, answers }) => scriptedRanking(task.asked!, answers, taste)),
    );
    this.forget();
    await this.begin();
  }

  private async show(task: Task): Promise<void> {
    const round = ++this.round;
    const number = this.prompts.number.peek();
    let answers = this.ahead.find((known) => known.task.text === task.text);
    // What was ranked is gone at once: the next key is for what comes.
    if (!answers) this.shown.value = null;
    if (!answers && task.asked) {
      const tasks = Array.from({ length: AHEAD }, (_, i) => this.prompts.at(number + i));
      const ahead = await this.answersTo(tasks, number);
      if (round !== this.round) return;
      this.ahead = ahead;
      answers = ahead[0];
    }
    answers ??= (await this.answersTo([task], number))[0];
    if (round !== this.round) return;
    this.shown.value = answers;
    this.places.value = answers.answers.map(() => null);
    this.flags.value = answers.answers.map(() => []);
  }

  private async answersTo(tasks: readonly Task[], seed: number): Promise<readonly Answers[]> {
    const models = await this.sources.models();
    const prompts = tasks.map(({ text }) => text);
    const answers = await this.sources
      .worker()
      .call((api) => api.answer({ models, turns: TURNS, prompts, seed }));
    return tasks.map((task, i) => ({ task, answers: answers[i] }));
  }
}

/** As a competition counts: after two firsts comes a third. */
const levelled = (places: readonly number[]): readonly number[] =>
  places.map((own) => 1 + places.filter((other) => other < own).length);
