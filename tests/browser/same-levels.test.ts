// Levels of every kind in the page and in its worker: those that Node makes.
import { afterAll, expect, it } from "vitest";
import { levelOfSeries } from "../../src/procgen/series.ts";
import { KINDS } from "../../src/ui/levels/kinds.ts";
import { LevelMaker } from "../../src/ui/levels/maker.ts";
import { seriesOf } from "../../src/ui/levels/reading.ts";
import { openGeneratorWorker } from "../../src/workers/open.ts";
import { hashOfLevel, KNOWN_LEVELS } from "../procgen/known-level.ts";

const maker = new LevelMaker(openGeneratorWorker);
afterAll(() => maker.dispose());

it.each(KINDS)("$id", { timeout: 60_000 }, async ({ id, text }) => {
  const series = seriesOf({ name: id, text }, 7);
  const { level } = await maker.make(series, 0, new AbortController().signal);
  expect(hashOfLevel(level)).toBe(KNOWN_LEVELS[id]);
  expect(hashOfLevel(levelOfSeries(series.parameters, 7, 0, id))).toBe(KNOWN_LEVELS[id]);
});
