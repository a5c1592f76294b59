// Step 1, Show: demonstrations that the visitor writes, or has written.
import { computed, signal } from "@preact/signals";
import { keyFromSeed, split } from "../../base/random.ts";
import { LONGEST_WRITTEN, readWriting, scriptedDemonstration } from "../../workers/instruct-world.ts";
import { words } from "../words/words.ts";
import type { LabelBook } from "./label-book.ts";
import { ownTask, PromptLine } from "./prompt-line.ts";

export class ShowModel {
  readonly prompts = new PromptLine("show", "inTraining");
  readonly typed = signal("");
  readonly written = computed(() => readWriting(this.typed.value));
  readonly isTooLong = computed(() => this.written.value.words > LONGEST_WRITTEN);
  readonly canAdd = computed(() => {
    const { words: count, unknown } = this.written.value;
    return count > 0 && unknown.length === 0 && !this.isTooLong.value;
  });

  constructor(private readonly book: LabelBook) {}

  /** At the end of what stands there. */
  append(word: string): void {
    this.typed.value = `${this.typed.peek().trimEnd()} ${word} `.trimStart();
  }

  replace(unknown: string, known: string): void {
    const all = readWriting(this.typed.peek()).text.split(" ");
    this.typed.value = all.map((word) => (word === unknown ? known : word)).join(" ");
  }

  async add(): Promise<void> {
    if (!this.canAdd.peek()) return;
    const { text: answer } = this.written.peek();
    const { text: prompt } = this.prompts.task;
    this.typed.value = "";
    this.prompts.next();
    await this.book.add({ kind: "demonstration", prompt, answer, by: "visitor" });
  }

  async haveWritten(count: number): Promise<void> {
    const first = this.prompts.number.peek();
    const demonstrations = Array.from({ length: count }, (_, i) => {
      const { asked } = this.prompts.at(first + i);
      return scriptedDemonstration(asked!, split(keyFromSeed(12), first + i));
    });
    this.prompts.number.value = first + count;
    await this.book.add(...demonstrations);
  }

  /** @throws Error with a sentence */
  ask(typed: string): void {
    this.prompts.own.value = ownTask(typed);
  }

  /** For whom there is nothing to say. */
  get tooLong(): string {
    return words.value.instruct.answerTooLong(LONGEST_WRITTEN);
  }
}
