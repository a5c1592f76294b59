// What a page in another language has left of English.
import { en } from "../../src/ui/words/en/index.ts";
import { instructBoard } from "../../src/ui/words/en/instruct-board.ts";

/** Sentences of the English page without anything filled in. */
const ENGLISH = sentencesOf({ ...en, board: instructBoard });

function sentencesOf(part: unknown): readonly string[] {
  if (typeof part === "string") return /\w \w+ \w/.test(part) ? [part] : [];
  if (typeof part !== "object" || part === null) return [];
  return Object.values(part).flatMap(sentencesOf);
}

const labels = (root: HTMLElement): string =>
  [...root.querySelectorAll("[aria-label], [title], [placeholder], [alt]")]
    .flatMap((element) =>
      ["aria-label", "title", "placeholder", "alt"].map((name) => element.getAttribute(name)),
    )
    .join("\n");

/** What was said stays as it was said, and who is shown as they were called. */
export function englishIn(root: HTMLElement): readonly string[] {
  const copy = root.cloneNode(true) as HTMLElement;
  for (const said of copy.querySelectorAll("[role=status], .said, .whatif-title p")) said.remove();
  const shown = `${copy.textContent}\n${labels(copy)}`;
  return ENGLISH.filter((sentence) => shown.includes(sentence));
}
