// A small convolution as a taste: kernels of 3×3 cells, evaluated where something changed for good. They see what it was and
// what stood around it.
import { uniform } from "../../base/random.ts";
import { EVENT_LENGTH, FEATURES, KIND_COUNT } from "./change-features.ts";
import { spreadsOf } from "./change-weights.ts";
import type { CloseClip, Comparison, Fitting, Taste } from "./comparisons.ts";

/** Kernels; what each gives is cut off below 0. */
const UNITS = 8;
/** Cells of a kernel that are alike: those beside the changed one and those at its corners, so that a taste is the same in
 *  every direction. */
const SIDES = 4;
/** Weights of a kernel: by change, then by kind beside it, then by kind at a corner. */
const ROWS = FEATURES.length + 2 * KIND_COUNT;

/** In the weights, `[feature]` what a change counts wherever it is, `[row, unit]` the kernels, `[unit]` what each counts. */
const KERNELS = FEATURES.length;
const OUT = KERNELS + ROWS * UNITS;
export const NET_WEIGHTS = OUT + UNITS;
/** Largest weight to begin with. */
const START = 0.3;

/** What the kernels give for an event.
 *  @param at where it begins @param units to be written, `UNITS` numbers from `to` on */
function lookAt(
  weights: Float64Array,
  events: ArrayLike<number>,
  at: number,
  units: Float64Array,
  to: number,
): void {
  const row = KERNELS + events[at] * UNITS;
  for (let unit = 0; unit < UNITS; unit++) units[to + unit] = weights[row + unit];
  for (let i = 1; i < EVENT_LENGTH; i++) {
    if (events[at + i] === 0) continue;
    const from = rowOf(i, events[at + i]);
    for (let unit = 0; unit < UNITS; unit++) units[to + unit] += weights[from + unit];
  }
  for (let unit = to; unit < to + UNITS; unit++) units[unit] = Math.max(0, units[unit]);
}

/** Of an event. @param weights in nats @param units what the kernels give for it, from `from` on */
function scoreOf(weights: Float64Array, change: number, units: Float64Array, from: number): number {
  let score = weights[change];
  for (let unit = 0; unit < UNITS; unit++) score += weights[OUT + unit] * units[from + unit];
  return score;
}

/** Where a kind's weights begin, seen at the i-th number of an event. */
const rowOf = (i: number, kind: number): number =>
  KERNELS + (FEATURES.length + (i > SIDES ? KIND_COUNT : 0) + kind - 1) * UNITS;

const scratch = new Float64Array(UNITS);

export class ChangeNet implements Taste<CloseClip> {
  /** @param weights `[NET_WEIGHTS]`, nats */
  constructor(readonly weights: Float64Array) {}

  scoreOf({ events }: CloseClip, step?: number): number {
    if (step !== undefined) return this.scoreOfStep(events[step]);
    let score = 0;
    for (const some of events) score += this.scoreOfStep(some);
    return score;
  }

  private scoreOfStep(events: readonly number[]): number {
    const { weights } = this;
    let score = 0;
    for (let at = 0; at < events.length; at += EVENT_LENGTH) {
      lookAt(weights, events, at, scratch, 0);
      score += scoreOf(weights, events[at], scratch, 0);
    }
    return score;
  }
}

/** Kernels and what they count begin small and at random, everything else at 0. What changes and kernels count is in units of
 *  their spread. */
