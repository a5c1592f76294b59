// A policy on tfjs. The weights live here as plain floats; the engine holds a copy of them, computes
// outputs and gradients, and gets fresh copies after every optimizer step.
import * as tf from "@tensorflow/tfjs-core";
import type { Backend } from "../backends/prepare.ts";
import type { NamedArray, Tensors } from "../base/safetensors.ts";
import { type AdamState, adamStep, createAdam } from "./adam.ts";
import type { Batch, Evaluation, Observations, OptimizerStep, Policy } from "./types.ts";
import { type InitialWeight, valuesOf } from "./weights.ts";

export interface TfNetwork {
  readonly actionCount: number;
  readonly weights: readonly InitialWeight[];
  /** Runs inside a tidy.
   *  @param weights by name
   *  @param observations packed, or the zeros and ones themselves
   *  @param wants as in `Batch`: a network whose values cost something of their own leaves them out
   *  @returns logits `[row, action]`, values `[row]` or `[row, 1]` */
  forward(
    weights: ReadonlyMap<string, tf.Tensor>,
    observations: Observations,
    rows: number,
    wants?: Batch["wants"],
  ): Outputs;
  /** Where observations come one after another and share work: what is kept between calls belongs to one stream,
   *  and a new one is opened whenever the weights have changed. Gives what `forward` gives. */
  openStream?(): Stream | undefined;
}

export type Outputs = { readonly logits: tf.Tensor; readonly values: tf.Tensor };

export interface Stream {
  /** As `forward`; runs inside a tidy, so it keeps no tensors. */
  forward(weights: ReadonlyMap<string, tf.Tensor>, observations: Observations, rows: number): Outputs;
}

interface Slot {
  readonly name: string;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly size: number;
}

/** @param backend as `prepareBackend` gave it; the policy stays on it */
export function createTfPolicy(network: TfNetwork, backend: Backend): TensorPolicy {
  return new TfPolicy(network, backend);
}

/** A number of no meaning whose derivatives with respect to the outputs are given. */
function withGradient(logits: tf.Tensor, values: tf.Tensor, gradient: Evaluation): tf.Scalar {
  return tf.customGrad((_logits, _values) => ({
    value: tf.scalar(0) as tf.Tensor,
    gradFunc: () => [tf.tensor(gradient.logits, logits.shape), tf.tensor(gradient.values, values.shape)],
  }))(logits, values) as tf.Scalar;
}

/** A policy that can be asked without leaving the engine. */
export interface TensorPolicy extends Policy {
  /** @param observations `[row, …]` zeros and ones @returns tensors that the caller disposes */
  evaluateTensor(observations: tf.Tensor): Outputs;
}

class TfPolicy implements TensorPolicy {
  readonly actionCount: number;
  readonly #network: TfNetwork;
  readonly #slots: readonly Slot[];
  readonly #parameters: Float32Array;
  readonly #gradient: Float32Array;
  readonly #variables = new Map<string, tf.Variable>();
  readonly #readsAt: "once" | "later";
  #adam: AdamState;
  #stream: Stream | undefined;

