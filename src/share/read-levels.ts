// Any level file → levels; the content decides, not the file's name.
import type { Level } from "../core/level.ts";
import { readLevelsNpz } from "./level-npz.ts";
import { isZip } from "./zip.ts";

/** 64 MiB: the largest archive of the original's kind, 10,000 levels of 26×26, has 30. */
export const MAX_FILE_BYTES = 2 ** 26;

/**
 * The levels of an .npz file (one level or an archive).
 * @param fileName names the levels and appears in errors
 * @throws Error with one sentence: what is wrong, where, how to mend it
 */
export function readLevels(bytes: Uint8Array, fileName: string): readonly Level[] {
  if (bytes.length > MAX_FILE_BYTES) {
    throw new Error(
      `${fileName} has ${bytes.length} bytes; the limit for level files is ${MAX_FILE_BYTES}. Split it.`,
    );
  }
  if (isZip(bytes)) return readLevelsNpz(bytes, fileName);
  throw new Error(`${fileName} is not a level file. Use an .npz of SafeLife.`);
}
