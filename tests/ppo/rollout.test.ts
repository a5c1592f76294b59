import { describe, expect, it } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import { computeReturns } from "../../src/ppo/advantages.ts";
import { DEFAULT_PPO } from "../../src/ppo/config.ts";
import { collectRollout } from "../../src/ppo/rollout.ts";
import type { Policy, VectorEnv } from "../../src/ppo/types.ts";
import { updatePolicy } from "../../src/ppo/update.ts";

/** Row 0 terminates at every second step, row 1 is truncated at every third, row 2 never ends.
 *  Observations count up by ten a step; a last one is 1,000 more. */
function scriptedEnv(): VectorEnv {
  let t = 0;
  const observations = Uint32Array.of(0, 1, 2);
  return {
    rows: 3,
    actionCount: 2,
    observationWords: 1,
    observations,
    reset() {},
    step() {
      t++;
      const finalObservations = observations.map((observation) => observation + 1010);
      for (let row = 0; row < 3; row++) observations[row] += 10;
      return {
        rewards: Float32Array.of(t, 10 * t, 100 * t),
        terminated: Uint8Array.of(t % 2 === 0 ? 1 : 0, 0, 0),
        truncated: Uint8Array.of(0, t % 3 === 0 ? 1 : 0, 0),
        finalObservations,
        ended: t % 2 === 0 ? [{ row: 0, episodeReturn: t, length: 2 }] : [],
      };
    },
  };
}

/** The value of an observation is the observation; actions are equally likely. */
const echo: Policy = {
  actionCount: 2,
  evaluate: async (observations: Uint32Array, rows) => ({
    logits: new Float32Array(rows * 2),
    values: Float32Array.from(observations.subarray(0, rows)),
  }),
  learn: async () => 0,
  state: () => new Map(),
  restore: () => undefined,
  dispose: () => undefined,
};

const collect = (timeLimit: "truncates" | "terminates") =>
  collectRollout({
    env: scriptedEnv(),
    policy: echo,
    config: { rolloutSteps: 4, timeLimit },
    key: keyFromSeed(0),
    firstStep: 0,
  });

describe("collectRollout", () => {
  it("keeps observations, rewards and values of the moment of each action", async () => {
    const rollout = await collect("truncates");
    expect([...rollout.observations]).toEqual([0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32]);
    expect([...rollout.values]).toEqual([...rollout.observations]);
    expect([...rollout.rewards]).toEqual([1, 10, 100, 2, 20, 200, 3, 30, 300, 4, 40, 400]);
    expect(rollout.ended.map(({ length }) => length)).toEqual([2, 2]);
    for (const logProb of rollout.logProbs) expect(logProb).toBeCloseTo(Math.log(0.5), 6);
  });

  it("values what follows: nothing after the end, the last observation at the limit, else the next", async () => {
    const { nextValues } = await collect("truncates");
    expect([...nextValues]).toEqual([10, 11, 12, 0, 21, 22, 30, 1031, 32, 0, 41, 42]);
  });

  it("can count the time limit as the end, as SafeLife 1.2 does", async () => {
    const { nextValues } = await collect("terminates");
    expect([...nextValues]).toEqual([10, 11, 12, 0, 21, 22, 30, 0, 32, 0, 41, 42]);
  });
});

describe("rows that restart together", () => {
  const env = (): VectorEnv => ({ ...scriptedEnv(), restarts: "together" });
  const collectTogether = (started: () => void) =>
    collectRollout({
      env: { ...env(), reset: started },
      policy: echo,
      config: { rolloutSteps: 4, timeLimit: "truncates" },
      key: keyFromSeed(0),
      firstStep: 0,
    });

  it("start anew with each rollout and wait behind their end", async () => {
    let resets = 0;
    const { waiting } = await collectTogether(() => resets++);
    expect(resets).toBe(1);
    // Row 0 ends at the second step, row 1 at the third, row 2 never.
    expect([...waiting!]).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0]);
  });

  it("are learned from as wholes, and not where they wait", async () => {
    const rollout = await collectTogether(() => undefined);
    const seen: number[][] = [];
    const policy: Policy = {
      ...echo,
      async learn([{ observations, rows, objective }]) {
        seen.push([...(observations as Uint32Array)]);
        const evaluation = { logits: new Float32Array(rows * 2), values: new Float32Array(rows) };
        objective(evaluation, { logits: new Float32Array(rows * 2), values: new Float32Array(rows) });
        return 0;
      },
    };
    const returns = computeReturns({ ...rollout, ended: rollout.terminated }, DEFAULT_PPO);
    const config = { ...DEFAULT_PPO, epochs: 1, minibatches: 3 };
    await updatePolicy({ policy, rollout, returns, config, key: keyFromSeed(3) });
    expect(seen.sort((a, b) => a[0] - b[0])).toEqual([
      [0, 10],
      [1, 11, 21],
      [2, 12, 22, 32],
    ]);
  });
});
