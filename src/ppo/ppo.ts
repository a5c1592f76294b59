// Proximal policy optimization (Schulman et al. 2017): play, judge, improve.
import { type Key, split } from "../base/random.ts";
import { computeReturns } from "./advantages.ts";
import type { PpoConfig } from "./config.ts";
import type { Minibatch } from "./loss.ts";
import { collectRollout, type DeviceVectorEnv, type Rollout } from "./rollout.ts";
import type { Batch, EpisodeEnd, Policy, VectorEnv } from "./types.ts";
import { type UpdateReport, updatePolicy } from "./update.ts";

export interface TrainStepOptions<Ended extends EpisodeEnd> {
  readonly env: VectorEnv<Ended> | DeviceVectorEnv<Ended>;
  readonly policy: Policy;
  readonly config: PpoConfig;
  readonly key: Key;
  /** Number of this call, from 0: with the key it decides all randomness. */
  readonly update: number;
  /** Called after every step of an env on the CPU. */
  readonly onStep?: (() => void) | undefined;
  /** Gives up where the env has to be waited for; the step then rejects with its reason and changed no weights. */
  readonly signal?: AbortSignal | undefined;
  /** May change the rewards of the rollout in place before they are judged, e.g. add a learned reward. */
  readonly shapeRewards?: ((rollout: Rollout) => void | Promise<void>) | undefined;
  /** A further loss whose gradient joins that of each minibatch, e.g. on examples to imitate. */
  readonly auxiliaryLoss?: ((minibatch: Minibatch) => Batch) | undefined;
}

export interface TrainStepReport<Ended extends EpisodeEnd> extends UpdateReport {
  /** Steps of all rows together. */
  readonly steps: number;
  readonly ended: readonly Ended[];
}

/** One rollout and the update on it. The env goes on where it was. */
export async function trainStep<Ended extends EpisodeEnd>(
  options: TrainStepOptions<Ended>,
): Promise<TrainStepReport<Ended>> {
  const { env, policy, config, key, update, onStep, signal, shapeRewards, auxiliaryLoss } = options;
  const draws = { config, key: split(key, "actions"), firstStep: update * config.rolloutSteps, signal };
  const rollout =
    "rollOut" in env ? await env.rollOut(draws) : await collectRollout({ ...draws, env, policy, onStep });
  await shapeRewards?.(rollout);
  const ended = rollout.terminated.map((terminated, i) => terminated | rollout.truncated[i]);
  const returns = computeReturns({ ...rollout, ended }, config);
  const report = await updatePolicy({
    policy,
    rollout,
    returns,
    config,
    key: split(key, "order", update),
    auxiliaryLoss,
  });
  return { ...report, steps: rollout.steps * rollout.rows, ended: rollout.ended };
}
