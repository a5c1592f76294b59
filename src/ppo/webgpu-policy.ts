// A policy on tfjs's webgpu backend: weights and optimizer live on the device, and a step of PPO is recorded without an
// answer from it. Plain floats of both are read after each update, for whoever saves them.
import * as tf from "@tensorflow/tfjs-core";
import { flush } from "../backends/shared-device.ts";
import { DeviceAdam } from "../backends/webgpu/adam.ts";
import type { Tensors } from "../base/safetensors.ts";
import { adamRates, gradientScale } from "./adam.ts";
import { deviceLoss, readTerms, TERM_COUNT } from "./device-loss.ts";
import { FlatWeights } from "./flat-weights.ts";
import type { LossConfig, Minibatch } from "./loss.ts";
import { derivativeOf, type Outputs, TensorNetwork, type TfNetwork } from "./tensor-network.ts";
import type { Batch, Evaluation, Observations, OptimizerStep, Policy } from "./types.ts";
import type { DeviceLearner, UpdateReport } from "./update.ts";

export class WebgpuPolicy implements Policy, DeviceLearner {
  readonly actionCount: number;
  readonly #network: TensorNetwork;
  readonly #weights: FlatWeights;
  readonly #adam: DeviceAdam;
  #mostRows = 0;
  /** Terms and norm of each step since the last `finish`. */
  #recorded: tf.Tensor[] = [];

  constructor(network: TfNetwork) {
    this.actionCount = network.actionCount;
    this.#network = new TensorNetwork(network);
    this.#weights = new FlatWeights(network.weights);
    this.#adam = new DeviceAdam(
      this.#weights.slots.map(({ offset, size }, i) => ({
        variable: this.#network.variables[i],
        offset,
        size,
      })),
    );
    this.#upload();
  }

  /** As many rows at a time as there ever were, the last of them empty: tfjs keeps buffers of every size that was needed
   *  once, and from one to all episodes may end in a step. */
  async evaluate(observations: Observations, rows: number): Promise<Evaluation> {
    this.#mostRows = Math.max(this.#mostRows, rows);
    if (rows === this.#mostRows || !(observations instanceof Uint32Array)) {
      return this.#network.evaluate(observations, rows);
    }
    const all = new Uint32Array((observations.length / rows) * this.#mostRows);
    all.set(observations);
    const { logits, values } = await this.#network.evaluate(all, this.#mostRows);
    return { logits: logits.subarray(0, rows * this.actionCount), values: values.subarray(0, rows) };
  }

  evaluateTensor(observations: tf.Tensor): Outputs {
    return this.#network.outputs(observations, observations.shape[0]);
  }

  record(minibatch: Minibatch, config: LossConfig & OptimizerStep): void {
    const gradients = this.#network.gradients(minibatch, (outputs) => {
      const { derivative, terms } = deviceLoss(outputs, minibatch, config);
      this.#recorded.push(tf.keep(terms));
      return derivative;
    });
    this.#recorded.push(tf.keep(this.#step(gradients, config)));
    flush(); // the caller may overwrite the observations
  }

  async finish(): Promise<UpdateReport[]> {
    const all = tf.concat(this.#recorded);
    tf.dispose(this.#recorded);
    this.#recorded = [];
    const [numbers] = await Promise.all([all.data<"float32">(), this.#download()]);
    all.dispose();
    const each = TERM_COUNT + 1;
    return Array.from({ length: numbers.length / each }, (_, i) => {
      const terms = numbers.subarray(i * each, (i + 1) * each);
      const gradNorm = terms[TERM_COUNT];
      gradientScale(gradNorm, "none");
      return { ...readTerms(terms), gradNorm };
    });
  }

  async learn(batches: readonly Batch[], step: OptimizerStep): Promise<number> {
    let sum: (tf.Tensor | undefined)[] = [];
    for (const batch of batches) {
      // The device cannot be read while a gradient is recorded: it runs forward once more.
      const evaluation = await this.#network.evaluate(batch.observations, batch.rows);
      const gradients = this.#network.gradients(batch, (outputs) => derivativeOf(batch, evaluation, outputs));
      sum = gradients.map((gradient, i) => sumOf(sum[i], gradient));
    }
    const norm = this.#step(sum, step);
    const [[length]] = await Promise.all([norm.data(), this.#download()]);
    norm.dispose();
    gradientScale(length, "none");
    return length;
  }

  state(): Tensors {
    return this.#weights.state();
  }

  restore(state: Tensors): void {
    this.#weights.restore(state);
    this.#upload();
  }

  dispose(): void {
    this.#adam.dispose();
    this.#network.dispose();
  }

  /** Disposes the gradients. */
  #step(gradients: readonly (tf.Tensor | undefined)[], step: OptimizerStep): tf.Tensor {
    const { adam } = this.#weights;
    adam.steps++;
    const norm = this.#adam.step(gradients, { ...step, ...adamRates(adam.steps, step) });
    tf.dispose(gradients.filter((gradient) => gradient !== undefined));
    this.#network.weightsChanged();
    return norm;
  }

  async #download(): Promise<void> {
    const [parameters, mean, square] = await this.#adam.read();
    this.#weights.parameters.set(parameters);
    this.#weights.adam.mean.set(mean);
    this.#weights.adam.square.set(square);
  }

  #upload(): void {
    const { parameters, adam } = this.#weights;
    this.#adam.write([parameters, adam.mean, adam.square]);
    this.#network.weightsChanged();
  }
}

/** Disposes what it adds up. */
function sumOf(a: tf.Tensor | undefined, b: tf.Tensor | undefined): tf.Tensor | undefined {
  if (!a || !b) return a ?? b;
  const sum = tf.add(a, b);
  tf.dispose([a, b]);
  return sum;
}
