// All weights of a network one behind the other, with the state of their optimizer, in plain floats.
import type { NamedArray, Tensors } from "../base/safetensors.ts";
import { type AdamState, createAdam } from "./adam.ts";
import { type InitialWeight, valuesOf } from "./weights.ts";

interface Slot {
  readonly name: string;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly size: number;
}

export class FlatWeights {
  readonly slots: readonly Slot[];
  readonly parameters: Float32Array;
  adam: AdamState;

  constructor(weights: readonly InitialWeight[]) {
    let offset = 0;
    this.slots = weights.map(({ name, shape, values }) => {
      const slot = { name, shape, offset, size: values.length };
      offset += values.length;
      return slot;
    });
    this.parameters = new Float32Array(offset);
    this.adam = createAdam(offset);
    for (const [i, { values }] of weights.entries()) this.parameters.set(values, this.slots[i].offset);
  }

  /** As `Policy.state`. */
  state(): Tensors {
    const state = new Map<string, NamedArray>();
    const copy = (prefix: string, flat: Float32Array) => {
      for (const { name, shape, offset, size } of this.slots) {
        state.set(prefix + name, { shape, values: flat.slice(offset, offset + size) });
      }
    };
    copy("", this.parameters);
    copy("adam.mean.", this.adam.mean);
    copy("adam.square.", this.adam.square);
    state.set("adam.steps", { shape: [1], values: Float32Array.of(this.adam.steps) });
    return state;
  }

  /** As `Policy.restore`. */
  restore(state: Tensors): void {
    const restored = new Float32Array(this.parameters.length);
    this.#copyInto(restored, state, "");
    const adam = createAdam(restored.length);
    const steps = state.get("adam.steps");
    if (steps) {
      this.#copyInto(adam.mean, state, "adam.mean.");
      this.#copyInto(adam.square, state, "adam.square.");
      adam.steps = steps.values[0];
    }
    this.parameters.set(restored);
    this.adam = adam;
  }

  #copyInto(flat: Float32Array, state: Tensors, prefix: string): void {
    for (const { name, shape, offset } of this.slots) {
      flat.set(valuesOf(state, prefix + name, shape), offset);
    }
  }
}
