import { expect, it } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import { exploringActions } from "../../src/dqn/exploration.ts";

const ROWS = 1000;
const ACTIONS = 4;
const key = keyFromSeed(2);
/** The best action of row i is i modulo 4. */
const scores = Float32Array.from({ length: ROWS * ACTIONS }, (_, i) =>
  Math.floor(i / ACTIONS) % ACTIONS === i % ACTIONS ? 1 : 0.5,
);

function actionsAt(rate: number, step: number): Uint8Array {
  const actions = new Uint8Array(ROWS);
  exploringActions(scores, rate, key, step, actions);
  return actions;
}
const shareOfBest = (actions: Uint8Array): number =>
  actions.filter((action, row) => action === row % ACTIONS).length / ROWS;

it("takes the best action unless chance wants another", () => {
  expect(shareOfBest(actionsAt(0, 1))).toBe(1);
});

it.each([0.3, 1])("tries any action, the best included, with chance %d", (rate) => {
  const shares = Array.from({ length: 20 }, (_, step) => shareOfBest(actionsAt(rate, step)));
  const mean = shares.reduce((a, b) => a + b, 0) / shares.length;
  // The deviation of the mean of 20,000 draws is at most 0.0035.
  expect(Math.abs(mean - (1 - rate * (1 - 1 / ACTIONS)))).toBeLessThan(0.015);
});

it("draws alike for the same key and step, and anew for another step", () => {
  expect(actionsAt(0.5, 7)).toEqual(actionsAt(0.5, 7));
  expect(actionsAt(0.5, 8)).not.toEqual(actionsAt(0.5, 7));
});
