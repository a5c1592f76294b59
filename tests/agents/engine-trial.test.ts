// The engine is chosen for the recipe: on a fake clock, with engines whose costs are known.
import { describe, expect, it } from "vitest";
import { ALL_RECIPES, type AnyRecipeName } from "../../src/agents/dqn-recipes.ts";
import { updateBy } from "../../src/agents/engine-trial.ts";
import { ACTIONS } from "../../src/agents/networks.ts";
import { choose } from "../../src/backends/prepare.ts";
import { timeOf } from "../../src/backends/trial.ts";
import type { Batch, Policy } from "../../src/ppo/types.ts";

/** Milliseconds of a call and of a row of it. */
interface Costs {
  readonly evaluate: readonly [call: number, row: number];
  readonly learn: readonly [call: number, row: number];
}
/** A large GPU, which is told what to do at a price that its work does not add much to. */
const GPU: Costs = { evaluate: [4, 0.002], learn: [19, 0.005] };
const PROCESSOR: Costs = { evaluate: [0.1, 0.02], learn: [0.5, 0.1] };

function engineOf({ evaluate, learn }: Costs) {
  let clock = 0;
  const calls = { evaluate: new Set<number>(), learn: new Set<number>(), disposed: 0 };
  const zeros = (rows: number) => ({
    logits: new Float32Array(rows * ACTIONS),
    values: new Float32Array(rows),
  });
  const policy: Policy = {
    actionCount: ACTIONS,
    async evaluate(_, rows) {
      calls.evaluate.add(rows);
      clock += evaluate[0] + evaluate[1] * rows;
      return zeros(rows);
    },
    async learn(batches: readonly Batch[]) {
      for (const { rows, objective } of batches) {
        calls.learn.add(rows);
        clock += learn[0] + learn[1] * rows;
        objective(zeros(rows), zeros(rows));
      }
      return 1;
    },
    state: () => new Map(),
    restore() {},
    dispose: () => void calls.disposed++,
  };
  return { policy, calls, now: () => clock };
}

async function trialOf(costs: Costs, name: AnyRecipeName) {
  const engine = engineOf(costs);
  const work = updateBy(engine.policy, ALL_RECIPES[name]);
  const ms = await timeOf(work, engine.now);
  work.dispose();
  return { trial: { work: work.name, ms }, calls: engine.calls, took: engine.now() };
}

describe("an engine for a recipe", () => {
  it.each<[AnyRecipeName, "simd" | "webgpu"]>([
    ["small", "simd"],
    ["wide", "webgpu"],
    ["gpu", "webgpu"],
    ["gpu-1024", "webgpu"],
    ["safelife-1.2", "simd"],
    ["dqn", "simd"],
  ])("%s is %s", async (name, engine) => {
    const trials = {
      webgpu: (await trialOf(GPU, name)).trial,
      simd: (await trialOf(PROCESSOR, name)).trial,
      wasm: "It was not tried.",
    };
    expect(choose(trials)).toMatchObject({
      name: engine,
      reason: expect.stringMatching(/^(WebGPU is slower here: a|A)n update takes /),
    });
  });

  it("is tried with the boards and minibatches that it has, and all of an update is counted", async () => {
    const { trial, calls } = await trialOf(PROCESSOR, "gpu-1024");
    expect(calls).toEqual({ evaluate: new Set([1024]), learn: new Set([512]), disposed: 1 });
    // Eight steps of 1,024 boards, three passes over sixteen minibatches.
    expect(trial.ms).toBeCloseTo(8 * (0.1 + 0.02 * 1024) + 48 * (0.5 + 0.1 * 512), 6);
    const dqn = await trialOf(PROCESSOR, "dqn");
    expect(dqn.calls).toEqual({ evaluate: new Set([16, 96]), learn: new Set([96]), disposed: 1 });
    expect(dqn.trial.ms).toBeCloseTo(0.1 + 0.02 * 16 + 2 * (0.1 + 0.02 * 96) + 0.5 + 0.1 * 96, 6);
  });

  it("is found in about a second, or in two runs of what takes longer", async () => {
    for (const name of Object.keys(ALL_RECIPES) as AnyRecipeName[]) {
      expect((await trialOf(PROCESSOR, name)).took).toBeLessThan(1300);
    }
    const slow: Costs = { evaluate: [700, 0], learn: [700, 0] };
    expect((await trialOf(slow, "gpu")).took).toBe(2 * (700 + 2 * 700));
  });
});
