// The same study gives the same bytes under Node and in the page: those that docs/reliability.md lists.
import { expect, it } from "vitest";
import reliability from "../../docs/reliability.md?raw";
import { studyHash } from "../../scripts/determinism/study-hash.ts";
import { threadsHere } from "../../src/backends/simd/helper.ts";
import { loadKernels } from "../../src/backends/simd/load.ts";

const listed = [...reliability.matchAll(/^\| `simd` \| (\d) \| `(\w{8})`/gm)].map(([, threads, hash]) => ({
  threads: Number(threads),
  hash,
}));

it("on the SIMD engine, on each number of threads that there can be here", async () => {
  loadKernels();
  const possible = listed.filter(({ threads }) => threads <= threadsHere().threads);
  expect(possible.length).toBeGreaterThan(0);
  for (const { threads, hash } of possible) {
    expect(await studyHash({ name: "simd", threads: threads === 2 ? 2 : 1, reason: "" })).toBe(hash);
  }
});