  constructor(network: TfNetwork, backend: Backend) {
    this.actionCount = network.actionCount;
    this.#network = network;
    let offset = 0;
    this.#slots = network.weights.map(({ name, shape, values }) => {
      const slot = { name, shape, offset, size: values.length };
      offset += values.length;
      return slot;
    });
    this.#parameters = new Float32Array(offset);
    this.#gradient = new Float32Array(offset);
    this.#adam = createAdam(offset);
    this.#readsAt = backend.name === "webgpu" ? "later" : "once";
    this.#stream = network.openStream?.();
    for (const [i, { values }] of network.weights.entries())
      this.#parameters.set(values, this.#slots[i].offset);
    for (const slot of this.#slots) {
      this.#variables.set(
        slot.name,
        tf.tidy(() => tf.variable(this.#tensorOf(slot))),
      );
    }
  }

  async evaluate(observations: Observations, rows: number): Promise<Evaluation> {
    return this.#evaluateWith(this.#stream ?? this.#network, observations, rows);
  }

  async #evaluateWith(network: Stream, observations: Observations, rows: number): Promise<Evaluation> {
    const { logits, values } = tf.tidy(() => network.forward(this.#variables, observations, rows));
    const evaluation = {
      logits: (await logits.data()) as Float32Array,
      values: (await values.data()) as Float32Array,
    };
    tf.dispose([logits, values]);
    return evaluation;
  }

  evaluateTensor(observations: tf.Tensor): Outputs {
    return tf.tidy(() => this.#network.forward(this.#variables, observations, observations.shape[0]));
  }

  async learn(batches: readonly Batch[], step: OptimizerStep): Promise<number> {
    this.#gradient.fill(0);
    for (const batch of batches) await this.#addGradient(batch);
    const norm = adamStep(this.#parameters, this.#gradient, this.#adam, step);
    this.#upload();
    return norm;
  }

  /** Loss and network meet in the derivative with respect to logits and values: it is computed in plain
   *  code and handed to the engine. */
  async #addGradient({ observations, rows, objective, wants }: Batch): Promise<void> {
    const gradientOf = (evaluation: Evaluation): Evaluation => {
      const gradient = {
        logits: new Float32Array(evaluation.logits.length),
        values: new Float32Array(evaluation.values.length),
      };
      objective(evaluation, gradient);
      return gradient;
    };
    // An engine that cannot be read while it records its operations runs forward once more.
    const known =
      this.#readsAt === "later"
        ? gradientOf(await this.#evaluateWith(this.#network, observations, rows))
        : undefined;
    const { value, grads } = tf.variableGrads(() => {
      const { logits, values } = this.#network.forward(this.#variables, observations, rows, wants);
      const gradient =
        known ??
        gradientOf({
          logits: logits.dataSync() as Float32Array,
          values: values.dataSync() as Float32Array,
        });
      return withGradient(logits, values, gradient);
    }, [...this.#variables.values()]);
    for (const { name, offset } of this.#slots) {
      const part = await grads[this.#variables.get(name)!.name]?.data();
      if (part === undefined) continue; // nothing that was wanted depends on it
      for (let i = 0; i < part.length; i++) this.#gradient[offset + i] += part[i];
    }
    tf.dispose([value, grads]);
  }

  state(): Tensors {
    const state = new Map<string, NamedArray>();
    const copy = (prefix: string, flat: Float32Array) => {
      for (const { name, shape, offset, size } of this.#slots) {
        state.set(prefix + name, { shape, values: flat.slice(offset, offset + size) });
      }
    };
    copy("", this.#parameters);
    copy("adam.mean.", this.#adam.mean);
    copy("adam.square.", this.#adam.square);
    state.set("adam.steps", { shape: [1], values: Float32Array.of(this.#adam.steps) });
    return state;
  }

  restore(state: Tensors): void {
    const restored = new Float32Array(this.#parameters.length);
    this.#copyInto(restored, state, "");
    const adam = createAdam(restored.length);
    const steps = state.get("adam.steps");
    if (steps) {
      this.#copyInto(adam.mean, state, "adam.mean.");
      this.#copyInto(adam.square, state, "adam.square.");
      adam.steps = steps.values[0];
    }
    this.#parameters.set(restored);
    this.#adam = adam;
    this.#upload();
  }

  dispose(): void {
    tf.dispose([...this.#variables.values()]);
  }

  #copyInto(flat: Float32Array, state: Tensors, prefix: string): void {
    for (const { name, shape, offset } of this.#slots) {
      flat.set(valuesOf(state, prefix + name, shape), offset);
    }
  }

  /** A copy, because the cpu backend keeps the array that it is given. */
  #tensorOf({ shape, offset, size }: Slot): tf.Tensor {
    return tf.tensor(this.#parameters.slice(offset, offset + size), [...shape]);
  }

  #upload(): void {
    this.#stream = this.#network.openStream?.();
    for (const slot of this.#slots) {
      tf.tidy(() => this.#variables.get(slot.name)!.assign(this.#tensorOf(slot)));
    }
  }
}
