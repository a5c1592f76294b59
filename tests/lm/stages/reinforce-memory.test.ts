import { describe, expect, it } from "vitest";
import type { Tensors } from "../../../src/base/safetensors.ts";
import { nextKlFactor, ReinforceMemory } from "../../../src/lm/stages/reinforce-memory.ts";

const weights = (...values: number[]): Tensors =>
  new Map([["w", { shape: [values.length], values: Float32Array.from(values) }]]);

describe("what PPO keeps", () => {
  it("is an average that follows the weights", () => {
    const memory = new ReinforceMemory(weights(0, 8), 0.1);
    memory.follow(weights(4, 8), 0.75);
    memory.follow(weights(4, 8), 0.75);
    expect(memory.average).toEqual(weights(1.75, 8));
    expect(memory.chosen).toEqual(weights(0, 8));
  });

  it("is the average that wins most, of those that have not unlearned facts", () => {
    const memory = new ReinforceMemory(weights(0), 0.1);
    const chosenAfter = (update: number, wins: number, factsLost: number) => {
      memory.follow(weights(10 * update), 0);
      memory.choose(update, { wins, factsLost }, 0.02);
      return [memory.chosenUpdate, memory.chosen];
    };
    expect(chosenAfter(1, 0.49, 0)).toEqual([0, weights(0)]);
    expect(chosenAfter(2, 0.55, 0.01)).toEqual([2, weights(20)]);
    expect(chosenAfter(3, 0.7, 0.03)).toEqual([2, weights(20)]);
    expect(chosenAfter(4, 0.54, -0.1)).toEqual([2, weights(20)]);
    expect(chosenAfter(5, 0.6, 0.02)).toEqual([5, weights(50)]);
  });

  it("comes back from its state", () => {
    const memory = new ReinforceMemory(weights(1), 0.1);
    memory.follow(weights(3), 0.5);
    memory.choose(3, { wins: 0.75, factsLost: 0 }, 0);
    memory.follow(weights(3), 0.5);
    memory.klFactor = 0.25;
    const other = new ReinforceMemory(weights(0), 0.1);
    other.restore(memory.state());
    expect(other).toEqual(memory);
  });

  it("comes back to the last bit where single precision would round", () => {
    const memory = new ReinforceMemory(weights(1), 0.1);
    memory.choose(1, { wins: 0.7, factsLost: 0 }, 0);
    const other = new ReinforceMemory(weights(1), 0.1);
    other.restore(memory.state());
    expect(other.klFactor).toBe(0.1);
    expect(other.wins).toBe(memory.wins);
    other.choose(2, { wins: 0.7, factsLost: 0 }, 0);
    expect(other.chosenUpdate).toBe(1);
  });
});

it("KL above its target makes it dearer, KL below cheaper, by a fifth at most in a horizon", () => {
  const control = { target: 2, horizon: 1000 };
  expect(nextKlFactor(0.5, 2, control, 250)).toBe(0.5);
  expect(nextKlFactor(0.5, 2.2, control, 1000)).toBeCloseTo(0.55, 6);
  expect(nextKlFactor(0.5, 100, control, 500)).toBeCloseTo(0.55, 6);
  expect(nextKlFactor(0.5, 0, control, 1000)).toBeCloseTo(0.4, 6);
});
