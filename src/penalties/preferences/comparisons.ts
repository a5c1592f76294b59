// What happens in clips, which of two is preferred, and what a form of reward must offer to learn it.
import type { Key } from "../../base/random.ts";

/** What happened on a board over some steps. */
export interface Clip {
  /** `[step, feature]`, see `ChangeMeter.add` */
  readonly changes: Float64Array;
}

/** A clip that also tells where things happened. */
export interface CloseClip extends Clip {
  /** `[step][event, number]`, see `ChangeMeter.add` */
  readonly events: readonly (readonly number[])[];
}

export interface Comparison<Seen extends Clip = Clip> {
  readonly clips: readonly [Seen, Seen];
  /** How much of the preference is for the first: 1, 0, or ½ where both are as good. */
  readonly preferred: number;
}

/** What somebody likes, as far as it is known. */
export interface Taste<Seen extends Clip = Clip> {
  /** How much likelier, in nats, a clip is preferred than one in which nothing happens: a sum over its steps.
   *  @param step of it alone */
  readonly scoreOf: (clip: Seen, step?: number) => number;
}

/** Makes a form of reward ready to learn from comparisons. */
export type Form<Seen extends Clip = Clip> = (comparisons: readonly Comparison<Seen>[]) => Fitting<Seen>;

/** A taste while it is learned: a function of weights, in units in which all learn equally fast. */
export interface Fitting<Seen extends Clip = Clip> {
  /** Weights to begin with; the caller owns them. */
  begin(key: Key): Float64Array;
  /** Of each comparison: nats by which its first clip leads. */
  leads(weights: Float64Array): Float64Array;
  /** Adds to the gradient that of a loss. @param drawn comparisons, some more than once
   *  @param slopeOf derivative of what a comparison adds to the loss, by its lead */
  addGradient(
    gradient: Float64Array,
    weights: Float64Array,
    drawn: readonly number[],
    slopeOf: (lead: number, comparison: number) => number,
  ): void;
  taste(weights: Float64Array): Taste<Seen>;
}
