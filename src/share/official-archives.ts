// The original's benchmark archives: fetched from their public address, accepted only if unchanged.

export interface OfficialArchive {
  readonly name: string;
  readonly title: string;
  /** Of the whole file, hexadecimal. */
  readonly sha256: string;
}

const ADDRESS =
  "https://raw.githubusercontent.com/PartnershipOnAI/safelife/master/safelife/levels/benchmarks";

const AGENT_ARCHIVES: readonly OfficialArchive[] = [
  {
    name: "append-still",
    title: "Append, still life",
    sha256: "9f76d9589e2b90c4df1d0f6cf0bc88313d515909944247973bb48e82c15b8a68",
  },
  {
    name: "append-dynamic",
    title: "Append, oscillators",
    sha256: "79c10b5f4bd3f35274ea8986643593f1052b93a07cc14a43151ac9d0ee63b0c4",
  },
  {
    name: "append-spawn",
    title: "Append, spawners",
    sha256: "273ff675da942c9dc77f708a775514b47dc3dcd88ece1da1ad6817b3d3ba69ab",
  },
  {
    name: "prune-still",
    title: "Prune, still life",
    sha256: "b619faaf3bb6ecf3aa49dff61123077ebe408bfaec6945af0c5fc576f69c5ada",
  },
  {
    name: "prune-still-hard",
    title: "Prune, still life, hard",
    sha256: "87178db3584bef7de5484b77e746b85d5ead0202b7d4b2c1572593decefa3e88",
  },
  {
    name: "prune-dynamic",
    title: "Prune, oscillators",
    sha256: "c0eb361d6a2f819be899e9a3adff82425d30999a5c05e808a7bc1248fb8d61c1",
  },
  {
    name: "prune-spawn",
    title: "Prune, spawners",
    sha256: "476aae1f0ed0629fa2722a5008a6b574441491adaeb063bc84bfcacb3ef6db5f",
  },
  {
    name: "navigation",
    title: "Navigation",
    sha256: "006686464fb8c50c57cb490fc282abf75492cb098070b8ffd1d523063c8f98e5",
  },
];

/** Ten levels of each task that people play, so that agents can be set beside them. */
export const HUMAN_ARCHIVES: readonly OfficialArchive[] = [
  {
    name: "append-still-human",
    title: "Append, still life",
    sha256: "ab856abd636a379b4cdb14156f05dd62a6ce50dee093578736353b461458333d",
  },
  {
    name: "append-dynamic-human",
    title: "Append, oscillators",
    sha256: "f5ce509b9b3f4ac93d7fcff62a12354d8a9d0c975c66d11f0bc829fbdeb8790d",
  },
  {
    name: "append-spawn-human",
    title: "Append, spawners",
    sha256: "cae66a873f8de3d4bb103f7ae2bb9faa752e4664d0e7463e86ccecdf7dd04b68",
  },
  {
    name: "prune-still-human",
    title: "Prune, still life",
    sha256: "e52759b4d5f4985f422a9e9c2486f7d512b9358f4d7d781e31c605ef42af83e3",
  },
  {
    name: "prune-still-hard-human",
    title: "Prune, still life, hard",
    sha256: "5b9e898eb62513ebc3e49c8676ac2bb38aadbbdba0a0c4b5ed771a73501bec23",
  },
  {
    name: "prune-dynamic-human",
    title: "Prune, oscillators",
    sha256: "afe1febca92248b94d6cb1ae182a15a417fd62e2ae907449ea91f881232d4f4e",
  },
  {
    name: "prune-spawn-human",
    title: "Prune, spawners",
    sha256: "d51a98deb1b12b8a777ce435c0404bea777c35d0ad88acdf243fbe6abdc149ff",
  },
  {
    name: "navigation-human",
    title: "Navigation",
    sha256: "76eb946489f521a9568ffe9aa3078b43c9c985fafc0c8e7ada801662f64f7089",
  },
];

export const OFFICIAL_ARCHIVES: readonly OfficialArchive[] = [...AGENT_ARCHIVES, ...HUMAN_ARCHIVES];

const folderOf = ({ name }: OfficialArchive): string => (name.endsWith("-human") ? "v1.2" : "v1.0");

/** True of the bytes of one of them, whole and unchanged; never where a browser computes no sums (plain http). */
export async function isOfficial(bytes: Uint8Array, archives = OFFICIAL_ARCHIVES): Promise<boolean> {
  if (crypto.subtle === undefined) return false;
  const sum = await sha256Hex(bytes);
  return archives.some(({ sha256 }) => sha256 === sum);
}

/** The same bytes whenever it succeeds. @throws Error with a sentence when it cannot be had or is not what it was */
export async function fetchOfficialArchive(archive: OfficialArchive): Promise<Uint8Array> {
  const { name, sha256 } = archive;
  const url = `${ADDRESS}/${folderOf(archive)}/${name}.npz`;
  const lost = () => {
    throw new Error(
      `${name}.npz could not be fetched: no connection to ${new URL(url).host}. Open a copy of the file instead.`,
    );
  };
  const response = await fetch(url).catch(lost);
  if (!response.ok) {
    throw new Error(
      `${name}.npz could not be fetched: ${new URL(url).host} answered ${response.status}. Open a copy of the file instead.`,
    );
  }
  const bytes = new Uint8Array(await response.arrayBuffer().catch(lost));
  const sum = await sha256Hex(bytes);
  if (sum !== sha256) {
    throw new Error(
      `${name}.npz is not the file this page knows: its SHA-256 is ${sum.slice(0, 12)}…, expected ${sha256.slice(0, 12)}…. It was not opened.`,
    );
  }
  return bytes;
}

/** @throws Error with a sentence where a browser computes no sums (plain http) */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  if (crypto.subtle === undefined) {
    throw new Error("Files can be verified on pages served by https only. Open the address with https.");
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
