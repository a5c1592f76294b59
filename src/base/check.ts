// Checks at the edges of the program.

/** The sentence of anything that was thrown. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return isOutOfMemory(error)
    ? `Memory ran out (${error.message}). Choose something smaller, or close other tabs and programs, and try again.`
    : error.message;
}

/** Engines have no name of their own for it, only words. */
const isOutOfMemory = ({ name, message }: Error): boolean =>
  name === "RangeError" && /alloc|memory/i.test(message);

const LONGEST_EXCERPT = 200;

/** Text from a file, fit to stand in a sentence: control characters spelled out, cut at 200 characters. */
export function excerpt(text: string): string {
  const spelled = text
    .slice(0, LONGEST_EXCERPT + 1)
    .replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return spelled.length > LONGEST_EXCERPT ? `${spelled.slice(0, LONGEST_EXCERPT)}…` : spelled;
}
