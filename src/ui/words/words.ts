// The texts of the page in the language that it speaks.
import { computed, signal } from "@preact/signals";
import { en } from "./en/index.ts";
import { type Language, language } from "./language.ts";

/** Every text of the page; one with something to fill in is a function. */
export type Words = typeof en;

const known = new Map<Language, Words>([["en", en]]);

export const words = computed((): Words => known.get(language.value) ?? en);

/** The words that were asked for last could not be fetched. */
export const wordsAreMissing = signal(false);

/** From here on the page speaks that language; where its words cannot be fetched, it goes on as before. */
export async function speak(to: Language): Promise<void> {
  wordsAreMissing.value = false;
  try {
    // The first view waits for one language only.
    if (to === "de" && !known.has(to)) known.set(to, (await import("./de/index.ts")).de);
    language.value = to;
  } catch {
    wordsAreMissing.value = true;
  }
}

/** What another room says in English, in the language of the page where that is known. */
export function translated(text: string): string {
  const { elsewhere, phrases } = words.value;
  return (
    elsewhere[text] ?? phrases.reduce((said, [english, instead]) => said.replace(english, instead), text)
  );
}

/** What stands on a key. */
export function keyName(name: string): string {
  const { keyNames } = words.value.common;
  return name in keyNames ? keyNames[name as keyof typeof keyNames] : name;
}
