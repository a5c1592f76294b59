// Part of a series of generated levels by its name, as addresses and links have it (docs/formats.md):
// "random:append-still:7:1+12".
import { packText, unpackText } from "./packed-text.ts";

export interface SeriesName {
  /** A kind of levels/random, or "NAME~TEXT" for any other parameters, see `packSource`. */
  readonly code: string;
  readonly seed: number;
  /** Number of the first level, from 1. */
  readonly first: number;
  /** Infinity: without end. */
  readonly count: number;
}

export const MOST_IN_SET = 1000;
/** Fifteen digits. */
export const MOST_SEED = 1e15 - 1;
/** Numbers of levels are not larger. */
export const MOST_LEVELS = 1_000_000;

export const formatSeriesName = ({ code, seed, first, count }: SeriesName): string =>
  `random:${code}:${seed}:${first}+${Number.isFinite(count) ? count : ""}`;

/** What `formatSeriesName` wrote, or null. There may still be no such kind. */
export function parseSeriesName(text: string): SeriesName | null {
  const [, code, seed, first, count] = /^random:([^:]+):(\d{1,15}):(\d{1,7})\+(\d{0,4})$/.exec(text) ?? [];
  if (code === undefined) return null;
  const name = {
    code,
    seed: Number(seed),
    first: Number(first),
    count: count ? Number(count) : Number.POSITIVE_INFINITY,
  };
  const isPossible =
    name.first >= 1 &&
    name.first <= MOST_LEVELS &&
    (name.count === Number.POSITIVE_INFINITY || (name.count >= 1 && name.count <= MOST_IN_SET));
  return isPossible ? name : null;
}

/** Parameters that no kind has. */
export interface NamedText {
  /** For the levels: "mine". */
  readonly name: string;
  /** A parameter file. */
  readonly text: string;
}

/** "NAME~TEXT" */
export const packSource = ({ name, text }: NamedText): string => `${name}~${packText(text)}`;

/** What `packSource` wrote, or null. The text may still be no parameter file.
 *  @param most bytes of the text */
export function unpackSource(code: string, most: number): NamedText | null {
  const [name, packed = ""] = code.split("~", 2);
  if (name !== cleanName(name)) return null;
  const text = unpackText(packed, most);
  return text === null ? null : { name, text };
}

/** A name that needs no quotes in addresses and files. */
export const cleanName = (name: string): string =>
  name
    .replace(/[^\w.-]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "") || "levels";
