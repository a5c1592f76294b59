// Levels that a link names.
import { expect, it } from "vitest";
import { levelOfSeries, type Series } from "../../src/procgen/series.ts";
import { fingerprintOf } from "../../src/share/replay-link.ts";
import type { LevelMaker } from "../../src/ui/levels/maker.ts";
import { seriesOf } from "../../src/ui/levels/reading.ts";
import { SeriesMaking } from "../../src/ui/levels/series-making.ts";
import { parsePart } from "../../src/ui/levels/series-set.ts";
import { LevelLibrary } from "../../src/ui/library.ts";

const inSeries = ({ parameters, seed, name }: Series, index: number) =>
  levelOfSeries(parameters, seed, index, name);

/** A library, and the indices of the levels that were made for it. */
function opened() {
  const made: number[] = [];
  const maker = {
    async make(series: Series, index: number) {
      made.push(index);
      return { level: inSeries(series, index) };
    },
  } as unknown as LevelMaker;
  return { made, library: new LevelLibrary({} as never, new SeriesMaking(maker), async () => null) };
}

const part = parsePart("random:append-still-easy:7:3+1000")!;
const meant = inSeries(seriesOf(part.source, part.seed), 6);
const fingerprint = fingerprintOf(meant);

it.each(["random:append-still-easy:7:3+1000", "random:append-still-easy:7:3+"])(
  "of %s a single level is made",
  async (set) => {
    const { library, made } = opened();
    expect((await library.levelAt({ set, index: 4, fingerprint })).level.board).toEqual(meant.board);
    expect(made).toEqual([6]);
  },
);

it("that is not the one a link was made with is refused, and no other is looked for in a series", async () => {
  const { library, made } = opened();
  const set = "random:append-still-easy:7:3+1000";
  const another = library.levelAt({ set, index: 4, fingerprint: fingerprint ^ 1 });
  await expect(another).rejects.toThrow(/another version/);
  await expect(library.levelAt({ set, index: 1000, fingerprint })).rejects.toThrow(/another version/);
  expect(made).toEqual([6]);
});
