import { describe, expect, it } from "vitest";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { DEFAULT_PPO } from "../../src/ppo/config.ts";
import { PolicyGroups, rowsOfGroup } from "../../src/ppo/groups.ts";
import { trainGroups } from "../../src/ppo/ppo.ts";
import { collectRollout } from "../../src/ppo/rollout.ts";
import type { Policy, VectorEnv, VectorStep } from "../../src/ppo/types.ts";
import { updatePolicy } from "../../src/ppo/update.ts";
import { Bandit, toyPolicy } from "./toy.ts";

const key = keyFromSeed(1);

/** Says `offset` plus what it sees, of everything. */
const echo = (offset: number): Policy => ({
  actionCount: 2,
  evaluate: async (observations, rows) => ({
    logits: Float32Array.from({ length: 2 * rows }, (_, i) => offset + (observations as Uint32Array)[i >> 1]),
    values: Float32Array.from(observations as Uint32Array, (seen) => offset + seen),
  }),
  learn: async () => 0,
  state: () => new Map([["w", { shape: [1], values: Float32Array.of(offset) }]]),
  restore() {},
  dispose() {},
});
const pair = () => new PolicyGroups([echo(100), echo(200)]);

describe("groups of policies", () => {
  it("play rows in turn", async () => {
    const { logits, values } = await pair().evaluate(Uint32Array.of(1, 2, 3, 4), 4);
    expect([...values]).toEqual([101, 202, 103, 204]);
    expect([...logits]).toEqual([101, 101, 202, 202, 103, 103, 204, 204]);
  });

  it("play some of the rows by their numbers", async () => {
    const { values } = await pair().evaluate(Uint32Array.of(7, 8, 9), 3, [1, 3, 6]);
    expect([...values]).toEqual([207, 208, 109]);
    expect([...(await pair().evaluate(Uint32Array.of(7), 1, [3])).values]).toEqual([207]);
  });

  it("keep their weights apart, and one alone keeps its names", async () => {
    expect([...pair().state().keys()]).toEqual(["agent1/w", "agent2/w"]);
    expect([...new PolicyGroups([echo(1)]).state().keys()]).toEqual(["w"]);
    const [first, second] = [await toyPolicy(key), await toyPolicy(split(key, 1))];
    const groups = new PolicyGroups([first, second]);
    const other = new PolicyGroups([await toyPolicy(split(key, 2)), await toyPolicy(split(key, 3))]);
    other.restore(groups.state());
    expect(other.policies.map((policy) => policy.state())).toEqual([first.state(), second.state()]);
    groups.dispose();
    other.dispose();
  });
});

/** Four rows; rows 0 and 2 are of the first group. Row 1 ends at the first step and waits for the second to end. */
function scripted(): VectorEnv {
  const observations = Uint32Array.of(0, 1, 2, 3);
  const waiting = new Uint8Array(4);
  let t = 0;
  return {
    ...{ rows: 4, actionCount: 2, observationWords: 1, observations, waiting },
    reset() {},
    step(): VectorStep {
      t++;
      const terminated = Uint8Array.of(0, t === 1 ? 1 : 0, 0, 0);
      waiting.set([0, t < 2 ? 1 : 0, 0, 0]);
      for (let row = 0; row < 4; row++) observations[row] = 10 * t + row;
      const ended = t === 1 ? [{ row: 1, episodeReturn: 1, length: 1 }] : [];
      const rewards = Float32Array.of(1, 2, 3, 4);
      return { rewards, terminated, truncated: new Uint8Array(4), finalObservations: observations, ended };
    },
  };
}

const collect = () =>
  collectRollout({
    env: scripted(),
    policy: pair(),
    config: { rolloutSteps: 3, timeLimit: "truncates" },
    key,
    firstStep: 0,
  });

describe("a rollout of groups", () => {
  it("marks where rows waited, and is cut into a rollout for each", async () => {
    const rollout = await collect();
    expect([...rollout.waiting!]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    const second = rowsOfGroup(rollout, 1, 2);
    expect([second.steps, second.rows]).toEqual([3, 2]);
    expect([...(second.observations as Uint32Array)]).toEqual([1, 3, 11, 13, 21, 23]);
    expect([...second.values]).toEqual([201, 203, 211, 213, 221, 223]);
    expect([...second.nextValues]).toEqual([0, 213, 221, 223, 231, 233]);
    expect([...second.waiting!]).toEqual([0, 0, 1, 0, 0, 0]);
    expect(second.ended.map(({ row }) => row)).toEqual([1]);
    expect(rowsOfGroup(rollout, 0, 2).ended).toEqual([]);
  });

  it("is not learned from where rows waited", async () => {
    const rollout = await collect();
    const seen: number[] = [];
    const policy: Policy = {
      ...echo(0),
      async learn([{ observations, rows, objective }]) {
        seen.push(...(observations as Uint32Array));
        const empty = () => ({ logits: new Float32Array(rows * 2), values: new Float32Array(rows) });
        objective(empty(), empty());
        return 0;
      },
    };
    const returns = { advantages: rollout.rewards, valueTargets: rollout.rewards };
    const config = { ...DEFAULT_PPO, epochs: 1, minibatches: 3 };
    await updatePolicy({ policy, rollout, returns, config, key });
    expect(seen.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 10, 12, 13, 20, 21, 22, 23]);
    seen.length = 0;
    const waiting = new Uint8Array(12).fill(1);
    const report = await updatePolicy({ policy, rollout: { ...rollout, waiting }, returns, config, key });
    expect(seen).toEqual([]);
    expect(report.entropy).toBeNaN();
  });
});

/** Pays odd rows for the other action. */
class Rivals extends Bandit {
  override step(actions: Uint8Array): VectorStep {
    const step = super.step(actions);
    const rewards = step.rewards.map((reward, row) => (row % 2 === 0 ? reward : 1 - reward));
    return { ...step, rewards };
  }
}

it("lets policies that want opposite things both learn", { timeout: 30_000 }, async () => {
  const policies = new PolicyGroups([await toyPolicy(split(key, "a")), await toyPolicy(split(key, "b"))]);
  const env = new Rivals(8, key);
  const config = { ...DEFAULT_PPO, rolloutSteps: 8, learningRate: 0.02 };
  let reports = { steps: 0, entropy: 0 };
  for (let update = 0; update < 60; update++) {
    reports = await trainGroups({ env, policies, config, key, update });
  }
  expect(reports.steps).toBe(64);
  const { logits } = await policies.evaluate(Uint32Array.of(0, 0, 1, 1), 4);
  const likeliest = [0, 1, 2, 3].map((row) => (logits[2 * row + 1] > logits[2 * row] ? 1 : 0));
  expect(likeliest).toEqual([0, 1, 1, 0]);
  policies.dispose();
});
