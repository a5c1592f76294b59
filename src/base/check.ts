// Checks at the edges of the program.
import { type Issue, placeOf, problemOf } from "./issue.ts";

/** The sentence of anything that was thrown. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (isOfSchema(error)) {
    const [issue] = error.issues;
    return `${placeOf(issue) || "the whole"}: ${problemOf(issue)}`;
  }
  return isOutOfMemory(error)
    ? `Memory ran out (${error.message}). Choose something smaller, or close other tabs and programs, and try again.`
    : error.message;
}

const isOfSchema = (error: Error): error is Error & { readonly issues: readonly Issue[] } =>
  "issues" in error && Array.isArray(error.issues) && error.issues.length > 0;

/** Engines have no name of their own for it, only words. */
export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && error.name === "RangeError" && /alloc|memory/i.test(error.message);

const LONGEST_EXCERPT = 200;

/** Text from a file, fit to stand in a sentence: control characters spelled out, cut at 200 characters. */
export function excerpt(text: string): string {
  const spelled = text
    .slice(0, LONGEST_EXCERPT + 1)
    .replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return spelled.length > LONGEST_EXCERPT ? `${spelled.slice(0, LONGEST_EXCERPT)}…` : spelled;
}

/** What was thrown, to end a sentence with: fit to stand there as `excerpt` is, and with a full stop. */
export function reasonOf(error: unknown): string {
  const reason = excerpt(messageOf(error));
  return /[.?!]$/.test(reason) ? reason : `${reason}.`;
}
