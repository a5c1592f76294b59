// Links in a text that a teacher pastes: a line each, whatever stands around them.
import { messageOf } from "../../base/check.ts";
import { looksLikeClassLink, type OpenedTask, parseClassLink } from "../../share/class-link.ts";
import { type HandedIn, parseResultLink } from "../../share/result-link.ts";

/** A line of the text, from 1, and what it holds. */
export interface FoundResult {
  readonly line: number;
  readonly link: string;
  readonly result: HandedIn;
}

export interface FoundTask {
  readonly link: string;
  readonly task: OpenedTask;
}

/** A line that could not be read, and why; null: there is no link on it. */
export interface BadLine {
  readonly line: number;
  readonly why: string | null;
}

export interface FoundLines {
  readonly tasks: readonly FoundTask[];
  readonly results: readonly FoundResult[];
  readonly bad: readonly BadLine[];
  /** Lines that were not read, as there are too many. */
  readonly left: number;
}

/** Ten classes. */
const MOST_LINES = 300;
/** A mark, a version and letters, at the start of a word or after the # of an address. */
const LINK = /(?:^|[\s#"'<(])([chr]=[^.\s]{1,8}\.[\w-]*)/g;

/** Bad lines lose nothing of the others. */
export function readLines(text: string): FoundLines {
  const lines = text.split(/\r\n|\r|\n/).map((content, i) => ({ line: i + 1, content: content.trim() }));
  const filled = lines.filter(({ content }) => content !== "");
  const tasks: FoundTask[] = [];
  const results: FoundResult[] = [];
  const bad: BadLine[] = [];
  for (const { line, content } of filled.slice(0, MOST_LINES)) {
    const links = [...content.matchAll(LINK)].map(([, link]) => link);
    if (links.length === 0) bad.push({ line, why: null });
    for (const link of links) {
      try {
        if (looksLikeClassLink(link)) tasks.push({ link, task: parseClassLink(link) });
        else results.push({ line, link, result: parseResultLink(link) });
      } catch (error) {
        bad.push({ line, why: messageOf(error) });
      }
    }
  }
  return { tasks, results, bad, left: Math.max(0, filled.length - MOST_LINES) };
}
