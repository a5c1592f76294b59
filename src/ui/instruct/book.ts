// What a visitor has said: written down at once, and taken in and given out as JSONL.
import { signal } from "@preact/signals";
import * as v from "valibot";
import type { InstructShelf } from "./shelf.ts";

export interface Codec<Label> {
  /** Of the shelf. */
  readonly part: string;
  write(labels: readonly Label[]): string;
  /** @throws Error with a sentence where the text holds something else */
  parse(text: string): readonly Label[];
}

export class Book<Label> {
  readonly labels = signal<readonly Label[]>([]);

  constructor(
    private readonly shelf: InstructShelf,
    private readonly codec: Codec<Label>,
  ) {}

  async open(): Promise<void> {
    const { part, parse } = this.codec;
    const text = await this.shelf.read(part, v.string());
    try {
      if (text) this.labels.value = parse(text);
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

  /** @param check of what was read, e.g. by a thread
   *  @throws Error with a sentence where the text holds something else; then none are added */
  async takeIn(text: string, check?: (labels: readonly Label[]) => Promise<void>): Promise<number> {
    const labels = this.codec.parse(text);
    await check?.(labels);
    await this.add(...labels);
    return labels.length;
  }

  get text(): string {
    return this.codec.write(this.labels.peek());
  }

  private async keep(labels: readonly Label[]): Promise<void> {
    this.labels.value = labels;
    await this.shelf.write(this.codec.part, this.text, "labels");
  }
}
