// Adam on one flat vector of parameters, in plain floats: the same on every engine.
import type { OptimizerStep } from "./types.ts";

export interface AdamState {
  /** Running means of the gradient and of its square, laid out like the parameters. */
  readonly mean: Float32Array;
  readonly square: Float32Array;
  /** Steps taken so far. */
  steps: number;
}

export const createAdam = (size: number): AdamState => ({
  mean: new Float32Array(size),
  square: new Float32Array(size),
  steps: 0,
});

/** Kingma & Ba 2015, algorithm 1, after clipping to a global norm. Changes `parameters` and `state`.
 *  @returns the norm of the gradient before clipping */
export function adamStep(
  parameters: Float32Array,
  gradient: Float32Array,
  state: AdamState,
  { learningRate, beta1, beta2, epsilon, maxGradNorm }: OptimizerStep,
): number {
  const { mean, square } = state;
  let sum = 0;
  for (let i = 0; i < gradient.length; i++) sum += gradient[i] * gradient[i];
  const norm = Math.sqrt(sum);
  const scale = gradientScale(norm, maxGradNorm);

  state.steps++;
  const { rate, correction } = adamRates(state.steps, { learningRate, beta1, beta2 });
  for (let i = 0; i < gradient.length; i++) {
    const g = gradient[i] * scale;
    const m = beta1 * mean[i] + (1 - beta1) * g;
    const v = beta2 * square[i] + (1 - beta2) * g * g;
    mean[i] = m;
    square[i] = v;
    parameters[i] -= (rate * m) / (Math.sqrt(v * correction) + epsilon);
  }
  return norm;
}

/** Factor that brings a gradient down to the largest norm. @throws one sentence if the norm is not a number */
export function gradientScale(norm: number, maxGradNorm: OptimizerStep["maxGradNorm"]): number {
  if (!Number.isFinite(norm)) throw new Error("The gradient is not a number. Lower the learning rate.");
  return maxGradNorm === "none" || norm <= maxGradNorm ? 1 : maxGradNorm / norm;
}

/** What step number `steps`, from 1, multiplies means and squares by: both began at zero and are too small. */
export const adamRates = (
  steps: number,
  { learningRate, beta1, beta2 }: Pick<OptimizerStep, "learningRate" | "beta1" | "beta2">,
): { readonly rate: number; readonly correction: number } => ({
  rate: learningRate / (1 - power(beta1, steps)),
  correction: 1 / (1 - power(beta2, steps)),
});

/** By squaring: `Math.pow` may differ between engines in the last bit. */
function power(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
