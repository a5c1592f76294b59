// A policy on tfjs. On a processor the weights live here as plain floats; the engine holds a copy of them, computes
// outputs and gradients, and gets fresh copies after every optimizer step.
import * as tf from "@tensorflow/tfjs-core";
import type { Backend } from "../backends/prepare.ts";
import type { Tensors } from "../base/safetensors.ts";
import { adamStep } from "./adam.ts";
import { FlatWeights } from "./flat-weights.ts";
import { derivativeOf, type Outputs, TensorNetwork, type TfNetwork } from "./tensor-network.ts";
import type { Batch, Evaluation, Observations, OptimizerStep, Policy } from "./types.ts";
import { WebgpuPolicy } from "./webgpu-policy.ts";

export type { Outputs, Stream, TfNetwork } from "./tensor-network.ts";

/** @param backend as `prepareBackend` gave it; the policy stays on it */
export function createTfPolicy(network: TfNetwork, backend: Backend): TensorPolicy {
  return backend.name === "webgpu" ? new WebgpuPolicy(network) : new TfPolicy(network);
}

/** A policy that can be asked without leaving the engine. */
export interface TensorPolicy extends Policy {
  /** @param observations `[row, …]` zeros and ones @returns tensors that the caller disposes */
  evaluateTensor(observations: tf.Tensor): Outputs;
}

class TfPolicy implements TensorPolicy {
  readonly actionCount: number;
  readonly #network: TensorNetwork;
  readonly #weights: FlatWeights;
  readonly #gradient: Float32Array;

  constructor(network: TfNetwork) {
    this.actionCount = network.actionCount;
    this.#network = new TensorNetwork(network);
    this.#weights = new FlatWeights(network.weights);
    this.#gradient = new Float32Array(this.#weights.parameters.length);
  }

  evaluate(observations: Observations, rows: number): Promise<Evaluation> {
    return this.#network.evaluate(observations, rows);
  }

  evaluateTensor(observations: tf.Tensor): Outputs {
    return this.#network.outputs(observations, observations.shape[0]);
  }

  async learn(batches: readonly Batch[], step: OptimizerStep): Promise<number> {
    this.#gradient.fill(0);
    for (const batch of batches) await this.#addGradient(batch);
    const { parameters, adam } = this.#weights;
    const norm = adamStep(parameters, this.#gradient, adam, step);
    this.#upload();
    return norm;
  }

  /** Loss and network meet in the derivative with respect to logits and values: it is computed in plain
   *  code and handed to the engine. */
  async #addGradient(batch: Batch): Promise<void> {
    const gradients = this.#network.gradients(batch, ({ logits, values }) => {
      const evaluation = {
        logits: logits.dataSync<"float32">(),
        values: values.dataSync<"float32">(),
      };
      return derivativeOf(batch, evaluation, { logits, values });
    });
    for (const [slot, { offset }] of this.#weights.slots.entries()) {
      const part = await gradients[slot]?.data();
      if (part === undefined) continue;
      for (let i = 0; i < part.length; i++) this.#gradient[offset + i] += part[i];
    }
    tf.dispose(gradients.filter((gradient) => gradient !== undefined));
  }

  state(): Tensors {
    return this.#weights.state();
  }

  restore(state: Tensors): void {
    this.#weights.restore(state);
    this.#upload();
  }

  dispose(): void {
    this.#network.dispose();
  }

  #upload(): void {
    const { slots, parameters } = this.#weights;
    for (const [i, { shape, offset, size }] of slots.entries()) {
      // A copy, because the cpu backend keeps the array that it is given.
      const values = parameters.slice(offset, offset + size);
      tf.tidy(() => this.#network.variables[i].assign(tf.tensor(values, [...shape])));
    }
    this.#network.weightsChanged();
  }
}
