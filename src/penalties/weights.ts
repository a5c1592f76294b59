// The weights of a small network that a penalty trains for itself, on the cpu or wasm engine of tfjs.
import * as tf from "@tensorflow/tfjs-core";
import { type Key, split, uniform } from "../base/random.ts";
import type { NamedArray } from "../base/safetensors.ts";
import { type AdamState, adamStep, createAdam } from "../ppo/adam.ts";
import type { OptimizerStep } from "../ppo/types.ts";

export const PENALTY_OPTIMIZER: OptimizerStep = {
  learningRate: 1e-3,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  maxGradNorm: 5,
};

/** Kernel `[..., out]` and bias `[out]` of a layer, under `name/kernel` and `name/bias`: uniform with variance
 *  2/fanIn (He et al. 2015), biases 0. */
export function initialLayer(name: string, shape: readonly number[], key: Key): [string, NamedArray][] {
  const outputs = shape[shape.length - 1];
  const size = shape.reduce((a, b) => a * b, 1);
  const bound = Math.sqrt((6 * outputs) / size);
  const layerKey = split(key, name);
  const values = new Float32Array(size).map((_, i) => bound * (2 * uniform(layerKey, i) - 1));
  return [
    [`${name}/kernel`, { shape, values }],
    [`${name}/bias`, { shape: [outputs], values: new Float32Array(outputs) }],
  ];
}

/** Owns variables of the engine until `dispose`. */
export class Weights {
  private readonly variables = new Map<string, tf.Variable>();
  private readonly parameters: Float32Array;
  private readonly gradient: Float32Array;
  private readonly adam: AdamState;

  /** @throws one sentence on an engine that cannot be read at once */
  constructor(layers: readonly [string, NamedArray][]) {
    if (tf.getBackend() === "webgpu") {
      throw new Error("This penalty trains a network of its own, on wasm or cpu only. Choose one of those.");
    }
    this.parameters = new Float32Array(layers.reduce((sum, [, { values }]) => sum + values.length, 0));
    this.gradient = new Float32Array(this.parameters.length);
    this.adam = createAdam(this.parameters.length);
    let offset = 0;
    for (const [name, { shape, values }] of layers) {
      this.parameters.set(values, offset);
      offset += values.length;
      this.variables.set(
        name,
        tf.tidy(() => tf.variable(tf.tensor(values.slice(), [...shape]))),
      );
    }
  }

  get<T extends tf.Tensor>(name: string): T {
    return this.variables.get(name) as tf.Tensor as T;
  }

  /** One step down the gradient of what `loss` computes. @returns the loss */
  descend(loss: () => tf.Scalar, step: OptimizerStep): number {
    const { value, grads } = tf.variableGrads(loss, [...this.variables.values()]);
    let offset = 0;
    for (const { name, size } of this.variables.values()) {
      this.gradient.set(grads[name].dataSync(), offset);
      offset += size;
    }
    const before = value.dataSync()[0];
    tf.dispose([value, grads]);
    adamStep(this.parameters, this.gradient, this.adam, step);
    this.upload();
    return before;
  }

  /** Takes over the weights, not the state of the optimizer. @param other of the same layers */
  copyFrom(other: Weights): void {
    this.parameters.set(other.parameters);
    this.upload();
  }

  dispose(): void {
    tf.dispose([...this.variables.values()]);
  }

  private upload(): void {
    let offset = 0;
    for (const variable of this.variables.values()) {
      const values = this.parameters.slice(offset, offset + variable.size);
      offset += variable.size;
      tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
    }
  }
}

/** A linear function of `outputs` with the given derivative: how a loss of plain code meets a network. */
export const linearIn = (outputs: tf.Tensor, derivative: Float32Array): tf.Scalar =>
  tf.sum(tf.mul(outputs, tf.tensor(derivative, outputs.shape))) as tf.Scalar;
