// Gymnasium's contract: our environments keep it, and the checker sees who does not.
import { describe, expect, it } from "vitest";
import { checkEnv } from "../../src/env/check-env.ts";
import type { Env, Transition } from "../../src/env/contract.ts";
import { observe, TRAINING_CHANNELS, TRAINING_VIEW } from "../../src/env/observation.ts";
import { SafeLifeEnv } from "../../src/env/safelife-env.ts";
import { SyncVectorEnv } from "../../src/env/sync-vector-env.ts";
import { levelOf } from "../support/board.ts";

const WALK = levelOf([".....", ".A.E.", "....."]);
const RIGHT = 2;

const env = (timeLimit = 30) => new SafeLifeEnv({ levels: [WALK], timeLimit });

describe("SafeLifeEnv", () => {
  it("passes the checker", () => {
    expect(checkEnv(env(), { steps: 100 })).toEqual([]);
  });

  it("ends where the agent leaves, or where the clock says so", () => {
    const one = env(3);
    one.reset({ seed: 1 });
    expect(one.step(RIGHT)).toMatchObject({ reward: 0, terminated: false, truncated: false });
    const { reward, terminated, truncated, info } = one.step(RIGHT);
    expect({ reward, terminated, truncated }).toEqual({ reward: 1, terminated: true, truncated: false });
    expect(info).toMatchObject({ steps: 2, points: 1, success: true });
    expect(() => one.step(0)).toThrow("Call reset first");
    one.reset();
    for (let i = 0; i < 2; i++) expect(one.step(0).truncated).toBe(false);
    expect(one.step(0)).toMatchObject({ terminated: false, truncated: true });
  });

  it("shows the bits of the view around the agent", () => {
    const one = env();
    const { obs, info } = one.reset();
    const words = new Uint32Array(25 * 25);
    observe(info.game, info.game.agents[0], TRAINING_VIEW, words);
    const bits = [...words].flatMap((word) => TRAINING_CHANNELS.map((bit) => (word >>> bit) & 1));
    expect([...obs]).toEqual(bits);
  });

  it("refuses what is no action", () => {
    const one = env();
    one.reset();
    expect(() => one.step(9)).toThrow("9 is no action");
    expect(() => env().step(0)).toThrow("Call reset first");
  });
});

describe("checkEnv", () => {
  const broken = (change: (step: Transition<unknown>, count: number) => object): Env => {
    const inner = env();
    let count = 0;
    return {
      observationSpace: inner.observationSpace,
      actionSpace: inner.actionSpace,
      reset: (options) => inner.reset(options),
      step: (action) => {
        const step = inner.step(action);
        return { ...step, ...change(step, count++) };
      },
    };
  };
  const shared = new Uint8Array(25 * 25 * 15);
  let shows = 0;

  it.each<[string, RegExp, Env]>([
    ["a reward that is no number", /reward is NaN/, broken(() => ({ reward: Number.NaN }))],
    [
      "an end of two kinds",
      /both terminated and truncated/,
      broken(() => ({ terminated: true, truncated: true })),
    ],
    ["ends as numbers", /true or false/, broken(() => ({ terminated: 0 }))],
    ["a short observation", /has 3 numbers/, broken(() => ({ obs: new Uint8Array(3) }))],
    ["numbers out of range", /leaves the range/, broken(({ obs }) => ({ obs: obs.map(() => 7) }))],
    ["hidden chance", /different episodes/, broken((_, count) => ({ reward: count }))],
    ["an observation written over", /overwrote/, broken(() => ({ obs: shared.fill(shows++ % 2) }))],
  ])("sees %s", (_, complaint, one) => {
    expect(checkEnv(one, { steps: 20 }).join(" ")).toMatch(complaint);
  });

  it("sees steps after the end", () => {
    const inner = env();
    let over = false;
    const endless: Env = {
      ...{ observationSpace: inner.observationSpace, actionSpace: inner.actionSpace },
      reset(options) {
        over = false;
        return inner.reset(options);
      },
      step(action) {
        if (over) inner.reset();
        const step = inner.step(action);
        over = step.terminated || step.truncated;
        return step;
      },
    };
    expect(checkEnv(endless, { steps: 60 })).toEqual([expect.stringMatching(/after the end/)]);
  });
});

describe("SyncVectorEnv", () => {
  const WAIT = 0;
  const two = (autoreset: "next-step" | "same-step") => new SyncVectorEnv([env(4), env(4)], { autoreset });
  const first = (obs: Uint8Array) => obs.slice(0, obs.length / 2);

  it("begins the next episode one step later, or in the same step", () => {
    const later = two("next-step");
    const start = first(later.reset({ seed: 3 }).obs);
    later.step([RIGHT, WAIT]);
    const end = later.step([RIGHT, WAIT]);
    expect([...end.terminated, ...end.rewards]).toEqual([1, 0, 1, 0]);
    expect(end.finals).toEqual([null, null]);
    expect(first(end.obs)).not.toEqual(start);
    const next = later.step([RIGHT, WAIT]);
    expect(first(next.obs)).toEqual(start);
    expect([...next.rewards, ...next.terminated]).toEqual([0, 0, 0, 0]);
    expect(next.infos.map(({ steps }) => steps)).toEqual([0, 3]);

    const same = two("same-step");
    same.reset({ seed: 3 });
    same.step([RIGHT, WAIT]);
    const both = same.step([RIGHT, WAIT]);
    expect([...both.terminated, ...both.rewards]).toEqual([1, 0, 1, 0]);
    expect(first(both.obs)).toEqual(start);
    expect(both.finals[0]?.obs).toEqual(first(end.obs));
    expect(both.infos[0].steps).toBe(0);
  });

  it("refuses what does not fit together", () => {
    const small = new SafeLifeEnv({
      levels: [WALK],
      view: { height: 5, width: 5, whiteGoals: "hide" },
    });
    expect(() => new SyncVectorEnv([env(), small])).toThrow("different spaces");
    expect(() => new SyncVectorEnv([])).toThrow("at least one");
    expect(() => two("same-step").step([0])).toThrow("1 actions for 2");
  });
});
