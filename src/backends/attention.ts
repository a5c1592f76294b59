// Causal attention in plain loops (Vaswani et al. 2017, section 3.2): half of the products of the dense form,
// no masks, no transposes. A row holds `[query | key | value]`, each of the same width and split into heads.

export interface AttentionShape {
  readonly sequences: number;
  /** Rows of a sequence. */
  readonly length: number;
  /** Of a query, a key or a value. */
  readonly width: number;
  readonly heads: number;
}

/** The functions of this file, or others that compute the same. */
export interface Attention {
  attend(qkv: Float32Array, shape: AttentionShape): Float32Array;
  attendGradient(qkv: Float32Array, gradient: Float32Array, shape: AttentionShape): Float32Array;
}

const LONGEST_TURN = 100;

/** Radians by which a pair of numbers turns from one position to the next: from 1 down to nearly 1/100, so that
 *  near positions are told apart by the first pairs and far ones by the last. */
export const turnOf = (pair: number, pairs: number): number => LONGEST_TURN ** (-pair / pairs);

/** Rotary positions (Su et al. 2021): turns the queries and keys of rows in place, so that their products depend on
 *  how far apart two rows are and not on where they are. A head's number c makes a pair with c + size / 2.
 *  @param positions of the rows
 *  @param direction "forward", or "back" for a derivative */
export function rotate(
  qkv: Float32Array,
  positions: Int32Array,
  { width, heads }: Pick<AttentionShape, "width" | "heads">,
  direction: "forward" | "back",
): void {
  const pairs = width / heads / 2;
  const sign = direction === "forward" ? 1 : -1;
  for (let row = 0; row < positions.length; row++) {
    for (let pair = 0; pair < pairs; pair++) {
      const angle = positions[row] * turnOf(pair, pairs);
      const [cosine, sine] = [Math.cos(angle), sign * Math.sin(angle)];
      // Queries and keys lie side by side, hence twice as many heads.
      for (let h = 0; h < 2 * heads; h++) {
        const i = row * 3 * width + 2 * h * pairs + pair;
        const [a, b] = [qkv[i], qkv[i + pairs]];
        qkv[i] = a * cosine - b * sine;
        qkv[i + pairs] = a * sine + b * cosine;
      }
    }
  }
}

/** Positions of the rows of sequences that all begin at 0. */
export const positionsOf = ({ sequences, length }: AttentionShape): Int32Array =>
  Int32Array.from({ length: sequences * length }, (_, row) => row % length);

/** Keys or values of one head: rows of an array, the first at `start`. */
interface Rows {
  readonly array: Float32Array;
  readonly start: number;
  readonly stride: number;
}

/** @param qkv `[sequence, row, 3 · width]`
 *  @returns `[sequence, row, width]` */
export function attend(qkv: Float32Array, shape: AttentionShape): Float32Array {
  const { sequences, length, width, heads } = shape;
  const size = width / heads;
  const out = new Float32Array(sequences * length * width);
  const shares = new Float32Array(length);
  for (let s = 0; s < sequences; s++) {
    for (let h = 0; h < heads; h++) {
      const first = s * length * 3 * width + h * size;
      const keys = { array: qkv, start: first + width, stride: 3 * width };
      const values = { array: qkv, start: first + 2 * width, stride: 3 * width };
      for (let i = 0; i < length; i++) {
        const own = shares.subarray(0, i + 1);
        softmaxOfProducts(qkv, first + i * 3 * width, keys, size, own);
        addWeighted(own, values, size, out, (s * length + i) * width + h * size);
      }
    }
  }
  return out;
}

/** The derivative with respect to `qkv`, from that with respect to what `attend` gives. The softmax is computed
 *  again: to keep it would take more memory than all else. */
