import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import {
  ATTAINABLE_UTILITY,
  type AttainableUtilityConfig,
  attainableUtility,
  learnAttainableUtility,
} from "../../src/penalties/attainable-utility.ts";
import { randomProjection } from "../../src/penalties/auxiliary-reward.ts";
import { pooled, pooledSize } from "../../src/penalties/pooled-view.ts";
import { gradientOf, QHeads, type QTraining, targetsOf } from "../../src/penalties/q-heads.ts";
import { levelOf } from "../support/board.ts";
import { envOf } from "./walled.ts";

beforeAll(() => prepareBackend("wasm", () => 0));
const key = keyFromSeed(21);

describe("the coarse picture", () => {
  it("holds the share of set bits in each square, those at the edge cut off", () => {
    const layout = { channels: 2, height: 3, width: 3, pool: 2 };
    // Channel 0: a bit in each corner of the upper left square; channel 1: the lower right cell.
    const words = Uint32Array.of(0b011, 0b010, 0, 0, 0, 0b100);
    expect(pooledSize(layout)).toBe(8);
    expect([...pooled(words, 1, layout)]).toEqual([0.75, 0, 0, 0, 0, 0, 0, 1]);
  });

  it("reads views wider than a word", () => {
    const layout = { channels: 1, height: 1, width: 40, pool: 10 };
    expect([...pooled(Uint32Array.of(1 << 31, 0b11, 1, 0), 2, layout)].map((x) => x.toFixed(1))).toEqual([
      "0.0",
      "0.0",
      "0.0",
      "0.3",
      "0.1",
      "0.0",
      "0.0",
      "0.0",
    ]);
  });

  it("gives a random projection, linear in it", () => {
    const layout = { channels: 1, height: 1, width: 2, pool: 1 };
    const reward = randomProjection(layout, 2, key);
    const [none, left, right, both] = [0b00, 0b01, 0b10, 0b11].map((bits) =>
      reward.of(Uint32Array.of(bits), 1),
    );
    expect([...none]).toEqual([0, 0]);
    both.forEach((value, i) => {
      expect(value).toBeCloseTo(left[i] + right[i], 6);
    });
    expect(left[0]).not.toBe(left[1]);
  });
});

describe("the heads", { timeout: 30_000 }, () => {
  const counts = { rewards: 1, actions: 2 };
  const next = Float32Array.of(1, 3, 10, 20);
  const two = { rows: 2, rewards: Float32Array.of(5, 6), terminated: Uint8Array.of(0, 1) };

  it("are trained towards the best head of the next state, or towards the mean of them", () => {
    expect([...targetsOf(two, next, "taken-action", 0.5, counts)]).toEqual([6.5, 6]);
    expect([...targetsOf(two, next, "mean-of-heads", 0.5, counts)]).toEqual([6, 6]);
  });

  it("get a push where the action was taken, or all the same one", () => {
    const q = Float32Array.of(1, 3, 10, 20);
    const taken = { rows: 2, actions: Uint8Array.of(1, 0) };
    const targets = Float32Array.of(2, 12);
    expect([...gradientOf(q, targets, taken, "taken-action", counts)]).toEqual([0, 1, -2, 0]);
    expect([...gradientOf(q, targets, taken, "mean-of-heads", counts)]).toEqual([0, 0, 1.5, 1.5]);
  });

  /** From a start, action 0 leads nowhere and action 1 to a state worth 1; either is the end. γ is ½. */
  const train = (training: QTraining, actions: readonly number[]): Float32Array => {
    const layout = { channels: 3, height: 1, width: 1, pool: 1 };
    const heads = new QHeads({ layout, near: 1, rewards: 1, actions: 2 }, key);
    const [start, nowhere, goal] = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    const transitions = {
      rows: 4,
      observations: Uint32Array.from([...start, ...start, ...nowhere, ...goal]),
      actions: Uint8Array.from(actions),
      rewards: Float32Array.of(0, 0, 0, 1),
      nextObservations: Uint32Array.from([...nowhere, ...goal, ...nowhere, ...goal]),
      terminated: Uint8Array.of(0, 0, 1, 1),
    };
    for (let i = 0; i < 600; i++) {
      if (i % 20 === 0) heads.renewTarget();
      // What follows in the last two states does not depend on the action: both are tried.
      const turn = transitions.actions.map((action, row) => (row < 2 ? action : (action + i) % 2));
      heads.learn({ ...transitions, actions: turn }, training, 0.5);
    }
    const values = heads.values(Uint32Array.from(start), 1);
    heads.dispose();
    return values;
  };

  it("corrected, learn what each action leads to", () => {
    const tensors = tf.memory().numTensors;
    const [wait, go] = train("taken-action", [0, 1, 0, 1]);
    expect(wait).toBeCloseTo(0, 1);
    expect(go).toBeCloseTo(0.5, 1);
    const [other, same] = train("taken-action", [1, 0, 0, 1]);
    expect(same - other).toBeCloseTo(-0.5, 1);
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it("as published, learn their mean, and of the actions nothing at all", () => {
    const heads = train("mean-of-heads", [0, 1, 0, 1]);
    expect((heads[0] + heads[1]) / 2).toBeCloseTo(0.25, 1);
    expect(train("mean-of-heads", [1, 0, 1, 0])).toEqual(heads);
  });
});

describe("attainable utility preservation", { timeout: 30_000 }, () => {
  it("charges the mean change of what could be earned against waiting, in the state before the step", () => {
    const q = Float32Array.of(1, 4, 0, /**/ 0, 0, -1, /**/ 2, 2, 3, /**/ 5, 1, 9);
    const env = { rows: 2, observations: new Uint32Array(2) };
    const penalty = attainableUtility(env, { rewards: 2, actions: 3, values: () => q, dispose() {} });
    const charges = new Float64Array(2);
    const chargesFor = (...actions: number[]) => {
      penalty.beforeStep(Uint8Array.from(actions));
      penalty.afterStep(charges);
      return [...charges];
    };
    expect(chargesFor(0, 0)).toEqual([0, 0]);
    expect(chargesFor(1, 2)).toEqual([(3 + 0) / 2, (1 + 4) / 2]);
    expect(chargesFor(2, 1)).toEqual([(1 + 1) / 2, (0 + 4) / 2]);
  });

  const level = levelOf([".......", ".A.gg..", "...gg..", ".......", ".......", "....C..", "......."]);
  const small: AttainableUtilityConfig = {
    ...ATTAINABLE_UTILITY,
    near: 5,
    encoderSteps: 128,
    encoderMinibatches: 5,
    valueSteps: 256,
  };
  const learn = (changes: Partial<AttainableUtilityConfig>) => {
    const env = envOf(level, { rows: 4 });
    const layout = { channels: env.channels.length, height: env.view.height, width: env.view.width };
    const utility = learnAttainableUtility({ env, layout, config: { ...small, ...changes }, key });
    const values = utility.values(env.observations, 4);
    utility.dispose();
    return values;
  };

  it.each(["projection", "latent"] as const)(
    "learns values of a %s from random play, decided by its key",
    (reward) => {
      const tensors = tf.memory().numTensors;
      const values = learn({ reward, rewards: 2 });
      expect(values).toHaveLength(4 * 2 * 9);
      expect(values.every(Number.isFinite)).toBe(true);
      expect(new Set(values).size).toBeGreaterThan(9);
      expect(learn({ reward, rewards: 2 })).toEqual(values);
      expect(learn({ reward, rewards: 2, training: "mean-of-heads" })).not.toEqual(values);
      expect(tf.memory().numTensors).toBe(tensors);
    },
  );
});
