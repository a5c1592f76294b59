// One input, tried: whether it was read, what that took, and how it was refused.

/** Of one input: milliseconds, and bytes of memory taken, all garbage included. */
export const LONGEST_MS = 100;
export const MOST_BYTES = 64 * 2 ** 20;

export interface Cost {
  readonly ms: number;
  readonly bytes: number;
}

export interface Outcome extends Cost {
  readonly error: unknown;
}

/** A clock alone counts other programs, processor time the threads that collect garbage: the smaller is nearer. */
async function once(read: () => unknown): Promise<Outcome> {
  const memory = process.memoryUsage();
  const cpu = process.cpuUsage();
  const began = performance.now();
  let error: unknown = null;
  try {
    const reading = read();
    if (reading instanceof Promise) await reading;
  } catch (thrown) {
    error = thrown ?? new Error();
  }
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  const after = process.memoryUsage();
  const bytes = after.heapUsed + after.external - memory.heapUsed - memory.external;
  return { error, ms: Math.min(ms, (user + system) / 1000), bytes: Math.max(0, bytes) };
}

const MOST_TRIES = 5;

/** What seems to cost too much is tried again: what counts is what it costs each time. */
export async function tried(read: () => unknown): Promise<Outcome> {
  let outcome = await once(read);
  for (
    let tries = 1;
    tries < MOST_TRIES && (outcome.ms > LONGEST_MS || outcome.bytes > MOST_BYTES);
    tries++
  ) {
    const again = await once(read);
    outcome = { ...again, ms: Math.min(again.ms, outcome.ms), bytes: Math.min(again.bytes, outcome.bytes) };
  }
  return outcome;
}

/** Words of engines and libraries, which tell a person nothing. */
const ENGINE =
  /\b(undefined|Cannot (read|access|convert|destructure|create)|is not (a function|iterable|defined|an object)|call stack|Invalid (array|typed array|string|count|code point|DataView)|\[object \w+\])/;

const OWN_ERRORS = ["Error", "ParameterError", "RecipeFileError", "StudyError"];

/** Why a refusal is no sentence for a person; null where it is one.
 *  @param opening how sentences of this format say what is wrong, and where */
export function whyNoSentence(error: unknown, opening: RegExp): string | null {
  if (!(error instanceof Error)) return `${error} was thrown`;
  const { message } = error;
  const kind = error.constructor.name;
  if (!OWN_ERRORS.includes(kind)) return `${kind}: ${message}\n${error.stack}`;
  if (!opening.test(message)) return `it does not say what is wrong with what: ${message}\n${error.stack}`;
  if (!/[.?!]$/.test(message) || message.split(/\s/).length < 5) return `it is no whole sentence: ${message}`;
  if (message.length > 1000) return `it is ${message.length} characters long: ${message}`;
  // What a file says may be quoted.
  const own = message.replace(/"[^"]*"/g, '""');
  return ENGINE.test(own) ? `these are words of an engine: ${message}\n${error.stack}` : null;
}
