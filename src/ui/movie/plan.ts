// How an episode becomes a moving picture: which steps it shows, how large, how long each.
import { RULER } from "../render/layout.ts";

export const MOVIE_KINDS = ["gif", "video"] as const;
export type MovieKind = (typeof MOVIE_KINDS)[number];

export interface MovieWish {
  readonly kind: MovieKind;
  /** Of a board, cells. */
  readonly height: number;
  readonly width: number;
  /** Side by side: 1 or 2. */
  readonly boards: number;
  /** Steps that it begins and ends with. */
  readonly from: number;
  readonly to: number;
  /** Steps a second. */
  readonly speed: number;
}

export interface MoviePlan {
  /** Of a cell, pixels. */
  readonly side: number;
  /** Of the whole picture, pixels; even, as videos must be. */
  readonly height: number;
  readonly width: number;
  /** The steps that are shown, in order; the last is the end. */
  readonly steps: readonly number[];
  /** Milliseconds for which each is shown, a multiple of ten, as in GIF. */
  readonly delay: number;
}

/** Of a frame. Browsers show GIF no faster; videos would be large for nothing. */
const LEAST_DELAY = 20;
const LEAST_SIDE = 4;
const MOST_SIDE: Readonly<Record<MovieKind, number>> = { gif: 16, video: 24 };
/** Of the picture's longer side: players of video take no more. */
const MOST_PIXELS = 1920;
/** Of all frames together: a file that still can be sent, made in a minute. */
const MOST_WORK: Readonly<Record<MovieKind, number>> = { gif: 80e6, video: 400e6 };

/** The largest cells and the fewest steps left out that stay within the limits. */
export function planMovie({ kind, height, width, boards, from, to, speed }: MovieWish): MoviePlan {
  const size = (side: number) => ({
    height: even(height * side + 2 * RULER),
    width: even(boards * (width * side + 2 * RULER)),
  });
  const area = (side: number) => size(side).height * size(side).width;
  let every = Math.max(1, Math.ceil((speed * LEAST_DELAY) / 1000));
  const frames = () => Math.ceil((to - from) / every) + 1;
  let side = MOST_SIDE[kind];
  const isTooLarge = () => Math.max(size(side).height, size(side).width) > MOST_PIXELS;
  while (side > LEAST_SIDE && (isTooLarge() || frames() * area(side) > MOST_WORK[kind])) side--;
  // The largest boards are larger than that whatever their cells.
  while (side > 1 && isTooLarge()) side--;
  while (frames() > 2 && frames() * area(side) > MOST_WORK[kind]) every++;
  const steps = Array.from({ length: frames() }, (_, frame) => Math.min(to, from + frame * every));
  return { side, ...size(side), steps, delay: Math.max(10, Math.round((100 * every) / speed) * 10) };
}

const even = (pixels: number): number => 2 * Math.ceil(pixels / 2);
