// The language of the page: what the visitor chose, else German for those whose browser is German, else English.
import { signal } from "@preact/signals";
import * as v from "valibot";
import { remember, remembered } from "../remembered.ts";

/** Languages by their codes, named as those who speak them do. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

const STORED_AS = "language";
const Chosen = v.picklist(["en", "de"]);

/** What the page speaks. `speak` changes it, once there are words. */
export const language = signal<Language>("en");

/** What the page is to speak to this visitor. */
export function wantedLanguage(): Language {
  const chosen = v.safeParse(Chosen, remembered(STORED_AS));
  if (chosen.success) return chosen.output;
  return /^de\b/i.test(navigator.language) ? "de" : "en";
}

/** The visitor chose this one. */
export function rememberLanguage(chosen: Language): void {
  remember(STORED_AS, chosen);
}
