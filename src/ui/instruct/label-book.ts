// The visitor's labels: written down at once, and taken in and given out as JSONL.
import { computed, signal } from "@preact/signals";
import * as v from "valibot";
import { type Label, parseLabels, type RankedAnswers, writeLabels } from "../../workers/instruct-world.ts";
import type { InstructShelf } from "./shelf.ts";

const PART = "labels";

export class LabelBook {
  readonly labels = signal<readonly Label[]>([]);
  readonly demonstrations = computed(() =>
    this.labels.value.filter((label) => label.kind === "demonstration"),
  );
  readonly rankings = computed(() =>
    this.labels.value.filter((label): label is RankedAnswers => label.kind === "ranking"),
  );

  constructor(private readonly shelf: InstructShelf) {}

  async open(): Promise<void> {
    const text = await this.shelf.read(PART, v.string());
    try {
      if (text) this.labels.value = parseLabels(text);
    } catch {
      // Labels of another version of the page cannot be read any more.
    }
  }

  async add(...labels: readonly Label[]): Promise<void> {
    await this.keep([...this.labels.peek(), ...labels]);
  }

  async remove(label: Label): Promise<void> {
    await this.keep(this.labels.peek().filter((other) => other !== label));
  }

  async removeAll(): Promise<void> {
    await this.keep([]);
  }

  /** @throws Error with a sentence where the text holds something else; then none are added */
  async takeIn(text: string): Promise<number> {
    const labels = parseLabels(text);
    await this.add(...labels);
    return labels.length;
  }

  get text(): string {
    return writeLabels(this.labels.peek());
  }

  private async keep(labels: readonly Label[]): Promise<void> {
    this.labels.value = labels;
    await this.shelf.write(PART, this.text);
  }
}
