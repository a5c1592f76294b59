// Any level file → levels; the content decides, not the file's name.
import type { Level } from "../core/level.ts";
import { readLevelJson } from "./level-json.ts";
import { readLevelsNpz } from "./level-npz.ts";
import { isZip } from "./zip.ts";

/** The largest archive of the original's kind, 10,000 levels of 26×26 unpacked, has 30 MiB. */
export const MAX_FILE_BYTES = 2 ** 26;
/** The largest board in JSON has 8 MiB. */
const MAX_JSON_BYTES = 2 ** 24;

/**
 * The levels of an .npz file (one level or an archive) or of a level in our JSON (docs/formats.md).
 * @param fileName names the levels and appears in errors
 * @throws Error with one sentence or two: what is wrong, where, how to mend it
 */
export function readLevels(bytes: Uint8Array, fileName: string): readonly Level[] {
  if (bytes.length === 0) throw new Error(`${fileName} is empty. Download or save it again.`);
  if (isZip(bytes)) {
    checkFileSize(bytes, MAX_FILE_BYTES, fileName);
    return readLevelsNpz(bytes, fileName);
  }
  if (startsLikeJson(bytes)) {
    checkFileSize(bytes, MAX_JSON_BYTES, fileName);
    return [readLevelJson(new TextDecoder().decode(bytes), fileName)];
  }
  throw new Error(`${fileName} is not a level file. Use an .npz of SafeLife or a level saved as JSON.`);
}

function checkFileSize({ length }: Uint8Array, limit: number, fileName: string): void {
  if (length > limit)
    throw new Error(`${fileName} has ${length} bytes; the limit for levels is ${limit}. Split it.`);
}

/** A brace after a byte order mark and white space. */
const startsLikeJson = (bytes: Uint8Array): boolean =>
  /^\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 256)));
