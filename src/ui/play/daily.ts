// The level of the day: the same for everyone, because it follows from the date.

import { KINDS } from "../levels/kinds.ts";
import { formatPart } from "../levels/series-set.ts";
import { baseName } from "../levels/source.ts";

/** One for each day of the week, Thursday first: that is when days began to be counted. */
const TASKS = [
  "append-still",
  "prune-still",
  "append-spawn",
  "prune-spawn",
  "append-dynamic",
  "prune-dynamic",
  "navigation",
] as const;

const DAY = 86_400_000;

/** Id of the set that holds it. @param now milliseconds since 1970; days change at midnight UTC */
export function dailyLevel(now: number): string {
  const day = Math.floor(now / DAY);
  const kind = KINDS.find(({ id }) => id === TASKS[day % TASKS.length]);
  if (!kind) throw new Error("there is no level for today");
  const source = { name: baseName(kind.id), text: kind.text };
  return formatPart({ source, seed: day, first: 1, count: 1 })!;
}
