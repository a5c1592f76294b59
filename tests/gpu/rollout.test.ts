// Rollouts that stay on the device are those of the CPU, and cost one readback.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { untilAborted } from "../../src/base/abort.ts";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { AGENT } from "../../src/core/cells.ts";
import type { Level } from "../../src/core/level.ts";
import type { RewardTerm } from "../../src/core/reward-terms.ts";
import { BoardVectorEnv } from "../../src/env/board-vector-env.ts";
import { GpuVectorEnv } from "../../src/env/gpu-vector-env.ts";
import { type Levels, repeatLevels } from "../../src/env/level-source.ts";
import type { Gpu } from "../../src/gpu/gpu.ts";
import type { EvaluateOnDevice } from "../../src/gpu/rollout.ts";
import { collectRollout } from "../../src/ppo/rollout.ts";
import type { Policy } from "../../src/ppo/types.ts";
import { openGpu } from "./open.ts";
import { randomLevel } from "./random-levels.ts";

const ROWS = 8;
const STEPS = 20;
const TIME_LIMIT = 25;
const key = keyFromSeed(8);
const levelAt = (i: number) =>
  randomLevel({ height: 26, width: 26, agents: 1, noise: 0.02 }, split(key, "level", i));
const levels = Array.from({ length: 11 }, (_, i) => levelAt(i));

/** Never the same level twice. All with an agent: episodes without one are over at once, and only so many levels are
 *  kept ready. */
function endlessLevels(): Levels {
  let count = 0;
  const next = (): Level => {
    const level = levelAt(count++);
    const [agent] = level.agents;
    const starts = agent && level.board.cells[agent.row * 26 + agent.col] & AGENT;
    return starts ? level : next();
  };
  return { next };
}

let gpu: Gpu;
beforeAll(async () => {
  gpu = await openGpu();
}, 60_000);
afterAll(() => gpu.destroy());

const envOptions = { rows: ROWS, key: split(key, "env"), timeLimit: TIME_LIMIT };
const onGpu = (device: Gpu, source: Levels = repeatLevels(levels)) =>
  new GpuVectorEnv({ ...envOptions, gpu: device, rolloutSteps: STEPS, levels: source });

/** What a recipe's schedules may change between rollouts. */
const schedule = (rollout: number): { terms: readonly RewardTerm[]; fraction: number } => ({
  terms: [
    { kind: "boardChange", coefficient: 0.1 * rollout, baseline: "inaction", rewardCells: "ignore" },
    { kind: "movementBonus", bonus: 0.1, power: 0.01, period: 4, as: "bonus" },
    { kind: "exitBonus", bonus: 0.5 + rollout },
  ],
  fraction: rollout / 4,
});

// Stands for a network: numbers that follow from the observation and are exact in float32 on both sides.
const logitFor = (hash: number, action: number) => ((hash >>> (3 * action)) & 7) / 4;
const valueFor = (hash: number) => (hash & 1023) / 1024;

const onCpuPolicy = (words: number): Policy => ({
  actionCount: 9,
  async evaluate(observations: Uint32Array, rows) {
    const hashes = Array.from({ length: rows }, (_, row) =>
      observations
        .subarray(row * words, (row + 1) * words)
        .reduce((hash, word) => Math.imul(hash ^ word, 16777619) >>> 0, 1),
    );
    return {
      logits: Float32Array.from({ length: rows * 9 }, (_, i) => logitFor(hashes[Math.floor(i / 9)], i % 9)),
      values: Float32Array.from(hashes, valueFor),
    };
  },
  learn: () => Promise.reject(new Error("not asked for")),
  state: () => new Map(),
  restore: () => {},
  dispose: () => {},
});

const onDevicePolicy =
  (device: Gpu, words: number): EvaluateOnDevice =>
  (observations, { logits, values }) => {
    const kernel = device.kernel({
      name: "stands for a network",
      code: `
fn run() {
  var hash = 1u;
  for (var i = 0u; i < ${words}u; i++) { hash = (hash ^ observations[id * ${words}u + i]) * 16777619u; }
  for (var a = 0u; a < 9u; a++) { logits[id * 9u + a] = f32((hash >> (3u * a)) & 7u) / 4.0; }
  values[id] = f32(hash & 1023u) / 1024.0;
}`,
      invocations: ROWS,
      bindings: {
        observations: { buffer: observations, access: "read" },
        logits: { buffer: logits, of: "f32" },
        values: { buffer: values, of: "f32" },
      },
    });
    device.pass((pass) => kernel.dispatch(pass));
  };

