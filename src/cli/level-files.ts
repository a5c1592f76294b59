// Level files on disk.
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { messageOf } from "../base/check.ts";
import type { Level } from "../core/level.ts";
import { readLevels } from "../share/read-levels.ts";
import { inRange } from "./options.ts";

export interface LevelSet {
  /** The file's name without its ending. */
  readonly name: string;
  readonly levels: readonly Level[];
}

const LEVEL_ENDINGS = [".npz", ".json"];

/** The levels of a file, or a set for each level file directly in a folder. @param range FROM-TO in each file */
export async function loadLevelSets(path: string, range?: string): Promise<readonly LevelSet[]> {
  const found = await stat(path).catch(() => {
    throw new Error(`there is no file or folder "${path}".`);
  });
  if (!found.isDirectory()) return [await loadLevelSet(path, range)];
  const names = (await readdir(path)).filter((name) => LEVEL_ENDINGS.includes(extname(name))).sort();
  if (names.length === 0) throw new Error(`the folder "${path}" holds no .npz or .json file.`);
  return Promise.all(names.map((name) => loadLevelSet(join(path, name), range)));
}

async function loadLevelSet(path: string, range: string | undefined): Promise<LevelSet> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Error(`"${path}" cannot be read: ${messageOf(error)}.`);
  });
  const name = basename(path);
  return { name: basename(path, extname(path)), levels: inRange(readLevels(bytes, name), range) };
}

/** All levels of all sets, in order. */
export async function loadLevels(path: string, range?: string): Promise<readonly Level[]> {
  return (await loadLevelSets(path, range)).flatMap(({ levels }) => levels);
}
