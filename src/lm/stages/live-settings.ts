// What of the stages a visitor may set.

export interface LiveSettings {
  readonly updates: number;
  /** β: cost of a nat away from the start. */
  readonly klFactor: number;
  /** γ: factor of the loss on the web; 0 for none. */
  readonly ptx: number;
  readonly learningRate: number;
}

/** Found on forty rankings of a taste opposite to that of labelers: docs/log.md. */
export const LIVE: LiveSettings = { updates: 20, klFactor: 0.1, ptx: 0.5, learningRate: 5e-4 };

/** Without a price for leaving the start, and nothing to remember the web by. */
export const BROKEN: LiveSettings = { updates: 40, klFactor: 0, ptx: 0, learningRate: 2e-3 };
