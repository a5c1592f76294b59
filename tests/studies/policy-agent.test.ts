import { describe, expect, it } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import type { Policy } from "../../src/ppo/types.ts";
import { policyAgent } from "../../src/studies/policy-agent.ts";
import { WALK_RECIPE } from "../agents/walk.ts";

/** Says the same of everything: 2 is the likeliest of nine actions, but not by much. */
const policy: Policy = {
  actionCount: 9,
  evaluate: async (_, rows) => ({
    logits: Float32Array.from({ length: 9 * rows }, (_, i) => (i % 9 === 2 ? 1 : 0)),
    values: new Float32Array(rows),
  }),
  learn: async () => 0,
  state: () => new Map(),
  restore() {},
  dispose() {},
};

const draws = Array.from({ length: 200 }, (_, step) => ({ key: keyFromSeed(step % 7), step, agent: 0 }));

describe("a trained agent", () => {
  const agent = { policy, recipe: WALK_RECIPE, sawMeasure: false };

  it("takes the likeliest action when greedy", async () => {
    const actions = await policyAgent("a", agent, "greedy").act(new Uint32Array(), draws);
    expect(new Set(actions)).toEqual(new Set([2]));
  });

  it("draws from all actions else, each row by its own key and step", async () => {
    const sampling = policyAgent("a", agent, "sample");
    const actions = await sampling.act(new Uint32Array(), draws);
    expect(new Set(actions).size).toBe(9);
    const reversed = await sampling.act(new Uint32Array(), draws.toReversed());
    expect([...reversed].reverse()).toEqual([...actions]);
  });
});
