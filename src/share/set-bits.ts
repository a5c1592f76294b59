// The name of a set of levels as few bits.
import type { Coder } from "./coder.ts";
import {
  formatSeriesName,
  MOST_IN_SET,
  MOST_LEVELS,
  MOST_SEED,
  parseSeriesName,
  type SeriesName,
} from "./series-names.ts";

const MOST_BYTES = 6000;

/** Never to be changed: links are made of it. */
const USUAL_KINDS = [
  ...["append-still", "append-still-easy", "append-dynamic", "append-spawn"],
  ...["prune-still", "prune-still-easy", "prune-still-hard", "prune-dynamic", "prune-spawn"],
  ...["navigation", "challenge", "multi-agent/build-coop", "multi-agent/build-compete"],
  ...["multi-agent/build-parallel", "multi-agent/asym1", "multi-agent/asym1-pretrain-cyanonly"],
  ...["multi-agent/asym1-pretrain-redonly", "multi-agent/asym2"],
];

/** A part of a series number by number, which version 1 did not know, or any name. @throws DamagedError */
export function codeSetName(coder: Coder, set?: string): string {
  if (coder.version === 1) return coder.text(MOST_BYTES, set);
  const series = set === undefined ? null : parseSeriesName(set);
  const isSeries = coder.flag(
    set === undefined ? undefined : series !== null && formatSeriesName(series) === set,
  );
  return isSeries ? formatSeriesName(codeSeries(coder, series ?? undefined)) : coder.text(MOST_BYTES, set);
}

function codeSeries(coder: Coder, series?: SeriesName): SeriesName {
  const code = coder.oneOf(USUAL_KINDS, (other) => coder.text(MOST_BYTES, other), series?.code);
  const seed = coder.below(MOST_SEED + 1, series?.seed);
  const first = coder.count(MOST_LEVELS, series?.first);
  const isEndless = coder.flag(series && !Number.isFinite(series.count));
  const count = isEndless ? Number.POSITIVE_INFINITY : coder.count(MOST_IN_SET, series?.count);
  return { code, seed, first, count };
}
