// A level ⇄ few characters, for addresses (docs/formats.md).
import type { Level } from "../core/level.ts";
import { fileOfLevel, readLevelJson } from "./level-json.ts";
import { packText, unpackText } from "./packed-text.ts";

/** Of the packing; the level inside has a version of its own. */
const PREFIX = "1.";
/** Some programs cut longer links. */
export const MOST_LEVEL_CHARACTERS = 8000;
/** Of a board, and bytes of the text that is packed. */
const MOST_CELLS = 2 ** 16;
const MOST_BYTES = 2 ** 20;

/** The same level gives the same characters; null where they would be too many. */
export function formatLevelCode(level: Level): string | null {
  if (level.board.cells.length > MOST_CELLS) return null;
  const text = JSON.stringify(fileOfLevel(level));
  if (new TextEncoder().encode(text).length > MOST_BYTES) return null;
  const code = PREFIX + packText(text);
  return code.length <= MOST_LEVEL_CHARACTERS ? code : null;
}

/** What `formatLevelCode` wrote; null for all else. */
export function parseLevelCode(code: string): Level | null {
  if (!code.startsWith(PREFIX) || code.length > MOST_LEVEL_CHARACTERS) return null;
  const text = unpackText(code.slice(PREFIX.length), MOST_BYTES);
  if (text === null) return null;
  try {
    return readLevelJson(text, "level");
  } catch {
    return null;
  }
}
