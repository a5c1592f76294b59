// How much better than expected each action turned out, and what the value should have said.
import type { PpoConfig } from "./config.ts";

/** All arrays `[step, row]`. */
export interface Returns {
  readonly advantages: Float32Array;
  readonly valueTargets: Float32Array;
}

/** All arrays `[step, row]`. */
export interface RewardTrace {
  readonly steps: number;
  readonly rows: number;
  readonly rewards: Float32Array;
  /** V(s_t). */
  readonly values: Float32Array;
  /** V(s_{t+1}) before any reset: 0 where the episode terminated, V(final observation) where the clock ended it. */
  readonly nextValues: Float32Array;
  /** 1 where the episode ended at this step, for whatever reason: nothing later is counted. */
  readonly ended: Uint8Array;
}

type ReturnsConfig = Pick<PpoConfig, "gamma" | "lambda" | "advantages" | "valueTargets">;

/** Generalized advantage estimation (Schulman et al. 2016, eq. 16) and SafeLife 1.2's variant of it.
 *  TD error δ_t = r_t + γ V(s_{t+1}) − V(s_t); advantage A_t = δ_t + decay · A_{t+1} within an episode. */
export function computeReturns(trace: RewardTrace, config: ReturnsConfig): Returns {
  const { steps, rows, rewards, values, nextValues, ended } = trace;
  const { gamma, lambda } = config;
  const decay = config.advantages === "gae" ? gamma * lambda : lambda;
  const advantages = new Float32Array(steps * rows);
  const valueTargets = new Float32Array(steps * rows);
  for (let row = 0; row < rows; row++) {
    let advantage = 0;
    let discounted = 0;
    for (let t = steps - 1; t >= 0; t--) {
      const i = t * rows + row;
      const last = ended[i] === 1 || t === steps - 1;
      const delta = rewards[i] + gamma * nextValues[i] - values[i];
      advantage = last ? delta : delta + decay * advantage;
      discounted = rewards[i] + gamma * (last ? nextValues[i] : discounted);
      advantages[i] = advantage;
      valueTargets[i] = config.valueTargets === "discountedSum" ? discounted : advantage + values[i];
    }
  }
  return { advantages, valueTargets };
}
