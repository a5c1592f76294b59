// Where levels come from: the folders of levels/, our own suites, the generator, the editor, files a person opened, and
// the original's archives.
import { signal } from "@preact/signals";
import { excerpt } from "../base/check.ts";
import type { Level } from "../core/level.ts";
import { formatLevelCode, parseLevelCode } from "../share/level-code.ts";
import {
  fetchOfficialArchive,
  HUMAN_ARCHIVES,
  isOfficial,
  OFFICIAL_ARCHIVES,
} from "../share/official-archives.ts";
import { OWN_SUITES, type OwnSuite } from "../share/own-suites.ts";
import { isPattern } from "../share/read-levels.ts";
import { fingerprintOf, fits, isMeant, type LevelReference, orderOf } from "../share/replay-link.ts";
import type { PatternPlace } from "../share/rle.ts";
import type { WorkerClient } from "../workers/client.ts";
import type { LevelsApi } from "../workers/levels-api.ts";
import type { SeriesMaking } from "./levels/series-making.ts";
import { formatPart, parsePart, type SeriesPart, titleOfPart } from "./levels/series-set.ts";
import { translated, words } from "./words/words.ts";

export interface LevelSet {
  /** Part of addresses. */
  readonly id: string;
  readonly title: string;
  readonly origin: "own" | OwnSuite["group"] | "opened" | "generated" | "drawn" | "official" | "human";
  /** An archive of the original's benchmark, unchanged, wherever it came from. */
  readonly official: boolean;
  /** One of those archives that people are compared on. */
  readonly forPeople?: boolean;
  /** What it is a part of, if it was generated. */
  readonly part?: SeriesPart;
  load(): Promise<readonly Level[]>;
}

export interface LevelPlace {
  readonly setId: string;
  /** In the set, from 0. */
  readonly index: number;
  readonly level: Level;
}

const isSameLevel = (a: Level, b: Level): boolean =>
  a === b || (a.name === b.name && fits(a) && fits(b) && fingerprintOf(a) === fingerprintOf(b));

/** A set to train on only. */
export const isEndless = ({ part }: Pick<LevelSet, "part">): boolean =>
  part?.count === Number.POSITIVE_INFINITY;

/** Generated sets that are offered at a time, and drawn ones; older ones come back with their address. */
const MOST_OF_A_KIND = 8;

/** Of the id of a single level, which is whole in it. */
const LEVEL_PREFIX = "level:";

const OWN_FILES = import.meta.glob<string>("../../levels/**/*.json", { query: "?raw", import: "default" });

const SUITE_FOLDER = "../../levels/benchmark/v1/";
const SUITE_ADDRESSES = import.meta.glob<string>("../../levels/benchmark/v1/**/*.npz", {
  query: "?url",
  import: "default",
});

/** "../../levels/first/a-walk.json" → "first"; files beside the folders belong to "levels". */
const folderOf = (path: string): string => path.split("/").slice(3, -1).join("-") || "levels";

const titleOf = (folder: string): string => folder[0].toUpperCase() + folder.slice(1).replaceAll("-", " ");

export class LevelLibrary {
  /** All sets, in the order in which they are offered. */
  readonly sets = signal<readonly LevelSet[]>([]);

  constructor(
    private readonly worker: WorkerClient<LevelsApi>,
    readonly making: SeriesMaking,
    private readonly askForPlace: (fileName: string) => Promise<PatternPlace | null>,
  ) {
    const folders = [...new Set(Object.keys(OWN_FILES).map(folderOf))];
    this.sets.value = [
      ...folders.map((id) =>
        loadOnce({ id, title: titleOf(id), origin: "own", official: false, load: () => this.readFolder(id) }),
      ),
      ...OWN_SUITES.filter(({ file }) => SUITE_FOLDER + file in SUITE_ADDRESSES).map((suite) =>
        loadOnce({
          id: `own-${suite.name}`,
          title: suite.title,
          origin: suite.group,
          official: false,
          load: () => this.readSuite(suite),
        }),
      ),
      ...OFFICIAL_ARCHIVES.map((archive) => {
        const forPeople = HUMAN_ARCHIVES.includes(archive);
        return loadOnce({
          id: archive.name,
          title: archive.title,
          origin: forPeople ? "human" : "official",
          official: true,
          forPeople,
          load: async () => this.read(await fetchOfficialArchive(archive), `${archive.name}.npz`),
        });
      }),
    ];
  }

