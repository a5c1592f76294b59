// Levels that a link names: much code for an embedded view, fetched when there is such a link.
import { openGeneratorWorker, openLevelsWorker } from "../../workers/open.ts";
import { LevelMaker } from "../levels/maker.ts";
import { SeriesMaking } from "../levels/series-making.ts";
import { LevelLibrary } from "../library.ts";
import type { LevelFinder } from "../whatif/from-link.ts";

const library = new LevelLibrary(
  openLevelsWorker(),
  new SeriesMaking(new LevelMaker(openGeneratorWorker)),
  async () => null,
);

export const findLevel: LevelFinder = (reference) => library.levelAt(reference);
