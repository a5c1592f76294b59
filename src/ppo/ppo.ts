// Proximal policy optimization (Schulman et al. 2017): play, judge, improve.
import { type Key, split } from "../base/random.ts";
import { computeReturns } from "./advantages.ts";
import type { PpoConfig } from "./config.ts";
import { type PolicyGroups, rowsOfGroup } from "./groups.ts";
import type { Minibatch } from "./loss.ts";
import { collectRollout, type DeviceVectorEnv, type Rollout } from "./rollout.ts";
import type { Batch, EpisodeEnd, Policy, VectorEnv } from "./types.ts";
import { meanReport, type UpdateReport, updatePolicy } from "./update.ts";

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
  const order = split(key, "order", update);
  const report = await learnFrom({ policy, rollout, config, key: order, auxiliaryLoss });
  return { ...report, steps: rollout.steps * rollout.rows, ended: rollout.ended };
}

type LearningOptions = Omit<Parameters<typeof updatePolicy>[0], "returns">;

function learnFrom(options: LearningOptions): Promise<UpdateReport> {
  const { rollout, config } = options;
  const ended = rollout.terminated.map((terminated, i) => terminated | rollout.truncated[i]);
  return updatePolicy({ ...options, returns: computeReturns({ ...rollout, ended }, config) });
}

export interface GroupStepOptions<Ended extends EpisodeEnd>
  extends Pick<TrainStepOptions<Ended>, "config" | "key" | "update" | "onStep" | "signal"> {
  readonly env: VectorEnv<Ended>;
  /** Of the groups; the rows of an env belong to them in turn. */
  readonly policies: PolicyGroups;
}

/** One rollout in which several policies meet, and the update of each on the rows that it played. The numbers are means
 *  over the policies. */
export async function trainGroups<Ended extends EpisodeEnd>(
  options: GroupStepOptions<Ended>,
): Promise<TrainStepReport<Ended>> {
  const { policies, config, key, update } = options;
  const draws = { key: split(key, "actions"), firstStep: update * config.rolloutSteps };
  const rollout = await collectRollout({ ...options, ...draws, policy: policies });
  const reports: UpdateReport[] = [];
  for (const [group, policy] of policies.policies.entries()) {
    const order = split(key, "order", update, group);
    const part = rowsOfGroup(rollout, group, policies.policies.length);
    reports.push(await learnFrom({ policy, rollout: part, config, key: order }));
  }
  return { ...meanReport(reports), steps: rollout.steps * rollout.rows, ended: rollout.ended };
}
