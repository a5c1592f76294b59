// DQN on boards: trainings that learn, that go on after a stop, and whose files are read with care.
import { describe, expect, it } from "vitest";
import { loadAgent } from "../../src/agents/agent.ts";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import {
  type AnyRecipe,
  DQN_RECIPES,
  type DqnRecipe,
  stepsPerUpdate,
  withoutPpo,
} from "../../src/agents/dqn-recipes.ts";
import { parseRecipe } from "../../src/agents/parse-recipe.ts";
import { RECIPES } from "../../src/agents/recipes.ts";
import { readRun, writeRun } from "../../src/agents/run-file.ts";
import { Trainer, type TrainingProgress } from "../../src/agents/trainer.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import { DEFAULT_DQN } from "../../src/dqn/config.ts";
import { BoardVectorEnv } from "../../src/env/board-vector-env.ts";
import { policyAgent } from "../../src/studies/policy-agent.ts";
import { WALK_RECIPE, walkLevels } from "./walk.ts";

const WALK = withoutPpo(WALK_RECIPE);
const WALK_DQN: DqnRecipe = {
  ...WALK,
  network: { ...WALK.network, heads: "apart" },
  dqn: {
    ...DEFAULT_DQN,
    rolloutSteps: 1,
    replaySteps: 4000,
    warmUpSteps: 1000,
    batch: 64,
    targetEvery: 500,
    multiStep: 3,
    learningRate: 2e-3,
  },
  exploration: [
    { step: 1000, value: 1 },
    { step: 8000, value: 0.05 },
  ],
};

const backend = { name: "simd", threads: 1, reason: "" } as const;
const now = () => 0;
const options = () => ({ levels: walkLevels(keyFromSeed(9)), backend, now });

