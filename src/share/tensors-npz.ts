// Named float arrays ⇄ .npz, as numpy.savez writes and numpy.load reads them.
import { excerpt } from "../base/check.ts";
import type { NamedArray, Tensors } from "../base/safetensors.ts";
import { readNpy } from "./npy.ts";
import { writeNpy } from "./npy-write.ts";
import { unzip, zip } from "./zip.ts";

export const writeTensorsNpz = (tensors: Tensors): Uint8Array =>
  zip(
    new Map(
      [...tensors].map(([name, { shape, values }]) => [
        `${name}.npy`,
        writeNpy({ type: "<f4", shape, values }),
      ]),
    ),
  );

/** Floats of 64 bits are rounded to 32. @param where named in errors
 *  @throws one sentence if the bytes are not an .npz of floats */
export function readTensorsNpz(bytes: Uint8Array, where: string): Tensors {
  const tensors = new Map<string, NamedArray>();
  for (const [entry, content] of unzip(bytes, where)) {
    const place = `${where}, ${excerpt(entry)}`;
    const array = readNpy(content, place);
    if (array.kind !== "float") throw new Error(`${place} holds no floats. Save weights as float32.`);
    const { shape, values } = array;
    tensors.set(entry.replace(/\.npy$/, ""), { shape, values: Float32Array.from(values as Float64Array) });
  }
  return tensors;
}
