// The texts of the Instruct page's boards, which come with them: the first view does not wait for their words.
import { computed } from "@preact/signals";
import { instructBoard as german } from "./de/instruct-board.ts";
import { type BoardWords, instructBoard as english } from "./en/instruct-board.ts";
import { type Language, language } from "./language.ts";

const ALL: Readonly<Record<Language, BoardWords>> = { en: english, de: german };

export const boardWords = computed(() => ALL[language.value]);
