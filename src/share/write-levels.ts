// Levels → a file of any of our formats.
import type { Level } from "../core/level.ts";
import type { LevelEnding } from "./level-endings.ts";
import { writeLevelJson } from "./level-json.ts";
import { writeLevelText } from "./level-text.ts";
import { writeRle } from "./rle.ts";
import { writeNpz } from "./write-npz.ts";

/** What of a level becomes a pattern of Life. */
export interface PatternChoice {
  /** Index of the only colour to write, or "any". */
  readonly color: number | "any";
  readonly target: "board" | "goals";
}

/** All but .npz, the only one of several levels. */
const WRITERS: Readonly<
  Record<Exclude<LevelEnding, ".npz">, (level: Level, choice: PatternChoice) => string>
> = {
  ".json": writeLevelJson,
  ".txt": writeLevelText,
  ".rle": (level, { color, target }) => writeRle(level, color, target),
};

/** @throws Error with a sentence if the format cannot hold so many levels */
export function checkCount(count: number, ending: LevelEnding): void {
  if (ending === ".npz" || count === 1) return;
  throw new Error(
    `There are ${count} levels, and a ${ending} file holds one. Choose one of them, or write .npz.`,
  );
}

/** @throws Error with a sentence if the format cannot hold these levels */
export function writeLevels(
  levels: readonly Level[],
  ending: LevelEnding,
  choice: PatternChoice,
): Uint8Array {
  if (ending === ".npz") return writeNpz(levels);
  checkCount(levels.length, ending);
  return new TextEncoder().encode(WRITERS[ending](levels[0], choice));
}