  /** A set that is offered, or one that its id describes, which is offered from then on. */
  find(id: string): LevelSet | undefined {
    const known = this.sets.value.find((set) => set.id === id);
    if (known) return known;
    const part = parsePart(id);
    if (part) return this.offerSeries(part);
    const level = id.startsWith(LEVEL_PREFIX) ? parseLevelCode(id.slice(LEVEL_PREFIX.length)) : null;
    return level ? this.offerLevel(level) : undefined;
  }

  /** How a link names a level of a set, for anyone; null where others do not have the set. */
  async referenceTo(setId: string, level: Level): Promise<LevelReference | null> {
    const set = this.find(setId);
    const name = set && publicNameOf(set);
    if (!set || !name) return null;
    const levels = await set.load();
    // Names say where to look first: fingerprints of all of them would hold up the page.
    const index = Math.max(
      0,
      levels.findIndex((other) => other.name === level.name),
    );
    const reference = { set: name, index, fingerprint: fingerprintOf(level) };
    const found = await findInTime(levels, reference);
    return found ? { ...reference, index: levels.indexOf(found) } : null;
  }

  /** Where a level is: in its set, if that is here and has it, else offered by itself. */
  async placeOf(setId: string | undefined, level: Level): Promise<LevelPlace> {
    const levels = await (setId === undefined ? undefined : this.find(setId))?.load().catch(() => []);
    const index = levels?.findIndex((other) => isSameLevel(other, level)) ?? -1;
    return setId !== undefined && levels && index >= 0
      ? { setId, index, level: levels[index] }
      : { setId: this.offerLevel(level).id, index: 0, level };
  }

  /** @throws Error with a sentence where it cannot be had, or is another */
  async levelAt(reference: LevelReference): Promise<{ setId: string; level: Level }> {
    const { set: name } = reference;
    const set = this.sets.value.find((offered) => publicNameOf(offered) === name) ?? this.find(name);
    if (!set) throw new Error(words.peek().sets.linkToUnknown(excerpt(name)));
    const level = set.part
      ? await this.levelOfSeries(set.part, reference)
      : await findInTime(await set.load(), reference);
    if (!level) {
      throw new Error(words.peek().sets.linkToOther(translated(set.title)));
    }
    return { setId: set.id, level };
  }

  /** Made by itself: a series may have a thousand levels, or no end. */
  private async levelOfSeries(part: SeriesPart, reference: LevelReference): Promise<Level | undefined> {
    if (reference.index >= part.count) return undefined;
    const [level] = await this.making.make({ ...part, first: part.first + reference.index, count: 1 }, []);
    return isMeant(level, reference) ? level : undefined;
  }

  /** A single level that was drawn. */
  offerLevel(level: Level): LevelSet {
    const id = idOfLevel(level) ?? `drawn:${level.name}`;
    return this.offer({
      id,
      title: level.name,
      origin: "drawn",
      official: false,
      load: async () => [level],
    });
  }

  /** @param made its levels, if they are all there already */
  offerSeries(part: SeriesPart, made?: readonly Level[]): LevelSet {
    const title = titleOfPart(part);
    // A text that is too long for an address is kept as long as the page.
    const id = formatPart(part) ?? `generated:${title}`;
    const levels: Level[] = [];
    return this.offer({
      id,
      title,
      origin: "generated",
      official: false,
      part,
      load: async () => {
        if (isEndless({ part })) {
          throw new Error(words.peek().sets.endless);
        }
        return made ?? this.making.make(part, levels);
      },
    });
  }

