// Several passes of minibatches over one rollout.
import { type Key, permutation, split } from "../base/random.ts";
import type { Returns } from "./advantages.ts";
import type { PpoConfig } from "./config.ts";
import { type LossTerms, type Minibatch, ppoLoss } from "./loss.ts";
import type { Rollout } from "./rollout.ts";
import type { Batch, Objective, Observations, Policy } from "./types.ts";

/** What one step gave, or the mean of all steps of an update. */
export interface UpdateReport extends LossTerms {
  /** Norm of the gradient before clipping. */
  readonly gradNorm: number;
}

/** A policy that learns on a device, many steps without waiting for it. */
export interface DeviceLearner {
  /** Records one optimizer step on the loss of `ppoLoss`; the minibatch is the caller's again at once. */
  record(minibatch: Minibatch, config: PpoConfig): void;
  /** Waits for all that was recorded; until then `Policy.state` is older. @returns a report for each step */
  finish(): Promise<UpdateReport[]>;
}

export interface UpdateOptions {
  readonly policy: Policy | (Policy & DeviceLearner);
  readonly rollout: Rollout;
  readonly returns: Returns;
  readonly config: PpoConfig;
  /** Decides the order of the samples; another one for every update. */
  readonly key: Key;
  /** A further loss, on whatever observations, whose gradient joins that of each minibatch. */
  readonly auxiliaryLoss?: ((minibatch: Minibatch) => Batch) | undefined;
}

export async function updatePolicy(options: UpdateOptions): Promise<UpdateReport> {
  const { policy, rollout, returns, config, key, auxiliaryLoss } = options;
  const learner = "record" in policy && !auxiliaryLoss ? policy : undefined;
  const reports: UpdateReport[] = [];
  for (let epoch = 0; epoch < config.epochs; epoch++) {
    for (const indices of minibatchesOf(rollout, config, split(key, epoch))) {
      if (indices.length === 0) continue; // every row waited
      const minibatch = selectMinibatch(rollout, returns, indices);
      if (learner) learner.record(minibatch, config);
      else reports.push(await learnAtOnce(policy, minibatch, options));
      if (!(minibatch.observations instanceof Uint32Array)) minibatch.observations.dispose();
    }
  }
  return meanReport(learner ? await learner.finish() : reports);
}

async function learnAtOnce(
  policy: Policy,
  minibatch: Minibatch,
  { config, auxiliaryLoss }: UpdateOptions,
): Promise<UpdateReport> {
  let terms: LossTerms | undefined;
  const { observations, rows } = minibatch;
  const objective: Objective = (evaluation, gradient) => {
    terms = ppoLoss(minibatch, evaluation, config, gradient);
  };
  const batches: Batch[] = [{ observations, rows, objective }];
  if (auxiliaryLoss) batches.push(auxiliaryLoss(minibatch));
  const gradNorm = await policy.learn(batches, config);
  if (!terms) throw new Error("The policy did not evaluate its objective.");
  return { ...terms, gradNorm };
}

type Split = Pick<PpoConfig, "minibatches" | "minibatchSplit">;

/** The number of parts of one pass. */
export const minibatchCount = ({ minibatches, minibatchSplit }: Split): number =>
  minibatches + (minibatchSplit === "oneMore" ? 1 : 0);

/** The parts of one pass, in order; their sizes differ by at most one. */
export function minibatchIndices(order: Uint32Array, config: Split): readonly Uint32Array[] {
  const parts = minibatchCount(config);
  return Array.from({ length: parts }, (_, part) =>
    order.subarray(
      Math.floor((part * order.length) / parts),
      Math.floor(((part + 1) * order.length) / parts),
    ),
  );
}

/** Samples of each minibatch of a pass, none of them of a row that waited. */
function minibatchesOf(
  { steps, rows, waiting, restarts }: Rollout,
  config: Split,
  key: Key,
): readonly Uint32Array[] {
  if (restarts === "together" && waiting) {
    const parts = minibatchIndices(permutation(key, rows), config);
    return parts.map((part) => samplesOfRows(part, rows, waiting));
  }
  const order = permutation(key, steps * rows);
  return minibatchIndices(waiting ? order.filter((sample) => waiting[sample] === 0) : order, config);
}

/** The samples of whole rows, row by row in the order of their steps. */
function samplesOfRows(chosen: Uint32Array, rows: number, waiting: Uint8Array): Uint32Array {
  const samples: number[] = [];
  for (const row of chosen) {
    for (let i = row; i < waiting.length && waiting[i] === 0; i += rows) samples.push(i);
  }
  return Uint32Array.from(samples);
}

function selectMinibatch(rollout: Rollout, returns: Returns, indices: Uint32Array): Minibatch {
  const floats = (from: Float32Array) => Float32Array.from(indices, (index) => from[index]);
  return {
    rows: indices.length,
    observations: selectObservations(rollout, indices),
    actions: Uint8Array.from(indices, (index) => rollout.actions[index]),
    logProbs: floats(rollout.logProbs),
    values: floats(rollout.values),
    advantages: floats(returns.advantages),
    valueTargets: floats(returns.valueTargets),
  };
}

function selectObservations({ observations, steps, rows }: Rollout, indices: Uint32Array): Observations {
  if (!(observations instanceof Uint32Array)) return observations.pick(indices);
  const words = observations.length / (steps * rows);
  const selected = new Uint32Array(indices.length * words);
  for (let i = 0; i < indices.length; i++) {
    const from = indices[i] * words;
    selected.set(observations.subarray(from, from + words), i * words);
  }
  return selected;
}

/** Of means; those of nothing are NaN. */
export function meanReport(reports: readonly UpdateReport[]): UpdateReport {
  const mean = (name: keyof UpdateReport) =>
    reports.reduce((sum, report) => sum + report[name], 0) / reports.length;
  return {
    policyLoss: mean("policyLoss"),
    valueLoss: mean("valueLoss"),
    entropy: mean("entropy"),
    approxKl: mean("approxKl"),
    clipFraction: mean("clipFraction"),
    maxRatioError: mean("maxRatioError"),
    gradNorm: mean("gradNorm"),
  };
}
