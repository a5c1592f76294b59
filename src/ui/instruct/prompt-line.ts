// Prompts to work on, one after the other: from the world, or the visitor's own.
import { signal } from "@preact/signals";
import * as v from "valibot";
import { keyFromSeed, split } from "../../base/random.ts";
import { drawPrompt, LONGEST_PROMPT, type Prompt, readWriting } from "../../workers/instruct-world.ts";
import { words } from "../words/words.ts";
import { type Keepable, keepable, typedText } from "./kept.ts";

/** What is worked on; only what the world asks can be judged by a script. */
export interface Task {
  readonly text: string;
  readonly asked: Prompt | null;
}

type People = Prompt["persona"]["appears"];

/** @returns the prompt of that number */
export const worldPrompt = (line: string, number: number, appears: People): Prompt =>
  drawPrompt(split(keyFromSeed(11), line, number), { appears });

/** @throws Error with a sentence that says which words the model does not know, or that it is too long */
export function ownTask(typed: string): Task {
  const { text, words: count, unknown } = readWriting(typed);
  const { instruct: w } = words.peek();
  if (count === 0) throw new Error(w.writeSomething);
  if (unknown.length > 0) throw new Error(w.unknownWords(unknown.map(({ word }) => word).join(", ")));
  if (count > LONGEST_PROMPT) throw new Error(w.promptTooLong(LONGEST_PROMPT));
  return { text, asked: null };
}

/** Keeps its place; `next` moves on, past the world's prompt that gave way to one of the visitor's own too: whatever hangs on
 *  the number is new for each. */
export class PromptLine {
  readonly number = signal(0);
  readonly own = signal<Task | null>(null);
  /** The next one of the visitor's own, as far as it is typed. */
  readonly typed = signal("");
  readonly kept: Readonly<Record<"own" | "typed", Keepable>> = {
    own: {
      get: () => this.own.value?.text ?? null,
      take: (kept) => {
        try {
          this.own.value = ownTask(v.parse(typedText, kept));
        } catch {
          // Then the world asks.
        }
      },
    },
    typed: keepable(this.typed, typedText),
  };

  constructor(
    private readonly name: string,
    private readonly appears: People,
  ) {}

  get task(): Task {
    return this.own.value ?? this.at(this.number.value);
  }

  at(number: number): Task {
    const asked = worldPrompt(this.name, number, this.appears);
    return { text: asked.text, asked };
  }

  next(): void {
    this.own.value = null;
    this.number.value++;
  }
}
