// From keys to actions.

/** Names of keys as `readline` gives them. */
const WAITS = ["space", "."];
const DIRECTIONS: Readonly<Record<string, number>> = {
  up: 1,
  right: 2,
  down: 3,
  left: 4,
  w: 1,
  d: 2,
  s: 3,
  a: 4,
};

/** @param shift creates or destroys instead of moving @returns undefined for keys of no action */
export function actionOf(name: string, shift: boolean): number | undefined {
  if (WAITS.includes(name)) return 0;
  const move = DIRECTIONS[name];
  return move === undefined ? undefined : move + (shift ? 4 : 0);
}
