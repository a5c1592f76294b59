// Gymnasium's contract (Towers et al. 2024) in TypeScript: what an environment of any world promises to any agent.

/** Whole numbers in [0, n). */
export interface Discrete {
  readonly kind: "discrete";
  readonly n: number;
}

/** Bytes in [low, high], row-major. */
export interface Box {
  readonly kind: "box";
  readonly shape: readonly number[];
  readonly low: number;
  readonly high: number;
}

export interface ResetOptions {
  /** Begins anew from this seed: equal seeds and equal actions give equal episodes. Without it the next episode begins. */
  readonly seed?: number | undefined;
}

/** How an episode begins. */
export interface Beginning<Info> {
  /** Of the observation space's shape. Owned by the caller. */
  readonly obs: Uint8Array;
  readonly info: Info;
}

/** What came of one step. */
export interface Transition<Info> extends Beginning<Info> {
  readonly reward: number;
  /** The world ended the episode. */
  readonly terminated: boolean;
  /** The clock ended it; never together with `terminated`. */
  readonly truncated: boolean;
}

/** `reset` first, then `step` until the episode is over, then `reset` again. */
export interface Env<Info = unknown> {
  readonly observationSpace: Box;
  readonly actionSpace: Discrete;
  reset(options?: ResetOptions): Beginning<Info>;
  /** @param action of the action space @throws if no episode is under way */
  step(action: number): Transition<Info>;
}

/** The length of an array of that shape. */
export const sizeOf = ({ shape }: Box): number => shape.reduce((product, side) => product * side, 1);
