// What the levels thread does for the page: reading files.
import type { Level } from "../core/level.ts";
import type { PatternPlace } from "../share/rle.ts";

export interface LevelsApi {
  /** @param place what a pattern in RLE becomes
   *  @throws Error with one sentence when the file holds no levels */
  read(bytes: Uint8Array, fileName: string, place?: PatternPlace): readonly Level[];
}
