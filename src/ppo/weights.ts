// Weights by name, as policies of every engine take them and give them back.
import type { NamedArray, Tensors } from "../base/safetensors.ts";

/** A weight before any engine has seen it. */
export interface InitialWeight extends NamedArray {
  readonly name: string;
}

/** Values of a weight in a policy's state. @throws one sentence if it is missing or has another shape */
export function valuesOf(state: Tensors, name: string, shape: readonly number[]): Float32Array {
  const found = state.get(name);
  if (found && found.shape.join() === shape.join()) return found.values;
  const what = found ? `has shape [${found.shape.join(", ")}]` : "is missing";
  throw new Error(`Weight "${name}" ${what}, expected [${shape.join(", ")}].`);
}
