// A file of answers is taken in: its clips are played again, a few at a time, and then all of it is added, or nothing.
import { signal } from "@preact/signals";
import type { Numbered } from "../../../base/json-lines.ts";
import type { ClipAnswer } from "../../../share/clip-answers.ts";
import { boardWords } from "../../words/board-words.ts";
import type { Book } from "../book.ts";

const MOST_BYTES = 40_000_000;
/** Answers that a thread is given at a time: a fraction of a second's work, and no more than this in its memory. */
const AT_A_TIME = 10;

export class AnswersFile {
  /** What became of the last one. */
  readonly said = signal("");
  /** Answers whose clips were played, of how many; null while no file is read. */
  readonly progress = signal<{ readonly done: number; readonly all: number } | null>(null);
  private stopping = new AbortController();

  /** @param check as `Book.takeIn` has it */
  constructor(
    private readonly book: Book<ClipAnswer>,
    private readonly check: (answers: readonly Numbered<ClipAnswer>[]) => Promise<void>,
  ) {}

  /** @throws Error with a sentence where it holds something else, or another file is being read */
  async takeIn(file: Pick<File, "size" | "text">): Promise<void> {
    const w = boardWords.peek().answers;
    if (file.size > MOST_BYTES) throw new Error(w.tooLarge);
    if (this.progress.peek()) throw new Error(w.busy);
    this.stopping = new AbortController();
    const { signal } = this.stopping;
    let said = "";
    this.said.value = w.reading;
    this.progress.value = { done: 0, all: 1 };
    try {
      const number = await this.book.takeIn(await file.text(), (answers) => this.checkAll(answers, signal));
      said = w.takenIn(number);
    } catch (error) {
      if (error !== signal.reason) throw error;
      said = w.cancelled;
    } finally {
      this.said.value = said;
      this.progress.value = null;
    }
  }

  /** Nothing is added of what is being read. */
  cancel(): void {
    this.stopping.abort();
  }

  private async checkAll(answers: readonly Numbered<ClipAnswer>[], signal: AbortSignal): Promise<void> {
    for (let done = 0; done < answers.length; done += AT_A_TIME) {
      this.progress.value = { done, all: answers.length };
      await this.check(answers.slice(done, done + AT_A_TIME));
      signal.throwIfAborted();
    }
  }
}
