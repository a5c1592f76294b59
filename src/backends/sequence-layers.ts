// Layers of a transformer as plain functions of tensors. On wasm they are kernels of our own, on cpu plain loops, which
// the kernels are held to; a GPU gets the dense forms.
import * as tf from "@tensorflow/tfjs-core";
import type { AttentionShape } from "./attention.ts";
import * as loops from "./attention.ts";

/** Rows of a table.
 *  @param table `[row, width]`
 *  @param indices of rows
 *  @returns `[index, width]` */
export function lookUp(table: tf.Tensor2D, indices: Int32Array): tf.Tensor2D {
  if (tf.getBackend() !== "cpu") return tf.gather(table, tf.tensor1d(indices, "int32"));
  // tfjs's gradient there takes as many passes over all rows as the table has.
  const [rows, width] = table.shape;
  return tf.customGrad((_table) => {
    const from = table.dataSync<"float32">();
    const out = new Float32Array(indices.length * width);
    for (let i = 0; i < indices.length; i++) {
      const start = indices[i] * width;
      for (let c = 0; c < width; c++) out[i * width + c] = from[start + c];
    }
    const gradFunc = (dy: tf.Tensor): tf.Tensor => {
      const gradient = dy.dataSync<"float32">();
      const sums = new Float32Array(rows * width);
      for (let i = 0; i < indices.length; i++) {
        const start = indices[i] * width;
        for (let c = 0; c < width; c++) sums[start + c] += gradient[i * width + c];
      }
      return tf.tensor2d(sums, [rows, width]);
    };
    return { value: tf.tensor2d(out, [indices.length, width]) as tf.Tensor, gradFunc };
  })(table) as tf.Tensor2D;
}

const EPSILON = 1e-5;

/** Root mean square normalization (Zhang & Sennrich 2019) of each row, times a gain.
 *  @param x `[row, width]`
 *  @param gain `[width]` */
export function rmsNorm(x: tf.Tensor2D, gain: tf.Tensor1D): tf.Tensor2D {
  if (tf.getBackend() !== "wasm" || x.shape[1] % 4 !== 0) {
    const mean = tf.mean(tf.square(x), 1, true);
    return tf.mul(tf.mul(x, tf.rsqrt(tf.add(mean, EPSILON))), gain);
  }
  const attrs = { epsilon: EPSILON };
  return tf.customGrad((_x, _gain, save) => {
    (save as tf.GradSaveFunc)([x]);
    const gradFunc = (dy: tf.Tensor, [savedX]: tf.Tensor[]): tf.Tensor[] =>
      tf.engine().runKernel("RmsNormGradient", { x: savedX, gain, dy }, attrs);
    return { value: tf.engine().runKernel("RmsNorm", { x, gain }, attrs) as tf.Tensor, gradFunc };
  })(x, gain) as tf.Tensor2D;
}

/** What each row of a sequence sees of itself and of the rows before it, with rotary positions.
 *  @param qkv `[sequence · row, 3 · width]`
 *  @returns `[sequence · row, width]` */
export function causalAttention(qkv: tf.Tensor2D, shape: AttentionShape): tf.Tensor2D {
  const backend = tf.getBackend();
  if (backend === "webgpu") return denseAttention(qkv, shape);
  const hasKernel = backend === "wasm" && (shape.width / shape.heads) % 8 === 0;
  return hasKernel ? attentionInKernels(qkv, shape) : attentionInLoops(qkv, shape);
}

function attentionInKernels(qkv: tf.Tensor2D, shape: AttentionShape): tf.Tensor2D {
  const attrs = { ...shape };
  return tf.customGrad((_qkv, save) => {
    const [value, turned]: tf.Tensor[] = tf.engine().runKernel("CausalAttention", { qkv }, attrs);
    (save as tf.GradSaveFunc)([turned]);
    const gradFunc = (dy: tf.Tensor, [savedTurned]: tf.Tensor[]): tf.Tensor =>
      tf.engine().runKernel("CausalAttentionGradient", { turned: savedTurned, dy }, attrs);
    return { value, gradFunc };
  })(qkv) as tf.Tensor2D;
}

/** What the other forms are held to. */
function attentionInLoops(qkv: tf.Tensor2D, shape: AttentionShape): tf.Tensor2D {
  return tf.customGrad((_qkv) => {
    const positions = loops.positionsOf(shape);
    const rows = qkv.dataSync<"float32">().slice();
    loops.rotate(rows, positions, shape, "forward");
    const gradFunc = (dy: tf.Tensor): tf.Tensor => {
      const gradient = loops.attendGradient(rows, dy.dataSync<"float32">(), shape);
      loops.rotate(gradient, positions, shape, "back");
      return tf.tensor2d(gradient, qkv.shape);
    };
    const value: tf.Tensor = tf.tensor2d(loops.attend(rows, shape), [qkv.shape[0], shape.width]);
    return { value, gradFunc };
  })(qkv) as tf.Tensor2D;
}

/** The same as products of whole matrices. */
export function denseAttention(qkv: tf.Tensor2D, shape: AttentionShape): tf.Tensor2D {
  const { sequences, length, width, heads } = shape;
  const size = width / heads;
  const split = tf.transpose(tf.reshape(qkv, [sequences, length, 3, heads, size]), [2, 0, 3, 1, 4]);
  const [q, k, v] = tf.unstack(split);
  const later = Float32Array.from({ length: length * length }, (_, i) =>
    i % length > Math.floor(i / length) ? -1e9 : 0,
  );
  const rotate = rotation(length, size / 2);
  const products = tf.mul(tf.matMul(rotate(q), rotate(k), false, true), 1 / Math.sqrt(size));
  const shares = tf.softmax(tf.add(products, tf.tensor2d(later, [length, length])));
  return tf.reshape(tf.transpose(tf.matMul(shares, v), [0, 2, 1, 3]), [sequences * length, width]);
}

/** Turns the pairs of `[…, row, 2 · pairs]` by their positions. */
function rotation(length: number, pairs: number): (x: tf.Tensor) => tf.Tensor {
  const angles = Float32Array.from(
    { length: length * pairs },
    (_, i) => Math.floor(i / pairs) * loops.turnOf(i % pairs, pairs),
  );
  const cosine = tf.tensor2d(angles.map(Math.cos), [length, pairs]);
  const sine = tf.tensor2d(angles.map(Math.sin), [length, pairs]);
  return (x) => {
    const [a, b] = tf.split(x, 2, -1);
    return tf.concat(
      [tf.sub(tf.mul(a, cosine), tf.mul(b, sine)), tf.add(tf.mul(a, sine), tf.mul(b, cosine))],
      -1,
    );
  };
}
