// What the learner needs from a world and from a network. It knows neither.
import type { Tensor } from "@tensorflow/tfjs-core";
import type { Tensors } from "../base/safetensors.ts";

/** As a policy reads them: packed `[row, word]`, or a tensor `[row, …]` that its engine holds already. */
export type Observations = Uint32Array | Tensor;

/** Observations of a rollout that stay where a device keeps them. */
export interface DeviceObservations {
  /** @param samples step · rows + row @returns a tensor to be disposed before the next is picked */
  pick(samples: Uint32Array): Tensor;
}

/** An episode that ended in this step. */
export interface EpisodeEnd {
  readonly row: number;
  /** Sum of the rewards the learner saw. */
  readonly episodeReturn: number;
  /** Steps taken. */
  readonly length: number;
}

/** What one step of all rows gave. The arrays belong to the env and are overwritten by the next step. */
export interface VectorStep<Ended extends EpisodeEnd = EpisodeEnd> {
  /** `[row]` */
  readonly rewards: Float32Array;
  /** `[row]` 1 where the world ended the episode. */
  readonly terminated: Uint8Array;
  /** `[row]` 1 where the clock ended it; never together with `terminated`. */
  readonly truncated: Uint8Array;
  /** `[row, word]` the last observation of an ended episode; only rows that ended are meaningful. */
  readonly finalObservations: Uint32Array;
  readonly ended: readonly Ended[];
}

/** Many episodes side by side, of whatever world. */
export interface VectorEnv<Ended extends EpisodeEnd = EpisodeEnd> {
  readonly rows: number;
  /** "together": a row that has ended waits, whatever its actions, and each rollout begins with a reset. The
   *  update then shuffles whole rows, so that a policy can read an episode at once. Else each row starts anew
   *  when it ends. */
  readonly restarts?: "together" | undefined;
  /** `[row]` 1 where a row's episode is over and the next has not begun, because others share it: its actions count for
   *  nothing and there is nothing to learn from it. Owned by the env, overwritten by `step`. No row waits unless given. */
  readonly waiting?: Uint8Array | undefined;
  readonly actionCount: number;
  /** 32-bit words in one packed observation; what the bits mean is between env and policy. */
  readonly observationWords: number;
  /** `[row, word]` current observations, after automatic resets. Owned by the env, overwritten by `step`. */
  readonly observations: Uint32Array;
  /** Starts every row anew. */
  reset(): void;
  /** To be awaited before each step, where there is one: what rows may begin with is at hand.
   *  Rejects with the signal's reason. */
  ready?(signal?: AbortSignal): Promise<void>;
  /** @param actions `[row]` in [0, actionCount) */
  step(actions: Uint8Array): VectorStep<Ended>;
}

/** Logits `[row, action]` and values `[row]`, owned by the caller. */
export interface Evaluation {
  readonly logits: Float32Array;
  readonly values: Float32Array;
}

/** Reads what the network says about a batch and writes the derivative of the loss with respect to it
 *  into `gradient`, which comes filled with zeros. This is all an engine ever learns of a loss. */
export type Objective = (evaluation: Evaluation, gradient: Evaluation) => void;

/** Observations and what is wanted on them. */
export interface Batch {
  readonly observations: Observations;
  readonly rows: number;
  readonly objective: Objective;
  /** "logits": the values given are 0, and their derivative counts for nothing. */
  readonly wants?: "logits" | undefined;
}

/** One step of Adam (Kingma & Ba 2015). */
export interface OptimizerStep {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Gradients with a larger global norm are scaled down to it. */
  readonly maxGradNorm: number | "none";
}

/** What chooses the actions of an env's rows. */
export interface Player {
  readonly actionCount: number;
  /** @param observations only read
   *  @param numbers of the rows in the env; all of them in order unless given */
  evaluate(observations: Observations, rows: number, numbers?: ArrayLike<number>): Promise<Evaluation>;
}

/** A network together with its optimizer, on whatever engine. */
export interface Policy {
  readonly actionCount: number;
  /** @param observations only read */
  evaluate(observations: Observations, rows: number): Promise<Evaluation>;
  /** One optimizer step on the summed gradients of all batches.
   *  @returns the norm of the gradient before any clipping */
  learn(batches: readonly Batch[], step: OptimizerStep): Promise<number>;
  /** Copies of the weights under the network's names and of the optimizer's state under `adam.…`. */
  state(): Tensors;
  /** Takes over what `state` gave; weights alone, without `adam.…`, restart the optimizer. */
  restore(state: Tensors): void;
  dispose(): void;
}
