// A study of thousands of runs is looked at without more connections than a system allows.
import { expect, it } from "vitest";
import { unscored } from "../../src/cli/queue/unscored.ts";
import { nameOf, placesOf, type StudyStore } from "../../src/studies/study.ts";

it("finds what has no score, few at a time and in order", async () => {
  const task = { name: "walk", training: [], heldOut: [], official: false };
  const method = { name: "points alone", rewardTerms: [] };
  const seeds = Array.from({ length: 10_000 }, (_, seed) => seed);
  const places = placesOf({ tasks: [task], methods: [method], seeds } as never);
  const scored = new Set(
    places.filter(({ seed }) => seed % 3 === 0).map((place) => `${nameOf(place)}/cell.json`),
  );
  let [open, most] = [0, 0];
  const store: StudyStore = {
    async read(name) {
      most = Math.max(most, ++open);
      await Promise.resolve();
      open--;
      return scored.has(name) ? new Uint8Array() : null;
    },
    write: () => Promise.reject(new Error("nothing is to be written")),
  };
  const left = await unscored(store, places);
  expect(left.map(({ seed }) => seed)).toEqual(seeds.filter((seed) => seed % 3 !== 0));
  expect(most).toBeLessThanOrEqual(100);
});