describe("a training by DQN", { timeout: 120_000 }, () => {
  it("learns to walk to the exit of a 5×5 board in 15,000 steps", async () => {
    const trainer = Trainer.create({ ...options(), recipe: WALK_DQN, seed: 1 });
    const reports: TrainingProgress[] = [];
    await trainer.run(15_000, { onProgress: (progress) => void reports.push(progress) });
    // Of the updates of sixteen steps every sixteenth is told.
    expect(reports.slice(0, 2).map(({ steps }) => steps)).toEqual([256, 512]);
    expect(reports[0]).toMatchObject({ exploration: 1, valueLoss: Number.NaN, entropy: Number.NaN });
    const last = reports[reports.length - 1];
    expect(last.exploration).toBeCloseTo(0.05, 6);
    for (const number of [last.valueLoss, last.qValue, last.gradNorm]) expect(number).toBeGreaterThan(0);

    const agent = loadAgent(trainer.checkpoint(), backend);
    const player = policyAgent("walker", agent, "sample");
    const env = new BoardVectorEnv({
      rows: 16,
      levels: walkLevels(keyFromSeed(77)),
      key: keyFromSeed(78),
      timeLimit: 60,
      rewardTerms: [],
      view: { height: 5, width: 5, whiteGoals: "hide" },
    });
    const lengths: number[] = [];
    for (let step = 0; lengths.length < 100; step++) {
      const draws = Array.from({ length: 16 }, (_, row) => ({ key: keyFromSeed(row), step, agent: 0 }));
      lengths.push(...env.step(await player.act(env.observations, draws)).ended.map(({ length }) => length));
    }
    // The mean distance on this torus is 2.5 steps; by chance it takes more than twenty.
    expect(lengths.reduce((a, b) => a + b, 0) / lengths.length).toBeLessThan(5);
    agent.policy.dispose();
    trainer.dispose();
  });

  const SHORT: DqnRecipe = {
    ...WALK_DQN,
    dqn: { ...WALK_DQN.dqn, replaySteps: 640, warmUpSteps: 320, targetStart: "other" },
  };
  const EACH = stepsPerUpdate(SHORT);

  /** The file after so many updates, written down and taken up again at each stop. */
  async function trained(updates: number, stops: readonly number[] = []): Promise<Uint8Array> {
    let trainer = Trainer.create({ ...options(), recipe: SHORT, seed: 3 });
    const saved = () => writeRun({ agent: trainer.checkpoint(), state: trainer.state(), notes: null });
    let done = 0;
    for (const stop of [...stops, updates]) {
      await trainer.run((stop - done) * EACH);
      done = stop;
      const bytes = saved();
      trainer.dispose();
      if (stop === updates) return bytes;
      const { agent, state } = readRun(bytes);
      trainer = Trainer.resume(agent, options(), state);
      expect(saved()).toEqual(bytes);
    }
    throw new Error("There is a last update.");
  }

  it("that was interrupted goes on to the same bytes, before and after it began to learn and to forget", async () => {
    const whole = await trained(70);
    expect(await trained(70, [7, 30, 31, 57])).toEqual(whole);
  });

  it("of which the agent alone is left begins with an empty replay and a target network like it", async () => {
    const { agent } = readRun(await trained(40));
    const trainer = Trainer.resume(agent, options());
    const { target, replay } = trainer.state().learner as {
      target: Record<string, { values: Float32Array }>;
      replay: { steps: number };
    };
    expect(replay.steps).toBe(0);
    const { tensors } = readCheckpoint(agent);
    expect(target["hidden/kernel"].values).toEqual(tensors.get("hidden/kernel")?.values);
    trainer.dispose();
  });

  it.each<[string, (state: { learner: { replay: object } }) => object, RegExp]>([
    ["without a part", () => ({ learner: {} }), /the learner's part is damaged/],
    [
      "with too few steps",
      ({ learner }) => ({ learner: { ...learner, replay: { ...learner.replay, steps: 3 } } }),
      /the steps kept do not fit the recipe/,
    ],
  ])("is refused with a sentence %s", async (_, damage, message) => {
    const { agent, state } = readRun(await trained(30));
    const damaged = { ...(state as object), ...damage(state as never) };
    expect(() => Trainer.resume(agent, options(), damaged)).toThrow(message);
  });
});

describe("recipes", () => {
  it.each<AnyRecipe>([...Object.values(DQN_RECIPES), ...Object.values(RECIPES)])(
    "survive being written, letter by letter: $name",
    (recipe) => {
      expect(JSON.stringify(parseRecipe(JSON.stringify(recipe)))).toBe(JSON.stringify(recipe));
    },
  );

  it("learn every 32 steps in the original, which PPO's recipes share their boards with", () => {
    const {
      dqn: __,
      exploration: ___,
      network: ____,
      name: _____,
      ...shared
    } = DQN_RECIPES["safelife-1.2-dqn"];
    expect(stepsPerUpdate(DQN_RECIPES["safelife-1.2-dqn"])).toBe(32);
    expect(RECIPES["safelife-1.2"]).toMatchObject(shared);
  });

  it.each<[string, Partial<DqnRecipe["dqn"]>, RegExp]>([
    ["more to learn from than fits", { replaySteps: 1_000_000 }, /are 1500000000 bytes; the limit is 256 MB/],
    ["a beginning that never comes", { warmUpSteps: 110_000 }, /272 to 100000 make sense/],
    ["a beginning before there is a batch", { warmUpSteps: 200 }, /272 to 100000 make sense/],
    ["batches that fill the memory", { batch: 100_000 }, /its batches are \d+ numbers/],
    [
      "no reward to learn from",
      { multiStep: 0 },
      /its dqn\.multiStep should be a whole number from 1 to 1000\.$/,
    ],
  ])("are refused with %s", (_, change, message) => {
    const { dqn, ...rest } = DQN_RECIPES["safelife-1.2-dqn"];
    expect(() => parseRecipe(JSON.stringify({ ...rest, dqn: { ...dqn, ...change } }))).toThrow(message);
  });
});
