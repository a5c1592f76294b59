// Matrices with orthonormal rows or columns, as first weights.
import type { Key } from "../base/random.ts";
import { RandomStream } from "../base/random-stream.ts";

/** Of normal numbers by Gram and Schmidt, which makes every such matrix equally likely (Saxe et al. 2014; Mezzadri 2007).
 *  Sums and square roots alone, so the same bits everywhere.
 *  @returns `[rows, columns]`, belongs to the caller: W Wᵀ = gain² I, or Wᵀ W = gain² I where it has more rows than
 *  columns */
export function orthogonalMatrix(key: Key, rows: number, columns: number, gain: number): Float32Array {
  const [count, length] = [Math.min(rows, columns), Math.max(rows, columns)];
  const stream = new RandomStream(key);
  const vectors: Float64Array[] = [];
  for (let i = 0; i < count; i++) {
    const vector = Float64Array.from({ length }, () => stream.normal());
    // Twice is enough for what rounding leaves (Giraud et al. 2005).
    for (let pass = 0; pass < 2; pass++) {
      for (const other of vectors) subtract(vector, other, dot(vector, other));
      const norm = Math.sqrt(dot(vector, vector));
      for (let j = 0; j < length; j++) vector[j] /= norm;
    }
    vectors.push(vector);
  }
  const isWide = rows <= columns;
  return Float32Array.from({ length: rows * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    return gain * (isWide ? vectors[row][column] : vectors[column][row]);
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function subtract(from: Float64Array, other: Float64Array, factor: number): void {
  for (let i = 0; i < from.length; i++) from[i] -= factor * other[i];
}