export function attendGradient(
  qkv: Float32Array,
  gradient: Float32Array,
  shape: AttentionShape,
): Float32Array {
  const { sequences, length, width, heads } = shape;
  const size = width / heads;
  const scale = 1 / Math.sqrt(size);
  const result = new Float32Array(qkv.length);
  const shares = new Float32Array(length);
  const slopes = new Float64Array(length);
  for (let s = 0; s < sequences; s++) {
    for (let h = 0; h < heads; h++) {
      const first = s * length * 3 * width + h * size;
      const keys = { array: qkv, start: first + width, stride: 3 * width };
      for (let i = 0; i < length; i++) {
        softmaxOfProducts(qkv, first + i * 3 * width, keys, size, shares.subarray(0, i + 1));
        const dy = (s * length + i) * width + h * size;
        let mean = 0;
        for (let j = 0; j <= i; j++) {
          const value = first + 2 * width + j * 3 * width;
          const p = shares[j];
          let slope = 0;
          for (let c = 0; c < size; c++) {
            slope += gradient[dy + c] * qkv[value + c];
            result[value + c] += p * gradient[dy + c];
          }
          slopes[j] = slope;
          mean += p * slope;
        }
        const query = first + i * 3 * width;
        for (let j = 0; j <= i; j++) {
          const key = first + width + j * 3 * width;
          const slope = scale * shares[j] * (slopes[j] - mean);
          for (let c = 0; c < size; c++) {
            result[query + c] += slope * qkv[key + c];
            result[key + c] += slope * qkv[query + c];
          }
        }
      }
    }
  }
  return result;
}

/** Keys and values of sequences that grow by a row at a time; each may have another length. */
export class AttentionCache {
  readonly #keys: Float32Array;
  readonly #values: Float32Array;

  constructor(readonly shape: AttentionShape) {
    const size = shape.sequences * shape.length * shape.width;
    this.#keys = new Float32Array(size);
    this.#values = new Float32Array(size);
  }

  /** Keeps the key and the value of row `position` of a sequence; `at` is where its `qkv` begins. */
  keep(qkv: Float32Array, at: number, sequence: number, position: number): void {
    const { length, width } = this.shape;
    const to = (sequence * length + position) * width;
    this.#keys.set(qkv.subarray(at + width, at + 2 * width), to);
    this.#values.set(qkv.subarray(at + 2 * width, at + 3 * width), to);
  }

  /** What row `position` sees of itself and of the rows before it, into `out` from `to` on. */
  attend(
    qkv: Float32Array,
    at: number,
    sequence: number,
    position: number,
    out: Float32Array,
    to: number,
  ): void {
    const { length, width, heads } = this.shape;
    const size = width / heads;
    const shares = new Float32Array(position + 1);
    for (let h = 0; h < heads; h++) {
      const start = sequence * length * width + h * size;
      softmaxOfProducts(qkv, at + h * size, { array: this.#keys, start, stride: width }, size, shares);
      addWeighted(shares, { array: this.#values, start, stride: width }, size, out, to + h * size);
    }
  }
}

/** Softmax of the scaled products of one query with as many keys as `shares` has room for. */
function softmaxOfProducts(
  queries: Float32Array,
  query: number,
  { array, start, stride }: Rows,
  size: number,
  shares: Float32Array,
): void {
  const scale = 1 / Math.sqrt(size);
  let highest = Number.NEGATIVE_INFINITY;
  for (let j = 0, key = start; j < shares.length; j++, key += stride) {
    let product = 0;
    for (let c = 0; c < size; c++) product += queries[query + c] * array[key + c];
    shares[j] = product * scale;
    if (shares[j] > highest) highest = shares[j];
  }
  let sum = 0;
  for (let j = 0; j < shares.length; j++) {
    shares[j] = Math.exp(shares[j] - highest);
    sum += shares[j];
  }
  for (let j = 0; j < shares.length; j++) shares[j] /= sum;
}

/** Adds the rows, each times its share, to `out` from `to` on. */
function addWeighted(
  shares: Float32Array,
  { array, start, stride }: Rows,
  size: number,
  out: Float32Array,
  to: number,
): void {
  for (let j = 0, row = start; j < shares.length; j++, row += stride) {
    const share = shares[j];
    for (let c = 0; c < size; c++) out[to + c] += share * array[row + c];
  }
}
