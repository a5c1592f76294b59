// What a visitor has said: written down at once, and taken in and given out as JSONL.
import { signal } from "@preact/signals";
import {
  type LineFormat,
  type Numbered,
  readFileOfLines,
  readLines,
  writeLines,
} from "../../base/json-lines.ts";
import { tellUnkept } from "../remembered.ts";
import { words } from "../words/words.ts";
import type { InstructShelf } from "./shelf.ts";

export class Book<Label> {
  readonly labels = signal<readonly Label[]>([]);
  /** What an earlier visit left here that cannot be read: never written over. */
  readonly unread = signal("");
  /** Of the shelf: where labels are, and where what cannot be read is put. */
  private readonly aside: string;
  /** What cannot be read is still where labels would be written. */
  private isBlocked = false;

  constructor(
    private readonly shelf: InstructShelf,
    private readonly part: string,
    private readonly format: LineFormat<Label>,
  ) {
    this.aside = `${part}-unread`;
  }

  async open(): Promise<void> {
    const { shelf, part, aside } = this;
    let text = "";
    try {
      text = await shelf.readText(part);
      this.labels.value = readLines(this.format, text).map(({ item }) => item);
    } catch {
      this.isBlocked = !(await shelf.putAside(part, aside));
    }
    const put = await shelf.readText(aside).catch(() => "");
    this.unread.value = this.isBlocked ? `${put}\n${text}`.trim() : put;
  }

  /** @throws Error with a sentence where there would be more than a file may hold; then none are added */
  async add(...labels: readonly Label[]): Promise<void> {
    const all = [...this.labels.peek(), ...labels];
    const { most, mostCharacters } = this.format;
    if (all.length > most || writeLines(all).length > mostCharacters) {
      throw new Error(words.peek().instruct.labels.full);
    }
    await this.keep(all);
  }

  async remove(label: Label): Promise<void> {
    await this.keep(this.labels.peek().filter((other) => other !== label));
  }

  /** What cannot be read included. */
  async removeAll(): Promise<void> {
    this.isBlocked = false;
    this.unread.value = "";
    await this.keep([]);
    await this.shelf.write(this.aside, "", "labels");
  }

  /** @param check of what was read, e.g. by a thread
   *  @throws Error with a sentence where the text holds something else; then none are added */
  async takeIn(text: string, check?: (labels: readonly Numbered<Label>[]) => Promise<void>): Promise<number> {
    const labels = readFileOfLines(this.format, text);
    await check?.(labels);
    await this.add(...labels.map(({ item }) => item));
    return labels.length;
  }

  get text(): string {
    return writeLines(this.labels.peek());
  }

  private async keep(labels: readonly Label[]): Promise<void> {
    this.labels.value = labels;
    if (this.isBlocked) tellUnkept("labels");
    else await this.shelf.write(this.part, this.text, "labels");
  }
}
