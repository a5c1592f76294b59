import { describe, expect, it } from "vitest";
import { adamStep, createAdam } from "../../src/ppo/adam.ts";

const STEP = { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, maxGradNorm: "none" } as const;

describe("adamStep", () => {
  it("first moves every parameter by the learning rate, against its gradient", () => {
    const parameters = Float32Array.of(1, 1, 1);
    const norm = adamStep(parameters, Float32Array.of(3, -0.004, 0), createAdam(3), STEP);
    expect(norm).toBeCloseTo(3, 5);
    expect(parameters[0]).toBeCloseTo(0.9, 6);
    expect(parameters[1]).toBeCloseTo(1.1, 5);
    expect(parameters[2]).toBe(1);
  });

  it("divides by the root of the square plus epsilon", () => {
    const parameters = Float32Array.of(1);
    adamStep(parameters, Float32Array.of(3), createAdam(1), { ...STEP, epsilon: 1 });
    expect(parameters[0]).toBeCloseTo(1 - (0.1 * 3) / (3 + 1), 6);
  });

  it("follows the published recursion", () => {
    const parameters = Float32Array.of(0.5);
    const state = createAdam(1);
    let expected = 0.5;
    let mean = 0;
    let square = 0;
    for (let t = 1; t <= 20; t++) {
      const gradient = Math.fround(Math.sin(t));
      adamStep(parameters, Float32Array.of(gradient), state, STEP);
      mean = 0.9 * mean + 0.1 * gradient;
      square = 0.999 * square + 0.001 * gradient ** 2;
      expected -= (0.1 * mean) / (1 - 0.9 ** t) / (Math.sqrt(square / (1 - 0.999 ** t)) + 1e-8);
      expect(parameters[0]).toBeCloseTo(expected, 5);
    }
    expect(state.steps).toBe(20);
  });

  it("scales a long gradient down to the largest norm, and only a long one", () => {
    const moments = (maxGradNorm: number) => {
      const state = createAdam(2);
      adamStep(new Float32Array(2), Float32Array.of(3, 4), state, { ...STEP, maxGradNorm });
      return [...state.mean].map((value) => value / 0.1);
    };
    expect(moments(0.5)[0]).toBeCloseTo(0.3, 6);
    expect(moments(0.5)[1]).toBeCloseTo(0.4, 6);
    expect(moments(6)[1]).toBeCloseTo(4, 5);
  });

  it("refuses a gradient that is not a number", () => {
    expect(() => adamStep(new Float32Array(1), Float32Array.of(Number.NaN), createAdam(1), STEP)).toThrow(
      /not a number/,
    );
  });
});
