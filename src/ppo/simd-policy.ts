// A policy on our own kernels, for networks of the one shape that they know.
import { type Kind, SimdEngine } from "../backends/simd/engine.ts";
import type { Threads } from "../backends/simd/helper.ts";
import { loadKernels } from "../backends/simd/load.ts";
import type { NetworkShape } from "../backends/simd/network.ts";
import type { NamedArray, Tensors } from "../base/safetensors.ts";
import { adamRates, gradientScale } from "./adam.ts";
import type { Batch, Evaluation, Observations, OptimizerStep, Policy } from "./types.ts";
import { type InitialWeight, valuesOf } from "./weights.ts";

/** Observations evaluated at once: more would only take more memory. */
const ROWS_AT_ONCE = 64;

/** Prefixes of names in a policy's state. */
const PREFIXES: readonly (readonly [string, Kind])[] = [
  ["", "parameters"],
  ["adam.mean.", "means"],
  ["adam.square.", "squares"],
];

/** @param weights under the names that `planNetwork` gives */
export const createSimdPolicy = (
  shape: NetworkShape,
  weights: readonly InitialWeight[],
  threads: Threads,
): Policy => new SimdPolicy(shape, weights, threads);

class SimdPolicy implements Policy {
  readonly actionCount: number;
  readonly #engine: SimdEngine;
  readonly #weights: readonly { readonly name: string; readonly shape: readonly number[] }[];
  #steps = 0;

  constructor(shape: NetworkShape, weights: readonly InitialWeight[], threads: Threads) {
    this.actionCount = shape.actions;
    this.#engine = new SimdEngine(shape, loadKernels(), threads);
    this.#weights = weights.map(({ name, shape }) => ({ name, shape }));
    for (const { name, values } of weights) this.#engine.write(name, "parameters", values);
  }

  async evaluate(observations: Observations, rows: number): Promise<Evaluation> {
    const packed = onCpu(observations);
    const logits = new Float32Array(rows * this.actionCount);
    const values = new Float32Array(rows);
    const words = packed.length / rows;
    for (let row = 0; row < rows; row += ROWS_AT_ONCE) {
      const count = Math.min(ROWS_AT_ONCE, rows - row);
      const part = this.#engine.forward(packed.subarray(row * words, (row + count) * words), count);
      logits.set(part.logits, row * this.actionCount);
      values.set(part.values, row);
    }
    return { logits, values };
  }

  async learn(batches: readonly Batch[], step: OptimizerStep): Promise<number> {
    for (const [i, { observations, rows, objective }] of batches.entries()) {
      const evaluation = this.#engine.forward(onCpu(observations), rows);
      const gradient = {
        logits: new Float32Array(evaluation.logits.length),
        values: new Float32Array(evaluation.values.length),
      };
      objective(evaluation, gradient);
      this.#engine.backward(gradient, i > 0);
    }
    const norm = Math.sqrt(this.#engine.joinGradients());
    const scale = gradientScale(norm, step.maxGradNorm);
    this.#steps++;
    this.#engine.adam({ ...step, scale, ...adamRates(this.#steps, step) });
    return norm;
  }

  state(): Tensors {
    const state = new Map<string, NamedArray>();
    for (const [prefix, kind] of PREFIXES) {
      for (const { name, shape } of this.#weights) {
        state.set(prefix + name, { shape, values: this.#engine.read(name, kind) });
      }
    }
    state.set("adam.steps", { shape: [1], values: Float32Array.of(this.#steps) });
    return state;
  }

  restore(state: Tensors): void {
    const steps = state.get("adam.steps")?.values[0];
    // All of it is read before any of it is taken over.
    const values = PREFIXES.flatMap(([prefix, kind]) =>
      this.#weights.map(({ name, shape }) => ({
        ...{ name, kind },
        values:
          prefix === "" || steps !== undefined
            ? valuesOf(state, prefix + name, shape)
            : new Float32Array(shape.reduce((a, b) => a * b, 1)),
      })),
    );
    for (const { name, kind, values: found } of values) this.#engine.write(name, kind, found);
    this.#steps = steps ?? 0;
  }

  dispose(): void {
    this.#engine.dispose();
  }
}

function onCpu(observations: Observations): Uint32Array {
  if (observations instanceof Uint32Array) return observations;
  throw new Error("Only tfjs takes observations that are tensors.");
}