describe("a rollout on the device", () => {
  it.each([
    { what: "a list of levels over and over", source: () => repeatLevels(levels) },
    { what: "levels without end", source: endlessLevels },
  ])("equals that of the CPU on $what, with one readback", { timeout: 120_000 }, async ({ source }) => {
    const start = { rewardTerms: schedule(0).terms, minPerformanceFraction: schedule(0).fraction };
    const cpu = new BoardVectorEnv({ ...envOptions, ...start, levels: source() });
    const env = new GpuVectorEnv({ ...envOptions, ...start, gpu, rolloutSteps: STEPS, levels: source() });
    const words = env.observationWords;
    let timeouts = 0;
    for (let rollout = 0; rollout < 4; rollout++) {
      const firstStep = rollout * STEPS;
      const { terms, fraction } = schedule(rollout);
      for (const either of [cpu, env]) {
        either.setRewardTerms(terms);
        either.setMinPerformanceFraction(fraction);
      }
      const actionKey = split(key, "actions");
      const expected = await collectRollout({
        env: cpu,
        policy: onCpuPolicy(words),
        config: { rolloutSteps: STEPS, timeLimit: "truncates" },
        key: actionKey,
        firstStep,
      });
      const before = gpu.readbacks;
      const actual = await env.rollOut({
        evaluate: onDevicePolicy(gpu, words),
        key: actionKey,
        firstStep,
        valuesAtTheLimit: true,
      });
      expect(gpu.readbacks - before).toBe(1);
      for (const name of [
        "actions",
        "rewards",
        "values",
        "nextValues",
        "terminated",
        "truncated",
        "ended",
      ] as const) {
        expect(actual[name], name).toEqual(expected[name]);
      }
      for (const [i, logProb] of actual.logProbs.entries()) {
        expect(Math.abs(logProb - expected.logProbs[i])).toBeLessThan(1e-5);
      }
      const all = gpu.buffer(STEPS * ROWS * words);
      env.observations.pick(
        Array.from({ length: STEPS * ROWS }, (_, i) => i),
        all,
      );
      expect(await gpu.read(all)).toEqual(expected.observations);
      timeouts += actual.truncated.reduce((sum, flag) => sum + flag, 0);
      expect(actual.ended.length).toBeGreaterThan(0);
    }
    expect(timeouts).toBeGreaterThan(0);
    env.dispose();
  });

  it("is given up while levels are waited for", { timeout: 60_000 }, async () => {
    let asked = 0;
    const leaving = new AbortController();
    const waiting: Levels = {
      ...endlessLevels(),
      ready: async (count, signal) => {
        asked = count;
        await untilAborted(new Promise(() => {}), signal);
      },
    };
    const env = onGpu(gpu, waiting);
    const options = { evaluate: () => {}, key, firstStep: 0, valuesAtTheLimit: false };
    const left = env.rollOut(options, leaving.signal);
    leaving.abort(new Error("left"));
    await expect(left).rejects.toThrow("left");
    expect(asked).toBe(2 * ROWS);
    env.dispose();
  });

  it("refuses steps in which a row could reach the time limit twice", () => {
    const options = { ...envOptions, gpu, rolloutSteps: TIME_LIMIT + 1, levels: repeatLevels(levels) };
    expect(() => new GpuVectorEnv(options)).toThrow(
      "A rollout of 26 steps is longer than the time limit of 25.",
    );
  });

  it("refuses other reward terms than those its shaders were made for", () => {
    const env = onGpu(gpu);
    expect(() => env.setRewardTerms([{ kind: "exitBonus", bonus: 1 }])).toThrow("On a GPU only the weights");
    env.dispose();
  });
});

describe("a GPU that is lost", () => {
  it("says so", { timeout: 120_000 }, async () => {
    const lost = await openGpu();
    const env = onGpu(lost);
    const play = (firstStep: number) =>
      env.rollOut({
        evaluate: onDevicePolicy(lost, env.observationWords),
        key: split(key, "lost"),
        firstStep,
        valuesAtTheLimit: false,
      });
    await play(0);
    lost.destroy();
    await expect(play(STEPS)).rejects.toThrow("The GPU was lost");
  });
});