export function changeNet(comparisons: readonly Comparison<CloseClip>[]): Fitting<CloseClip> {
  const { patterns, differences } = differencesOf(comparisons);
  const count = patterns.length / EVENT_LENGTH;
  const scales = scalesOf(comparisons);
  /** `[pattern, unit]`, `[pattern]` and `[comparison]`, for the weights that were looked at last. */
  const units = new Float64Array(count * UNITS);
  const scores = new Float64Array(count);
  const leads = new Float64Array(comparisons.length);
  const look = (weights: Float64Array) => {
    const scaled = weights.map((weight, i) => weight * scales[i]);
    for (let p = 0; p < count; p++) {
      lookAt(weights, patterns, p * EVENT_LENGTH, units, p * UNITS);
      scores[p] = scoreOf(scaled, patterns[p * EVENT_LENGTH], units, p * UNITS);
    }
    differences.forEach(({ which, times }, i) => {
      leads[i] = 0;
      for (let j = 0; j < which.length; j++) leads[i] += times[j] * scores[which[j]];
    });
  };
  return {
    begin(key) {
      const weights = new Float64Array(NET_WEIGHTS);
      for (let i = KERNELS; i < NET_WEIGHTS; i++) weights[i] = START * (2 * uniform(key, i) - 1);
      return weights;
    },
    leads(weights) {
      look(weights);
      return leads.slice();
    },
    addGradient(gradient, weights, drawn, slopeOf) {
      look(weights);
      const shares = new Float64Array(count);
      for (const i of drawn) {
        const { which, times } = differences[i];
        const slope = slopeOf(leads[i], i);
        for (let j = 0; j < which.length; j++) shares[which[j]] += slope * times[j];
      }
      for (let p = 0; p < count; p++) {
        const at = p * EVENT_LENGTH;
        const change = patterns[at];
        gradient[change] += shares[p] * scales[change];
        for (let unit = 0; unit < UNITS; unit++) {
          const given = units[p * UNITS + unit];
          if (given === 0) continue;
          const share = shares[p] * scales[OUT + unit];
          gradient[OUT + unit] += share * given;
          const back = share * weights[OUT + unit];
          gradient[KERNELS + change * UNITS + unit] += back;
          for (let i = 1; i < EVENT_LENGTH; i++) {
            if (patterns[at + i] > 0) gradient[rowOf(i, patterns[at + i]) + unit] += back;
          }
        }
      }
    },
    taste: (weights) => new ChangeNet(weights.map((weight, i) => weight * scales[i])),
  };
}

/** Events that are alike are one pattern. `which` patterns the first clip of a comparison has more of, or less, and how many
 *  `times`. */
function differencesOf(comparisons: readonly Comparison<CloseClip>[]) {
  const known = new Map<string, number>();
  const patterns: number[] = [];
  const patternOf = (event: readonly number[]): number => {
    const sides = [event.slice(1, 1 + SIDES), event.slice(1 + SIDES)];
    const alike = [event[0], ...sides.flatMap((side) => side.sort((a, b) => a - b))];
    const name = String(alike);
    const number = known.get(name) ?? known.size;
    if (number === known.size) {
      known.set(name, number);
      patterns.push(...alike);
    }
    return number;
  };
  const differences = comparisons.map(({ clips }) => {
    const difference = new Map<number, number>();
    clips.forEach(({ events }, clip) => {
      for (const some of events) {
        for (let at = 0; at < some.length; at += EVENT_LENGTH) {
          const pattern = patternOf(some.slice(at, at + EVENT_LENGTH));
          difference.set(pattern, (difference.get(pattern) ?? 0) + 1 - 2 * clip);
        }
      }
    });
    const unlike = [...difference].filter(([, times]) => times !== 0);
    return {
      which: Uint32Array.from(unlike, ([pattern]) => pattern),
      times: Float64Array.from(unlike, ([, times]) => times),
    };
  });
  return { patterns: Uint8Array.from(patterns), differences };
}

/** By weight: nats a unit in which it is learned. */
function scalesOf(comparisons: readonly Comparison<CloseClip>[]): Float64Array {
  const scales = new Float64Array(NET_WEIGHTS).fill(1);
  const spreads = spreadsOf(comparisons);
  spreads.forEach((spread, change) => {
    scales[change] = 1 / spread;
  });
  const clips = comparisons.flatMap((comparison) => comparison.clips);
  const square =
    clips.reduce((sum, { changes }) => sum + changes.reduce((a, b) => a + b, 0) ** 2, 0) / clips.length;
  if (square > 0) scales.fill(1 / Math.sqrt(square), OUT);
  return scales;
}
