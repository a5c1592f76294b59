// Layers of a transformer as plain functions of tensors. Engines whose memory can be read at once get lookups and
// attention from plain loops: their products of many small matrices are slow. A GPU gets the dense forms.
import * as tf from "@tensorflow/tfjs-core";
import type { AttentionShape } from "./attention.ts";
import * as loops from "./attention.ts";
import { loadSimdAttention } from "./simd-attention.ts";

/** Whether tensors can be read while operations are recorded. */
const isReadable = (): boolean => tf.getBackend() !== "webgpu";

/** Rows of a table.
 *  @param table `[row, width]`
 *  @param indices of rows
 *  @returns `[index, width]` */
export function lookUp(table: tf.Tensor2D, indices: Int32Array): tf.Tensor2D {
  if (!isReadable()) return tf.gather(table, tf.tensor1d(indices, "int32"));
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
  const width = x.shape[1];
  // A product with ones adds up rows faster than `sum` does.
  const meanOfRows = (of: tf.Tensor2D): tf.Tensor2D => tf.matMul(of, tf.fill([width, 1], 1 / width));
  return tf.customGrad((_x, _gain, save) => {
    const factor = tf.rsqrt(tf.add(meanOfRows(tf.square(x)), EPSILON));
    const normal = tf.mul(x, factor);
    (save as tf.GradSaveFunc)([normal, factor]);
    const gradFunc = (dy: tf.Tensor, [savedNormal, savedFactor]: tf.Tensor[]): tf.Tensor[] => {
      const inner = tf.mul(dy, gain);
      const along = meanOfRows(tf.mul(inner, savedNormal));
      const dx = tf.mul(savedFactor, tf.sub(inner, tf.mul(savedNormal, along)));
      const ones = tf.ones([1, x.shape[0]]) as tf.Tensor2D;
      return [dx, tf.reshape(tf.matMul(ones, tf.mul(dy, savedNormal) as tf.Tensor2D), [width])];
    };
    return { value: tf.mul(normal, gain) as tf.Tensor, gradFunc };
  })(x, gain) as tf.Tensor2D;
}

/** Undefined until it is first needed; null where there are no vectors. */
let simd: loops.Attention | null | undefined;

/** The cpu backend is the oracle and keeps the plain loops. */
function attentionFor({ width, heads }: AttentionShape): loops.Attention {
  if (tf.getBackend() !== "wasm" || (width / heads) % 4 !== 0) return loops;
  if (simd === undefined) simd = loadSimdAttention();
  return simd ?? loops;
}

/** What each row of a sequence sees of itself and of the rows before it, with rotary positions.
 *  @param qkv `[sequence · row, 3 · width]`
 *  @returns `[sequence · row, width]` */
export function causalAttention(qkv: tf.Tensor2D, shape: AttentionShape): tf.Tensor2D {
  if (!isReadable()) return denseAttention(qkv, shape);
  return tf.customGrad((_qkv) => {
    const { attend, attendGradient } = attentionFor(shape);
    const positions = loops.positionsOf(shape);
    const rows = qkv.dataSync<"float32">().slice();
    loops.rotate(rows, positions, shape, "forward");
    const out = attend(rows, shape);
    const gradFunc = (dy: tf.Tensor): tf.Tensor => {
      const gradient = attendGradient(rows, dy.dataSync<"float32">(), shape);
      loops.rotate(gradient, positions, shape, "back");
      return tf.tensor2d(gradient, qkv.shape);
    };
    return { value: tf.tensor2d(out, [qkv.shape[0], shape.width]) as tf.Tensor, gradFunc };
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
