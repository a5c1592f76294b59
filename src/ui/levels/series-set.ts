// A part of a series as a set of levels, named so that its name is enough to make it again.
import { formatSource, parseSource, type Source } from "./source.ts";

export interface SeriesPart {
  readonly source: Source;
  readonly seed: number;
  /** Number of the first level, from 1. */
  readonly first: number;
  /** Infinity: without end. */
  readonly count: number;
}

const MOST_IN_SET = 1000;
/** Numbers of levels are not larger. */
export const MOST_LEVELS = 1_000_000;

const PREFIX = "random:";

/** "random:append-still:7:1+12", or with "…:1+" one without end; null where its text is too long for an address. */
export function formatPart({ source, seed, first, count }: SeriesPart): string | null {
  const code = formatSource(source);
  return code && `${PREFIX}${code}:${seed}:${first}+${Number.isFinite(count) ? count : ""}`;
}

/** What `formatPart` wrote, or null. */
export function parsePart(id: string): SeriesPart | null {
  const [, code, seed, first, count] = /^random:([^:]+):(\d{1,15}):(\d{1,7})\+(\d{0,4})$/.exec(id) ?? [];
  const source = code === undefined ? null : parseSource(code);
  const part = { seed: Number(seed), first: Number(first), count: count ? Number(count) : Infinity };
  const isPossible =
    part.first >= 1 &&
    part.first <= MOST_LEVELS &&
    (part.count === Infinity || (part.count >= 1 && part.count <= MOST_IN_SET));
  return source && isPossible ? { source, ...part } : null;
}

/** "append-still, seed 7, levels 1 to 12" */
export function titleOfPart({ source, seed, first, count }: SeriesPart): string {
  const which = count === Infinity ? "without end" : `levels ${first} to ${first + count - 1}`;
  return `${source.name}, seed ${seed}, ${which}`;
}

const LEVELS_TO_TEST_ON = 100;

/** A hundred levels of the next seed: the same task, on levels that an agent of this series has not seen. */
export const partToTestOn = ({ source, seed }: SeriesPart): SeriesPart => ({
  source,
  seed: seed + 1,
  first: 1,
  count: LEVELS_TO_TEST_ON,
});
