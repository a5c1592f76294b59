// Attention of texts that grow: keys and values of the rows so far are kept, so that one more row costs one row. On wasm
// a kernel of our own, elsewhere plain loops, which it is held to.
import * as tf from "@tensorflow/tfjs-core";
import { AttentionCache, type AttentionShape, rotate } from "./attention.ts";

/** Rows with their places: which sequence, and where in it; those of one sequence in order. */
export interface NewRows {
  readonly sequences: Int32Array;
  readonly positions: Int32Array;
}

export class KeptAttention {
  readonly #shape: AttentionShape;
  readonly #loops: AttentionCache | undefined;
  /** Keys and values `[sequence, capacity, width]` in tfjs's memory. */
  readonly #kept: readonly tf.Tensor[] = [];

  constructor(shape: AttentionShape) {
    this.#shape = shape;
    const { sequences, length, width, heads } = shape;
    if (tf.getBackend() !== "wasm" || (width / heads) % 8 !== 0) this.#loops = new AttentionCache(shape);
    else {
      const capacity = 4 * Math.ceil(length / 4);
      this.#kept = [0, 1].map(() => tf.keep(tf.zeros([sequences, capacity, width])));
    }
  }

  /** Keeps the rows, and gives what each sees of itself and of those before it.
   *  @param qkv `[row, 3 · width]`, not yet turned
   *  @returns `[row, width]` */
  attend(qkv: tf.Tensor2D, { sequences, positions }: NewRows): tf.Tensor2D {
    if (this.#loops) return attendInLoops(this.#loops, qkv, { sequences, positions });
    const [keys, values] = this.#kept;
    const [of, at] = [sequences, positions].map((places) => tf.tensor1d(places, "int32"));
    const inputs = { qkv, sequences: of, positions: at, keys, values };
    return tf.engine().runKernel("KeptAttention", inputs, { ...this.#shape });
  }

  dispose(): void {
    tf.dispose([...this.#kept]);
  }
}

function attendInLoops(
  cache: AttentionCache,
  qkv: tf.Tensor2D,
  { sequences, positions }: NewRows,
): tf.Tensor2D {
  const { width } = cache.shape;
  const from = qkv.dataSync<"float32">().slice();
  rotate(from, positions, cache.shape, "forward");
  const out = new Float32Array(positions.length * width);
  for (let i = 0; i < positions.length; i++) {
    cache.keep(from, 3 * width * i, sequences[i], positions[i]);
    cache.attend(from, 3 * width * i, sequences[i], positions[i], out, width * i);
  }
  return tf.tensor2d(out, [positions.length, width]);
}
