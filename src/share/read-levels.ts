// Any level file → levels; the content decides, not the file's name.
import type { Level } from "../core/level.ts";
import { readLevelJson } from "./level-json.ts";
import { readLevelsNpz } from "./level-npz.ts";
import { readLevelText } from "./level-text.ts";
import { DEFAULT_PLACE, looksLikeRle, type PatternPlace, readLevelRle } from "./rle.ts";
import { isZip } from "./zip.ts";

/** The largest archive of the original's kind, 10,000 levels of 26×26 unpacked, has 30 MiB. */
export const MAX_FILE_BYTES = 2 ** 26;
/** The largest board in JSON has 8 MiB. */
const MAX_TEXT_BYTES = 2 ** 24;

/**
 * The levels of an .npz file (one level or an archive), or the level of a JSON, RLE or plain-text file
 * (docs/formats.md).
 * @param fileName names the levels and appears in errors
 * @param place what a pattern in RLE becomes
 * @throws Error with one sentence or two: what is wrong, where, how to mend it
 */
export function readLevels(
  bytes: Uint8Array,
  fileName: string,
  place: PatternPlace = DEFAULT_PLACE,
): readonly Level[] {
  if (bytes.length === 0) throw new Error(`${fileName} is empty. Download or save it again.`);
  if (isZip(bytes)) {
    checkFileSize(bytes, MAX_FILE_BYTES, fileName);
    return readLevelsNpz(bytes, fileName);
  }
  checkFileSize(bytes, MAX_TEXT_BYTES, fileName);
  const text = new TextDecoder().decode(bytes);
  if (/^\s*\{/.test(text)) return [readLevelJson(text, fileName)];
  if (looksLikeRle(text)) return [readLevelRle(text, fileName, place)];
  if (NO_BOARD.test(text)) {
    throw new Error(
      `${fileName} is not a level file. Use an .npz of SafeLife, or a level as JSON, RLE or plain text.`,
    );
  }
  return [readLevelText(text, fileName)];
}

/** Whether `readLevels` takes the bytes for a pattern in RLE. */
export const isPattern = (bytes: Uint8Array): boolean =>
  !isZip(bytes) && bytes.length <= MAX_TEXT_BYTES && looksLikeRle(new TextDecoder().decode(bytes));

/** What plain-text boards never have: control characters, bytes that are no UTF-8 (decoded to U+FFFD), and spaces
 *  within a row. */
const NO_BOARD = /[^\P{Cc}\t\r\n]|\uFFFD|^(?!!).*\S[ \t]+\S/mu;

function checkFileSize({ length }: Uint8Array, limit: number, fileName: string): void {
  if (length > limit)
    throw new Error(`${fileName} has ${length} bytes; the limit for levels is ${limit}. Split it.`);
}
