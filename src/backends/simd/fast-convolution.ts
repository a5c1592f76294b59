// Convolutions with fewer multiplications (Toom 1963, Cook 1966; for images Winograd 1980, Lavin & Gray 2016): the
// outputs of a whole tile from products of sums of inputs with sums of weights.

/** In one dimension y = outputs · ((weights · w) ∘ (inputs · x)); in two each matrix acts on rows, then on columns.
 *  Being bilinear, it has gradients that are the same with matrices transposed. */
export interface FastConvolution {
  /** Multiplications, the rows of `inputs` and `weights` and the columns of `outputs`. */
  readonly products: number;
  /** `[product, input]`, integers. */
  readonly inputs: Matrix;
  /** `[product, weight]` */
  readonly weights: Matrix;
  /** `[output, product]`, integers. */
  readonly outputs: Matrix;
}

export type Matrix = readonly (readonly number[])[];

/** The lines that the kernels know: those of the second and third convolution of the reference network. */
export const FAST_SHAPES = [
  { outputs: 3, size: 3, stride: 1 },
  { outputs: 5, size: 3, stride: 2 },
] as const;

/** Small ones keep sums of float32 accurate. */
const POINTS = [0, 1, -1, 2, -2];

/** y_i = Σ_j w_j · x_(i · stride + j). With a stride it is cut into phases, the weights and inputs that it brings together.
 *  @throws where it would need more points than keep float32 accurate */
export function fastConvolution(outputs: number, size: number, stride: number): FastConvolution {
  const phases = Array.from({ length: Math.min(size, stride) }, (_, phase) => {
    const taps = Math.ceil((size - phase) / stride);
    return { phase, taps, products: outputs + taps - 1 };
  });
  if (phases.some(({ taps, products }) => taps > 1 && products - 1 > POINTS.length)) {
    throw new Error(`${outputs} outputs of ${size} weights at stride ${stride} are too many at once.`);
  }
  const products = phases.reduce((sum, phase) => sum + phase.products, 0);
  const zeros = (rows: number, columns: number) =>
    Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  const all = {
    products,
    inputs: zeros(products, (outputs - 1) * stride + size),
    weights: zeros(products, size),
    outputs: zeros(outputs, products),
  };
  let first = 0;
  for (const { phase, taps, products } of phases) {
    const part = toomCook(outputs, taps);
    for (let p = 0; p < products; p++) {
      for (const [i, factor] of part.inputs[p].entries()) all.inputs[first + p][phase + stride * i] = factor;
      for (const [j, factor] of part.weights[p].entries())
        all.weights[first + p][phase + stride * j] = factor;
      for (let i = 0; i < outputs; i++) all.outputs[i][first + p] = part.outputs[i][p];
    }
    first += products;
  }
  return all;
}

/** With stride 1: polynomials are multiplied by their values at `POINTS` and at infinity, and this transposed. */
function toomCook(outputs: number, taps: number): Omit<FastConvolution, "products"> {
  const one = (length: number, at: number) => Array.from({ length }, (_, i) => (i === at ? 1 : 0));
  if (taps === 1) {
    const identity = Array.from({ length: outputs }, (_, i) => one(outputs, i));
    return { inputs: identity, weights: identity.map(() => [1]), outputs: identity };
  }
  const points = POINTS.slice(0, outputs + taps - 2);
  const powers = (point: number, count: number) => Array.from({ length: count }, (_, i) => point ** i);
  const others = (point: number) => points.filter((other) => other !== point);
  const values = [...points.map((point) => powers(point, outputs)), one(outputs, outputs - 1)];
  return {
    inputs: [
      ...points.map((point) => [...polynomialWithRoots(others(point)), 0]),
      polynomialWithRoots(points),
    ],
    weights: [
      ...points.map((point) => {
        const scale = others(point).reduce((product, other) => product * (point - other), 1);
        return powers(point, taps).map((power) => power / scale);
      }),
      one(taps, taps - 1),
    ],
    outputs: Array.from({ length: outputs }, (_, i) => values.map((value) => value[i])),
  };
}

/** Coefficients of Π (x − root), the constant first. */
const polynomialWithRoots = (roots: readonly number[]): number[] =>
  roots.reduce(
    (polynomial, root) =>
      polynomial.concat(0).map((_, i) => (polynomial[i - 1] ?? 0) - root * (polynomial[i] ?? 0)),
    [1],
  );

export const transposed = (matrix: Matrix): Matrix =>
  matrix[0].map((_, column) => matrix.map((row) => row[column]));
