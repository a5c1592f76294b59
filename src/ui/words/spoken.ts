// What a page has said, in the language that it speaks by now.
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type Words, words } from "./words.ts";

/** A text, or how to say it in any language. What it tells of is as it was when it was said. */
export type Saying = string | ((w: Words) => string);

/** In the language of the page; read by what draws, it is drawn anew in another. */
export const spoken = (saying: Saying): string => (typeof saying === "string" ? saying : saying(words.value));

/** To be read as a signal of text. */
export class Spoken {
  private readonly saying = signal<Saying>("");
  private readonly text: ReadonlySignal<string> = computed(() => spoken(this.saying.value));

  get value(): string {
    return this.text.value;
  }

  set value(saying: Saying) {
    this.saying.value = saying;
  }
}
