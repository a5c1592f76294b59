// The connection is lost while the page fetches something: it says so in a sentence, and the next try gets it whole.
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readLevels } from "../../src/share/read-levels.ts";
import { ShippedModels } from "../../src/ui/instruct/shipped-models.ts";
import { SeriesMaking } from "../../src/ui/levels/series-making.ts";
import { LevelLibrary } from "../../src/ui/library.ts";
import { ShippedAgents } from "../../src/ui/shipped-agents.ts";

const root = new URL("../../", import.meta.url);

const fileAt = (address: string): Uint8Array<ArrayBuffer> => {
  const path = address.replace(/\?.*$/, "").replace(/^\//, "");
  return Uint8Array.from(readFileSync(new URL(/^(agents|lm)\//.test(path) ? `public/${path}` : path, root)));
};

/** What becomes of requests. */
let network: "there" | "breaks off" | "not there" = "there";

function answer(address: string): Response {
  if (network === "not there") throw new TypeError("Failed to fetch");
  const bytes = fileAt(address);
  if (network === "there") return new Response(bytes);
  const half = bytes.slice(0, bytes.length / 2);
  return new Response(
    new ReadableStream({
      start: (stream) => stream.enqueue(half),
      pull: (stream) => stream.error(new TypeError("network error")),
    }),
  );
}

beforeEach(() => {
  network = "there";
  vi.stubGlobal("fetch", async (address: string) => answer(address));
});
afterEach(() => void vi.unstubAllGlobals());

const library = () => {
  const reader = { call: (use: (api: object) => unknown) => use({ read: readLevels }) };
  return new LevelLibrary(reader as never, new SeriesMaking({} as never), async () => null);
};

async function agents() {
  const shipped = new ShippedAgents();
  await shipped.refresh();
  return () => shipped.load(shipped.cards.value[0]);
}

async function models() {
  const shipped = new ShippedModels("/lm/");
  await shipped.refresh();
  return () => shipped.load(shipped.cards.value[0].name);
}

async function levels() {
  const suite = library().sets.value.find(({ origin }) => origin === "benchmark")!;
  return () => suite.load();
}

it.each([
  ["an agent", agents, /^.+ cannot be loaded\.$/],
  ["a language model", models, /^.+ cannot be loaded\.$/],
  ["levels", levels, /could not be loaded: the connection was lost\. Try again\.$/],
] as const)("%s", async (_, open, sentence) => {
  const load = await open();
  for (const trouble of ["breaks off", "not there"] as const) {
    network = trouble;
    await expect(load()).rejects.toThrow(sentence);
  }
  network = "there";
  expect((await load()).length).toBeGreaterThan(0);
});
