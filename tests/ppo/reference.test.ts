// What it costs to leave the policy that one began with. Worked out by hand.
import { describe, expect, it } from "vitest";
import { chargeForLeaving } from "../../src/ppo/reference.ts";
import type { Rollout } from "../../src/ppo/rollout.ts";
import type { Player } from "../../src/ppo/types.ts";

/** Takes the first of two actions with the chance, in percent, that it sees. */
const sincere: Player = {
  actionCount: 2,
  evaluate: async (observations, rows) => ({
    logits: Float32Array.from({ length: 2 * rows }, (_, i) => {
      const chance = (observations as Uint32Array)[i >> 1] / 100;
      return Math.log(i % 2 === 0 ? chance : 1 - chance);
    }),
    values: new Float32Array(rows),
  }),
};

const rollout = (changes: Partial<Rollout> = {}): Rollout => ({
  steps: 2,
  rows: 2,
  observations: Uint32Array.of(50, 50, 25, 80),
  actions: Uint8Array.of(0, 1, 0, 0),
  logProbs: Float32Array.of(Math.log(0.5), Math.log(0.75), Math.log(0.5), Math.log(0.4)),
  rewards: Float32Array.of(1, 1, 1, 1),
  values: new Float32Array(4),
  nextValues: new Float32Array(4),
  terminated: new Uint8Array(4),
  truncated: new Uint8Array(4),
  ended: [],
  ...changes,
});

describe("a reference policy", () => {
  it("costs nothing where one does as it does, and earns where one is less sure", async () => {
    const it = rollout();
    const ratios = [0, Math.log(0.75 / 0.5), Math.log(0.5 / 0.25), Math.log(0.4 / 0.8)];
    const mean = await chargeForLeaving(it, sincere, 0.5);
    expect(mean).toBeCloseTo(ratios.reduce((a, b) => a + b) / 4, 6);
    for (const [i, ratio] of ratios.entries()) expect(it.rewards[i]).toBeCloseTo(1 - 0.5 * ratio, 6);
  });

  it("leaves rows alone that wait", async () => {
    const it = rollout({ waiting: Uint8Array.of(0, 1, 0, 1) });
    expect(await chargeForLeaving(it, sincere, 1)).toBeCloseTo(Math.log(2) / 2, 6);
    expect(it.rewards[1]).toBe(1);
    expect(it.rewards[3]).toBe(1);
  });

  it("needs to see what was seen", async () => {
    const device = { pick: () => null as never };
    await expect(chargeForLeaving(rollout({ observations: device }), sincere, 1)).rejects.toThrow("CPU");
  });
});
