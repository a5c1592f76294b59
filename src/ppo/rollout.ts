// What happened to all rows over some steps, as the learner needs it.
import type { Key } from "../base/random.ts";
import type { PpoConfig } from "./config.ts";
import { logSoftmax, sampleActions } from "./distribution.ts";
import type { DeviceObservations, EpisodeEnd, Player, VectorEnv } from "./types.ts";

/** Arrays `[step, row]` but for the observations; owned by the caller of `collectRollout`. */
export interface Rollout<Ended extends EpisodeEnd = EpisodeEnd> {
  readonly steps: number;
  readonly rows: number;
  /** `[step, row, word]`, or kept by a device */
  readonly observations: Uint32Array | DeviceObservations;
  readonly actions: Uint8Array;
  /** Natural logarithm of the probability with which each action was drawn. */
  readonly logProbs: Float32Array;
  readonly rewards: Float32Array;
  /** V(s_t). */
  readonly values: Float32Array;
  /** V(s_{t+1}) before any reset: 0 where terminated, V(final observation) where truncated. */
  readonly nextValues: Float32Array;
  /** 1 where the world ended the episode. */
  readonly terminated: Uint8Array;
  /** 1 where the clock ended it. */
  readonly truncated: Uint8Array;
  /** 1 where a row waited for others to end: nothing to learn from. */
  readonly waiting?: Uint8Array | undefined;
  /** Of the env: "together" if rows are learned from whole. */
  readonly restarts?: "together" | undefined;
  readonly ended: readonly Ended[];
}

/** A rollout whose observations are on the CPU, `[step, row, word]`. */
export interface CollectedRollout<Ended extends EpisodeEnd = EpisodeEnd> extends Rollout<Ended> {
  readonly observations: Uint32Array;
}

/** A world that plays whole rollouts on a device, with a policy that lives there too. */
export interface DeviceVectorEnv<Ended extends EpisodeEnd = EpisodeEnd> {
  readonly rows: number;
  /** Starts every row anew. */
  reset(): void;
  /** As `collectRollout` does; waits for the device once, at the end. */
  rollOut(
    options: Pick<RolloutOptions<Ended>, "config" | "key" | "firstStep" | "signal">,
  ): Promise<Rollout<Ended>>;
}

export interface RolloutOptions<Ended extends EpisodeEnd> {
  readonly env: VectorEnv<Ended>;
  readonly policy: Player;
  readonly config: Pick<PpoConfig, "rolloutSteps" | "timeLimit">;
  /** Decides the draws, together with the step's number. */
  readonly key: Key;
  /** Number of the first step of this rollout, counted over the whole training. */
  readonly firstStep: number;
  /** Called after every step of the env. */
  readonly onStep?: (() => void) | undefined;
  /** Gives up waiting for the env. */
  readonly signal?: AbortSignal | undefined;
}

/** Plays `rolloutSteps` steps on from wherever the env is, or from a reset if its rows restart together. */
export async function collectRollout<Ended extends EpisodeEnd>(
  options: RolloutOptions<Ended>,
): Promise<CollectedRollout<Ended>> {
  const { env, policy, config, key, firstStep, onStep, signal } = options;
  const { rows, observationWords, actionCount } = env;
  const steps = config.rolloutSteps;
  const observations = new Uint32Array(steps * rows * observationWords);
  const [logProbs, rewards, values, nextValues] = Array.from(
    { length: 4 },
    () => new Float32Array(steps * rows),
  );
  const [actions, terminated, truncated, waited] = Array.from(
    { length: 4 },
    () => new Uint8Array(steps * rows),
  );
  const ended: Ended[] = [];
  const distribution = new Float64Array(actionCount);

  if (env.restarts === "together") env.reset();
  let evaluation = await policy.evaluate(env.observations, rows);
  for (let t = 0; t < steps; t++) {
    const at = t * rows;
    observations.set(env.observations, at * observationWords);
    values.set(evaluation.values, at);
    if (env.waiting) waited.set(env.waiting, at);
    const chosen = actions.subarray(at, at + rows);
    sampleActions(evaluation.logits, key, firstStep + t, chosen);
    for (let row = 0; row < rows; row++) {
      logSoftmax(evaluation.logits, row, actionCount, distribution);
      logProbs[at + row] = distribution[chosen[row]];
    }

    await env.ready?.(signal);
    const step = env.step(chosen);
    onStep?.();
    rewards.set(step.rewards, at);
    terminated.set(step.terminated, at);
    truncated.set(step.truncated, at);
    ended.push(...step.ended);
    const atTheLimit =
      config.timeLimit === "truncates"
        ? await finalValues(policy, step.truncated, step.finalObservations, observationWords)
        : undefined;

    evaluation = await policy.evaluate(env.observations, rows);
    for (let row = 0; row < rows; row++) {
      const over = terminated[at + row] === 1 || truncated[at + row] === 1;
      nextValues[at + row] = over ? (atTheLimit?.get(row) ?? 0) : evaluation.values[row];
    }
  }
  const waiting =
    env.restarts === "together"
      ? waitingSteps(terminated, truncated, rows)
      : env.waiting
        ? waited
        : undefined;
  return {
    ...{ steps, rows, observations, actions, logProbs, rewards, values, nextValues },
    ...{ terminated, truncated, waiting, restarts: env.restarts, ended },
  };
}

/** `[step, row]` 1 behind the end of a row's only episode. */
function waitingSteps(terminated: Uint8Array, truncated: Uint8Array, rows: number): Uint8Array {
  const waiting = new Uint8Array(terminated.length);
  for (let i = rows; i < waiting.length; i++) {
    const before = i - rows;
    waiting[i] = waiting[before] | terminated[before] | truncated[before];
  }
  return waiting;
}

/** Values of the last observations of the rows that the clock ended. */
async function finalValues(
  policy: Player,
  truncated: Uint8Array,
  observations: Uint32Array,
  words: number,
): Promise<ReadonlyMap<number, number>> {
  const rows = [...truncated.keys()].filter((row) => truncated[row] === 1);
  if (rows.length === 0) return new Map();
  const chosen = new Uint32Array(rows.length * words);
  for (const [i, row] of rows.entries()) {
    chosen.set(observations.subarray(row * words, (row + 1) * words), i * words);
  }
  const { values } = await policy.evaluate(chosen, rows.length, rows);
  return new Map(rows.map((row, i) => [row, values[i]]));
}
