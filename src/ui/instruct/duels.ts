// Blind duels between models: which of two answers is better, by whoever looks at them.
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import * as v from "valibot";
import { integer, keyFromSeed, split } from "../../base/random.ts";
import { type Duel, ratingsOf } from "../../base/ratings.ts";
import type { WorkerClient } from "../../workers/client.ts";
import type { InstructApi } from "../../workers/instruct-api.ts";
import { judge, type Taste, worth } from "../../workers/instruct-world.ts";
import { ownTask, PromptLine, type Task } from "./prompt-line.ts";
import type { InstructShelf } from "./shelf.ts";

const PART = "duels";
const duelsSchema = v.array(
  v.object({ first: v.string(), second: v.string(), score: v.picklist([0, 0.5, 1] as const) }),
);
/** With the number of the next pair, so that none comes again; older versions kept a list alone. */
const keptSchema = v.union([
  v.object({ number: v.fallback(v.pipe(v.number(), v.safeInteger()), 0), duels: duelsSchema }),
  v.pipe(
    duelsSchema,
    v.transform((duels) => ({ number: 0, duels })),
  ),
]);

export interface BlindPair {
  readonly task: Task;
  /** Names of models, left and right. */
  readonly names: readonly [string, string];
  readonly texts: readonly [string, string];
}

export interface DuelSources {
  readonly shelf: InstructShelf;
  /** Who can take part now. */
  readonly contestants: ReadonlySignal<readonly string[]>;
  worker(): WorkerClient<InstructApi>;
  load(name: string): Promise<Uint8Array>;
}

export class DuelModel {
  readonly prompts = new PromptLine("duels", "inEvaluation");
  /** Who was asked to take part, and does where it can. */
  readonly names = signal<readonly string[]>(["s", "s-start", "s-ppo-ptx"]);
  readonly takingPart = computed(() =>
    this.contestants.value.filter((name) => this.names.value.includes(name)),
  );
  readonly areEnough = computed(() => this.takingPart.value.length > 1);
  readonly shown = signal<BlindPair | null>(null);
  /** The one that was judged last, and can be again: now its names may be known. */
  readonly last = signal<BlindPair | null>(null);
  readonly duels = signal<readonly Duel[]>([]);
  readonly ratings = computed(() => ratingsOf(this.duels.value));
  /** Counts up with each pair that is asked for; older ones are not shown. */
  private round = 0;

  constructor(private readonly sources: DuelSources) {}

  get contestants() {
    return this.sources.contestants;
  }

  async open(): Promise<void> {
    const { number, duels } = (await this.sources.shelf.read(PART, keptSchema)) ?? { number: 0, duels: [] };
    this.duels.value = duels;
    this.prompts.number.value = Math.max(number, duels.length);
  }

  async begin(): Promise<void> {
    if (this.shown.peek() === null && this.areEnough.peek()) await this.next();
  }

  async takePart(name: string, does: boolean): Promise<void> {
    const others = this.takingPart.peek().filter((other) => other !== name);
    this.names.value = does ? [...others, name] : others;
    this.hide();
    await this.begin();
  }

  /** @param score of the left one */
  async judge(score: Duel["score"]): Promise<void> {
    const shown = this.shown.peek();
    if (!shown) return;
    const [first, second] = shown.names;
    this.last.value = shown;
    this.hide();
    this.prompts.next();
    await this.keep([...this.duels.peek(), { first, second, score }]);
    await this.begin();
  }

  /** Takes the last judgement back, and asks again. */
  async undo(): Promise<void> {
    const last = this.last.peek();
    if (!last) return;
    this.hide();
    this.last.value = null;
    this.shown.value = last;
    await this.keep(this.duels.peek().slice(0, -1));
  }

  /** @throws Error with a sentence */
  async ask(typed: string): Promise<void> {
    this.prompts.own.value = ownTask(typed);
    this.hide();
    await this.begin();
  }

  /** A scripted visitor of that taste judges the next ones. */
  async haveJudged(count: number, taste: Taste): Promise<void> {
    const first = this.prompts.number.peek();
    const judged: Duel[] = [];
    for (let i = first; i < first + count; i++) {
      const { task, names, texts } = await this.pair(this.prompts.at(i), i);
      const [left, right] = texts.map((text) => worth(taste, judge(task.asked!.ask, { text, ended: true })));
      judged.push({ first: names[0], second: names[1], score: left > right ? 1 : left < right ? 0 : 0.5 });
    }
    this.prompts.number.value = first + count;
    this.last.value = null;
    this.hide();
    await this.keep([...this.duels.peek(), ...judged]);
    await this.begin();
  }

  async forget(): Promise<void> {
    this.last.value = null;
    await this.keep([]);
  }

  private hide(): void {
    this.round++;
    this.shown.value = null;
  }

  private async next(): Promise<void> {
    const round = ++this.round;
    const pair = await this.pair(this.prompts.task, this.prompts.number.peek());
    if (round === this.round) this.shown.value = pair;
  }

  /** Who meets whom, and on which side, is a function of the number. */
  private async pair(task: Task, number: number): Promise<BlindPair> {
    const key = split(keyFromSeed(13), "pair", number);
    const left = [...this.takingPart.peek()];
    const [a] = left.splice(integer(key, 0, left.length), 1);
    const [b] = left.splice(integer(key, 1, left.length), 1);
    const models = await Promise.all([a, b].map((name) => this.sources.load(name)));
    const [answers] = await this.sources
      .worker()
      .call((api) => api.answer({ models, turns: [0, 1], prompts: [task.text], seed: number }));
    return { task, names: [a, b], texts: [answers[0].text, answers[1].text] };
  }

  private async keep(duels: readonly Duel[]): Promise<void> {
    this.duels.value = duels;
    await this.sources.shelf.write(PART, { number: this.prompts.number.peek(), duels }, "duels");
  }
}
