import { describe, expect, it } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import type { NamedArray } from "../../src/base/safetensors.ts";
import { DEFAULT_DQN, type DqnConfig } from "../../src/dqn/config.ts";
import { Dqn, type DqnReport } from "../../src/dqn/dqn.ts";
import { actionValues } from "../../src/dqn/loss.ts";
import type { EpisodeEnd } from "../../src/ppo/types.ts";
import { Corridor, PLACES, tablePolicy } from "./corridor.ts";

const ROWS = 4;
const key = keyFromSeed(1);

const FAST: DqnConfig = {
  ...DEFAULT_DQN,
  rolloutSteps: 1,
  replaySteps: 800,
  warmUpSteps: 200,
  batch: 32,
  targetEvery: 100,
  multiStep: 1,
  gamma: 0.9,
  learningRate: 0.02,
};

/** What each update told, and the learner with its parts; all actions are random. */
async function train(
  config: DqnConfig,
  updates: number,
  { explorationAt = () => 1, timeLimit = 50 }: Partial<Parameters<typeof options>[0]> = {},
) {
  const learner = await newLearner(config);
  const env = new Corridor(ROWS, key, timeLimit);
  const reports: DqnReport<EpisodeEnd>[] = [];
  for (let update = 0; update < updates; update++) {
    const { learningRate } = config;
    reports.push(await learner.dqn.update({ env, update, learningRate, explorationAt }));
  }
  return { ...learner, env, reports };
}
const options = (given: { explorationAt: (steps: number) => number; timeLimit: number }) => given;

async function newLearner(config: DqnConfig) {
  const policy = await tablePolicy();
  const dqn = new Dqn({ config, policy, target: await tablePolicy(7), rows: ROWS, observationWords: 1, key });
  return { dqn, policy };
}

/** `[place, action]` */
async function valuesOf({ policy }: Awaited<ReturnType<typeof newLearner>>): Promise<number[]> {
  const places = Uint32Array.from({ length: PLACES - 1 }, (_, place) => place);
  return [...actionValues(await policy.evaluate(places, places.length), "row")];
}

/** Of Bellman's equation, by hand: a point is three, two, one, no steps away. */
const BEST = [0.3, 0.9 ** 3, 0.9 ** 4, 0.9 ** 2, 0.9 ** 3, 0.9, 0.9 ** 2, 1];

const distance = (values: readonly number[]): number =>
  Math.max(...values.map((value, i) => Math.abs(value - BEST[i])));

describe("DQN", { timeout: 60_000 }, () => {
  it.each<[string, DqnConfig]>([
    ["ours", FAST],
    ["without double DQN", { ...FAST, nextAction: "target" }],
    ["a target network that began elsewhere", { ...FAST, targetStart: "other" }],
  ])("finds the best values of a world while it acts at random (%s)", async (_, config) => {
    expect(distance(await valuesOf(await train(config, 1500)))).toBeLessThan(0.03);
  });

  it("is not misled by the clock, unless told to be", async () => {
    const timeLimit = 3;
    expect(distance(await valuesOf(await train(FAST, 1500, { timeLimit })))).toBeLessThan(0.03);
    const misled = await train({ ...FAST, timeLimit: "terminates" }, 1500, { timeLimit });
    expect(distance(await valuesOf(misled))).toBeGreaterThan(0.1);
  });

  it("learns from three rewards at once while it mostly does its best", async () => {
    const explorationAt = (steps: number) => (steps < 1000 ? 1 : 0.1);
    const learner = await train({ ...FAST, multiStep: 3 }, 1500, { explorationAt });
    const values = await valuesOf(learner);
    for (let place = 0; place < PLACES - 1; place++) {
      expect(values[2 * place + 1]).toBeGreaterThan(values[2 * place]);
      expect(values[2 * place + 1]).toBeCloseTo(BEST[2 * place + 1], 1);
    }
  });

  it("asks for its chance of random actions by steps of all rows", async () => {
    const asked: number[] = [];
    const explorationAt = (steps: number) => {
      asked.push(steps);
      return steps < 24 ? 1 : 0;
    };
    const { env, reports } = await train({ ...FAST, rolloutSteps: 2 }, 6, { explorationAt });
    expect(asked).toEqual([0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44]);
    expect(reports.map(({ exploration }) => exploration)).toEqual([1, 1, 1, 0, 0, 0]);
    // Nothing was learned yet: the first of equal actions is the best.
    const isRandom = env.chosen.map((actions) => actions.some((action) => action !== 0));
    expect(isRandom.slice(6)).toEqual([false, false, false, false, false, false]);
    expect(isRandom.slice(0, 6)).toContain(true);
  });

  it("begins to learn when enough is kept", async () => {
    const { reports } = await train(FAST, 52);
    const known = reports.map(({ loss, gradNorm, qValue }) =>
      [loss, gradNorm, qValue].every((number) => !Number.isNaN(number)),
    );
    expect(known.indexOf(true)).toBe(200 / ROWS - 1);
    expect(known.lastIndexOf(false)).toBe(200 / ROWS - 2);
  });

  it("copies its weights to the target network each time so many steps have passed, once it learns", async () => {
    const { dqn, policy } = await newLearner({ ...FAST, targetStart: "other" });
    const env = new Corridor(ROWS, key, 50);
    const weights = (of: Readonly<Record<string, NamedArray>>) => [
      ...of.advantages.values,
      ...of.values.values,
    ];
    const equal: number[] = [];
    for (let update = 0; update < 160; update++) {
      await dqn.update({ env, update, learningRate: 0.02, explorationAt: () => 1 });
      const { target } = dqn.state();
      const same = weights(Object.fromEntries(policy.state())).join() === weights(target).join();
      if (same) equal.push(ROWS * (update + 1));
    }
    expect(equal).toEqual([200, 300, 400, 500, 600]);
  });

  it("starts with a target network like its own, or with another", async () => {
    const first = async (config: DqnConfig) => (await newLearner(config)).dqn.state().target.values.values[0];
    expect(await first(FAST)).toBe(0);
    expect(await first({ ...FAST, targetStart: "other" })).toBe(7);
  });

  it("keeps nothing of an update that was given up while levels were waited for", async () => {
    const { dqn } = await newLearner({ ...FAST, rolloutSteps: 3 });
    const env = new Corridor(ROWS, key, 50);
    let asked = 0;
    const slow = Object.assign(env, {
      ready: async () => {
        if (++asked === 2) throw new Error("left");
      },
    });
    const before = structuredClone(dqn.state());
    const update = dqn.update({ env: slow, update: 0, learningRate: 0.02, explorationAt: () => 1 });
    await expect(update).rejects.toThrow("left");
    expect(dqn.state()).toEqual(before);
  });
});

it("goes on from its state to the same bits", async () => {
  const config = { ...FAST, targetStart: "other", multiStep: 3 } as const;
  const explorationAt = (steps: number) => 1 - steps / 1000;
  const whole = await train(config, 150, { explorationAt });
  const half = await train(config, 75, { explorationAt });
  const again = await newLearner(config);
  again.policy.restore(half.policy.state());
  again.dqn.restore(structuredClone(half.dqn.state()));
  for (let update = 75; update < 150; update++) {
    await again.dqn.update({ env: half.env, update, learningRate: 0.02, explorationAt });
  }
  expect(again.policy.state()).toEqual(whole.policy.state());
  expect(again.dqn.state()).toEqual(whole.dqn.state());
});
