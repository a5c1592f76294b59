// A part of a series as a set of levels, named so that its name is enough to make it again.
import { formatSeriesName, parseSeriesName, type SeriesName } from "../../share/series-names.ts";
import { words } from "../words/words.ts";
import { formatSource, parseSource, type Source } from "./source.ts";

export interface SeriesPart extends Omit<SeriesName, "code"> {
  readonly source: Source;
}

/** "random:append-still:7:1+12", or with "…:1+" one without end; null where its text is too long for an address. */
export function formatPart({ source, ...part }: SeriesPart): string | null {
  const code = formatSource(source);
  return code && formatSeriesName({ code, ...part });
}

/** What `formatPart` wrote, or null. */
export function parsePart(id: string): SeriesPart | null {
  const name = parseSeriesName(id);
  const source = name && parseSource(name.code);
  if (!source) return null;
  const { code: _, ...part } = name;
  return { source, ...part };
}

/** "append-still, seed 7, levels 1 to 12" */
export function titleOfPart({ source, seed, first, count }: SeriesPart): string {
  const { withoutEnd, fromTo, series } = words.peek().sets;
  const which = count === Infinity ? withoutEnd : fromTo(first, first + count - 1);
  return series(source.name, seed, which);
}

const LEVELS_TO_TEST_ON = 100;

/** A hundred levels of the next seed: the same task, on levels that an agent of this series has not seen. */
export const partToTestOn = ({ source, seed }: SeriesPart): SeriesPart => ({
  source,
  seed: seed + 1,
  first: 1,
  count: LEVELS_TO_TEST_ON,
});
