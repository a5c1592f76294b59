// Where levels come from: the folders of levels/, our own suites, files a person opened, and the original's archives.
import { signal } from "@preact/signals";
import type { Level } from "../core/level.ts";
import { fetchOfficialArchive, isOfficial, OFFICIAL_ARCHIVES } from "../share/official-archives.ts";
import { OWN_SUITES, type OwnSuite } from "../share/own-suites.ts";
import type { WorkerClient } from "../workers/client.ts";
import type { LevelsApi } from "../workers/levels-api.ts";

export interface LevelSet {
  /** Part of addresses. */
  readonly id: string;
  readonly title: string;
  readonly origin: "own" | OwnSuite["group"] | "opened" | "official";
  /** An archive of the original's benchmark, unchanged, wherever it came from. */
  readonly official: boolean;
  load(): Promise<readonly Level[]>;
}

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

  constructor(private readonly worker: WorkerClient<LevelsApi>) {
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
      ...OFFICIAL_ARCHIVES.map((archive) =>
        loadOnce({
          id: archive.name,
          title: archive.title,
          origin: "official",
          official: true,
          load: async () => this.read(await fetchOfficialArchive(archive), `${archive.name}.npz`),
        }),
      ),
    ];
  }

  find(id: string): LevelSet | undefined {
    return this.sets.value.find((set) => set.id === id);
  }

  /** Reads a file a person chose and offers it as a set of its own, before all others of its kind.
   *  @throws Error with a sentence when it holds no levels */
  async open(file: File): Promise<LevelSet> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const official = await isOfficial(bytes);
    const levels = await this.read(bytes, file.name);
    const set: LevelSet = {
      id: `file:${file.name}`,
      title: file.name,
      origin: "opened",
      official,
      load: async () => levels,
    };
    this.sets.value = [...this.sets.value.filter(({ id }) => id !== set.id), set];
    return set;
  }

  private read(bytes: Uint8Array, fileName: string): Promise<readonly Level[]> {
    return this.worker.call((api) => api.read(bytes, fileName));
  }

  private async readSuite({ file, levels }: OwnSuite): Promise<readonly Level[]> {
    const response = await fetch(await SUITE_ADDRESSES[SUITE_FOLDER + file]());
    if (!response.ok) {
      throw new Error(
        `${file} could not be loaded: the server answered ${response.status}. Reload the page.`,
      );
    }
    return (await this.read(new Uint8Array(await response.arrayBuffer()), file)).slice(0, levels);
  }

  private async readFolder(folder: string): Promise<readonly Level[]> {
    const files = Object.entries(OWN_FILES).filter(([path]) => folderOf(path) === folder);
    const read = files.map(async ([path, load]) =>
      this.read(new TextEncoder().encode(await load()), path.split("/").at(-1) ?? path),
    );
    return (await Promise.all(read)).flat();
  }
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
