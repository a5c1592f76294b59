// What commands say: to people on standard output or, with --json, on standard error beside one JSON value for programs.

let toPrograms = false;

/** With --json, before a command runs. */
export function speakToPrograms(): void {
  toPrograms = true;
}

/** A line for people. */
export const say = (line: string): void => (toPrograms ? console.error(line) : console.log(line));

/** The one JSON value, if anybody asked for it. NaN becomes null. */
export function tellPrograms(outcome: object): void {
  if (toPrograms) console.log(JSON.stringify(outcome));
}
