// Level files on disk.
import { readdir, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Level } from "../core/level.ts";
import { LEVEL_ENDINGS, type LevelEnding } from "../share/level-endings.ts";
import { fetchOfficialArchive, isOfficial, OFFICIAL_ARCHIVES } from "../share/official-archives.ts";
import { OWN_SUITES } from "../share/own-suites.ts";
import { readLevels } from "../share/read-levels.ts";
import type { PatternPlace } from "../share/rle.ts";
import { inRange } from "../studies/level-range.ts";
import { readBytes } from "./files.ts";

export interface LevelSet {
  /** The file's name without its ending. */
  readonly name: string;
  readonly levels: readonly Level[];
  /** All levels of an archive of the original's benchmark, unchanged. */
  readonly official: boolean;
}

/** Texts in a folder of levels are mostly about them. */
const FOLDER_ENDINGS = LEVEL_ENDINGS.filter((ending) => ending !== ".txt");

/** "official/append-still", "own/append-still" */
const NAMED_SET = /^(official|own)\/([\w-]+)$/;

export const isNamedSet = (levels: string): boolean => NAMED_SET.test(levels);

const OWN_FOLDER = fileURLToPath(new URL("../../levels/benchmark/v1/", import.meta.url));

/** The levels of a file, a set for each level file directly in a folder, or a set by name: those of the original's
 *  benchmark are fetched from their public address, those of our own come with the program.
 *  @param range FROM-TO in each file
 *  @param place what patterns in RLE become */
export async function loadLevelSets(
  path: string,
  range?: string,
  place?: PatternPlace,
): Promise<readonly LevelSet[]> {
  const [, origin, name] = NAMED_SET.exec(path) ?? [];
  if (origin === "official") return [await loadOfficialSet(name, range)];
  if (origin === "own") return [await loadOwnSet(name, range)];
  const found = await stat(path).catch(() => {
    throw new Error(`there is no file or folder "${path}".`);
  });
  if (!found.isDirectory()) return [await loadLevelSet(path, range, place)];
  const names = (await readdir(path))
    .filter((name) => FOLDER_ENDINGS.some((ending) => ending === extname(name)))
    .sort();
  if (names.length === 0)
    throw new Error(`the folder "${path}" holds no level file (${FOLDER_ENDINGS.join(", ")}).`);
  return Promise.all(names.map((name) => loadLevelSet(join(path, name), range, place)));
}

async function loadLevelSet(path: string, range?: string, place?: PatternPlace): Promise<LevelSet> {
  const bytes = await readBytes(path);
  const name = basename(path);
  return {
    name: basename(path, extname(path)),
    levels: inRange(readLevels(bytes, name, place), range),
    official: range === undefined && (await isOfficial(bytes)),
  };
}

async function loadOfficialSet(name: string, range: string | undefined): Promise<LevelSet> {
  const archive = OFFICIAL_ARCHIVES.find((known) => known.name === name);
  if (!archive) {
    const names = OFFICIAL_ARCHIVES.map((known) => known.name).join(", ");
    throw new Error(`there is no "official/${name}". Use official/ and one of ${names}.`);
  }
  const levels = readLevels(await fetchOfficialArchive(archive), `${name}.npz`);
  return { name, levels: inRange(levels, range), official: range === undefined };
}

async function loadOwnSet(name: string, range: string | undefined): Promise<LevelSet> {
  const suite = OWN_SUITES.find((known) => known.name === name);
  if (!suite) {
    const names = OWN_SUITES.map((known) => known.name).join(", ");
    throw new Error(`there is no "own/${name}". Use own/ and one of ${names}.`);
  }
  const levels = readLevels(await readBytes(OWN_FOLDER + suite.file), suite.file);
  return { name, levels: inRange(levels.slice(0, suite.levels), range), official: false };
}

/** All levels of all sets, in order. */
export async function loadLevels(
  path: string,
  range?: string,
  place?: PatternPlace,
): Promise<readonly Level[]> {
  return (await loadLevelSets(path, range, place)).flatMap(({ levels }) => levels);
}

/** The format a file's name asks for. */
export function endingOf(path: string): LevelEnding {
  const ending = LEVEL_ENDINGS.find((known) => known === extname(path).toLowerCase());
  if (ending === undefined) {
    throw new Error(
      `"${path}" does not end in one of ${LEVEL_ENDINGS.join(", ")}. Name the file after its format.`,
    );
  }
  return ending;
}
