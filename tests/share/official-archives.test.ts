// Archives from elsewhere are opened only if they are what they were.
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  fetchOfficialArchive,
  HUMAN_ARCHIVES,
  isOfficial,
  OFFICIAL_ARCHIVES,
  sha256Hex,
} from "../../src/share/official-archives.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const answer = (response: Response) => vi.stubGlobal("fetch", async () => response);

describe("official archives", () => {
  it("computes SHA-256 (FIPS 180-2, appendix B.1)", async () => {
    expect(await sha256Hex(new TextEncoder().encode("abc"))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });

  it("accepts bytes with the right sum", async () => {
    answer(new Response("abc"));
    const sha256 = await sha256Hex(new TextEncoder().encode("abc"));
    const bytes = await fetchOfficialArchive({ ...OFFICIAL_ARCHIVES[0], sha256 });
    expect(new TextDecoder().decode(bytes)).toBe("abc");
  });

  it("refuses changed bytes, failures and no connection with a sentence", async () => {
    answer(new Response("abc"));
    await expect(fetchOfficialArchive(OFFICIAL_ARCHIVES[0])).rejects.toThrow(
      /append-still\.npz is not the file this page knows: its SHA-256 is ba7816bf8f01…/,
    );
    answer(new Response("", { status: 404 }));
    await expect(fetchOfficialArchive(OFFICIAL_ARCHIVES[0])).rejects.toThrow(/answered 404/);
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no")));
    await expect(fetchOfficialArchive(OFFICIAL_ARCHIVES[0])).rejects.toThrow(/no connection to raw/);
  });

  it("are known by their bytes, whatever their name", async () => {
    const bytes = new TextEncoder().encode("abc");
    expect(await isOfficial(bytes)).toBe(false);
    expect(await isOfficial(bytes, [{ ...OFFICIAL_ARCHIVES[0], sha256: await sha256Hex(bytes) }])).toBe(true);
  });

  it("lists two of each task, for agents and for people, with different sums", () => {
    expect(HUMAN_ARCHIVES).toHaveLength(8);
    expect(new Set(OFFICIAL_ARCHIVES.map(({ sha256 }) => sha256)).size).toBe(16);
    for (const { sha256 } of OFFICIAL_ARCHIVES) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});