  /** Before all others of its kind, the oldest of which is no longer offered. */
  private offer(description: LevelSet): LevelSet {
    const set = loadOnce(description);
    const alike = this.sets.value.filter(({ origin, id }) => origin === set.origin && id !== set.id);
    const others = this.sets.value.filter(({ origin }) => origin !== set.origin);
    this.sets.value = [...others, set, ...alike.slice(0, MOST_OF_A_KIND - 1)];
    return set;
  }

  /** Reads a file a person chose and offers it as a set of its own, before all others of its kind.
   *  @returns null where it is a pattern, and the person chose not to open it
   *  @throws Error with a sentence when it holds no levels */
  async open(file: File): Promise<LevelSet | null> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const [official, forPeople] = [await isOfficial(bytes), await isOfficial(bytes, HUMAN_ARCHIVES)];
    const place = isPattern(bytes) ? await this.askForPlace(file.name) : undefined;
    if (place === null) return null;
    const levels = await this.read(bytes, file.name, place);
    const set: LevelSet = {
      id: `file:${file.name}`,
      title: file.name,
      origin: "opened",
      official,
      forPeople,
      load: async () => levels,
    };
    this.sets.value = [...this.sets.value.filter(({ id }) => id !== set.id), set];
    return set;
  }

  private read(bytes: Uint8Array, fileName: string, place?: PatternPlace): Promise<readonly Level[]> {
    return this.worker.call((api) => api.read(bytes, fileName, place));
  }

  private async readSuite({ file, levels }: OwnSuite): Promise<readonly Level[]> {
    const lost = () => {
      throw new Error(words.peek().sets.notReached(file));
    };
    const response = await fetch(await SUITE_ADDRESSES[SUITE_FOLDER + file]()).catch(lost);
    if (!response.ok) {
      throw new Error(words.peek().sets.notLoaded(file, response.status));
    }
    const bytes = await response.arrayBuffer().catch(lost);
    return (await this.read(new Uint8Array(bytes), file)).slice(0, levels);
  }

  private async readFolder(folder: string): Promise<readonly Level[]> {
    const files = Object.entries(OWN_FILES).filter(([path]) => folderOf(path) === folder);
    const read = files.map(async ([path, load]) =>
      this.read(new TextEncoder().encode(await load()), path.split("/").at(-1) ?? path),
    );
    return (await Promise.all(read)).flat();
  }
}

/** What a set is called in links; null where it is only here. Generated ones are described by their ids. */
export function publicNameOf({ id, origin, part }: LevelSet): string | null {
  switch (origin) {
    case "benchmark":
    case "difficulty":
    case "training":
      return id.replace(/^own-/, "own/");
    case "official":
    case "human":
      return `official/${id}`;
    case "generated":
      return part && formatPart(part) === id ? id : null;
    default:
      return null;
  }
}

/** The set that is this level, for anyone; null where it is too large for an address. */
export function idOfLevel(level: Level): string | null {
  const code = formatLevelCode(level);
  return code && LEVEL_PREFIX + code;
}

/** Asks once; a failure is forgotten, so that the next try asks again. */
function loadOnce(set: LevelSet): LevelSet {
  let loaded: Promise<readonly Level[]> | undefined;
  return {
    ...set,
    load() {
      loaded ??= set.load().catch((error: unknown) => {
        loaded = undefined;
        throw error;
      });
      return loaded;
    },
  };
}

/** As `findLevel`, but the page may draw between two fingerprints. */
async function findInTime(levels: readonly Level[], reference: LevelReference): Promise<Level | undefined> {
  for (const level of orderOf(levels, reference)) {
    if (isMeant(level, reference)) return level;
    await new Promise((resolve) => setTimeout(resolve));
  }
  return undefined;
}
