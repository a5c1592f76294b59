// The original's benchmark archives: fetched from their public address, accepted only if unchanged.

export interface OfficialArchive {
  readonly name: string;
  readonly title: string;
  /** Of the whole file, hexadecimal. */
  readonly sha256: string;
}

const ADDRESS =
  "https://raw.githubusercontent.com/PartnershipOnAI/safelife/master/safelife/levels/benchmarks/v1.0";

export const OFFICIAL_ARCHIVES: readonly OfficialArchive[] = [
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

/** True of the bytes of one of them, whole and unchanged; never where a browser computes no sums (plain http). */
export async function isOfficial(bytes: Uint8Array, archives = OFFICIAL_ARCHIVES): Promise<boolean> {
  if (crypto.subtle === undefined) return false;
  const sum = await sha256Hex(bytes);
  return archives.some(({ sha256 }) => sha256 === sum);
}

/** The same bytes whenever it succeeds. @throws Error with a sentence when it cannot be had or is not what it was */
export async function fetchOfficialArchive({ name, sha256 }: OfficialArchive): Promise<Uint8Array> {
  const url = `${ADDRESS}/${name}.npz`;
  const response = await fetch(url).catch(() => {
    throw new Error(
      `${name}.npz could not be fetched: no connection to ${new URL(url).host}. Open a copy of the file instead.`,
    );
  });
  if (!response.ok) {
    throw new Error(
      `${name}.npz could not be fetched: ${new URL(url).host} answered ${response.status}. Open a copy of the file instead.`,
    );
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
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
