import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { loadAgent } from "../../src/agents/agent.ts";
import { createNetwork } from "../../src/agents/networks.ts";
import { RECIPES, type Recipe } from "../../src/agents/recipes.ts";
import { Trainer, type TrainingProgress } from "../../src/agents/trainer.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { untilAborted } from "../../src/base/abort.ts";
import { integer, keyFromSeed } from "../../src/base/random.ts";
import { readSafetensors } from "../../src/base/safetensors.ts";
import { BoardVectorEnv } from "../../src/env/board-vector-env.ts";
import { type LevelSource, repeatLevels } from "../../src/env/level-source.ts";
import { sampleActions } from "../../src/ppo/distribution.ts";
import { trainStep } from "../../src/ppo/ppo.ts";
import { createTfPolicy } from "../../src/ppo/tf-policy.ts";
import { levelOf } from "../support/board.ts";
import { WALK_RECIPE, walkLevels } from "./walk.ts";

const levelsKey = keyFromSeed(9);
let clock = 0;
const now = () => {
  clock += 10;
  return clock;
};

/** For what must not be learned well: the cpu engine is slow. */
const TINY_RECIPE: Recipe = {
  ...WALK_RECIPE,
  network: { ...WALK_RECIPE.network, near: { size: 5, units: 8 }, hidden: 8 },
  ppo: { ...WALK_RECIPE.ppo, rolloutSteps: 8, epochs: 1 },
};

/** The agent can only turn round; so does a bar of life. */
const PRISON = levelOf([".#.....", "#A#....", ".#..ggg", ".......", "......."], { minPerformance: 1 });

/** What is played on the CPU. */
const games = ({ boards }: Trainer) => (boards.env as BoardVectorEnv).games;

async function newTrainer(seed = 1) {
  const backend = await prepareBackend("cpu", now);
  const levels = walkLevels(levelsKey);
  return Trainer.create({ recipe: TINY_RECIPE, levels, seed, backend, now });
}

/** Mean length of the first hundred episodes under given actions. */
async function meanLength(act: (observations: Uint32Array, step: number) => Promise<Uint8Array>) {
  const env = new BoardVectorEnv({
    rows: 16,
    levels: walkLevels(keyFromSeed(77)),
    key: keyFromSeed(78),
    timeLimit: 60,
    rewardTerms: [],
    view: { height: 5, width: 5, whiteGoals: "hide" },
  });
  env.reset();
  const lengths: number[] = [];
  for (let step = 0; lengths.length < 100; step++) {
    const { ended } = env.step(await act(env.observations, step));
    lengths.push(...ended.map(({ length }) => length));
  }
  return lengths.slice(0, 100).reduce((a, b) => a + b, 0) / 100;
}

describe("Trainer", { timeout: 60_000 }, () => {
  it("learns to walk to the exit of a 5×5 board in 15,000 steps, far faster than by chance", async () => {
    const backend = await prepareBackend("wasm", now);
    const trainer = Trainer.create({
      recipe: WALK_RECIPE,
      levels: walkLevels(levelsKey),
      seed: 1,
      backend,
      now,
    });
    await trainer.run(15_000);
    const agent = loadAgent(trainer.checkpoint(), backend);
    const key = keyFromSeed(5);
    const trained = await meanLength(async (observations, step) => {
      const actions = new Uint8Array(16);
      sampleActions((await agent.policy.evaluate(observations, 16)).logits, key, step, actions);
      return actions;
    });
    const random = await meanLength(async (_, step) =>
      Uint8Array.from({ length: 16 }, (_, row) => integer(key, step, 9, row)),
    );
    expect(random).toBeGreaterThan(20);
    // The mean distance on this torus is 2.5 steps.
    expect(trained).toBeLessThan(5);
    agent.policy.dispose();
    trainer.dispose();
  });

  it("finds the ratio 1 before the first update, however differently the batches are cut", async () => {
    const backend = await prepareBackend("wasm", now);
    const key = keyFromSeed(3);
    const { network, ppo } = RECIPES["safelife-1.2"];
    const policy = createTfPolicy(createNetwork(network, key), backend);
    const env = new BoardVectorEnv({ rows: 3, levels: walkLevels(levelsKey), key });
    const config = { ...ppo, epochs: 1, minibatches: 1, minibatchSplit: "exact" } as const;
    const { maxRatioError } = await trainStep({ env, policy, config, key, update: 0 });
    expect(maxRatioError).toBeLessThan(1e-5);
    policy.dispose();
  });

  it("reports progress and stops when told", async () => {
    const trainer = await newTrainer();
    const stop = new AbortController();
    const reports: TrainingProgress[] = [];
    await trainer.run(10_000, {
      signal: stop.signal,
      onProgress: (progress) => {
        reports.push(progress);
        if (reports.length === 3) stop.abort();
      },
    });
    expect(reports.map(({ steps }) => steps)).toEqual([128, 256, 384]);
    const last = reports[2];
    expect(last.totalSteps).toBe(10_000);
    expect(last.secondsLeft).toBeCloseTo((10_000 - 384) / last.stepsPerSecond, 9);
    expect(last.entropy).toBeGreaterThan(1);
    expect(last.episodes).toBeGreaterThan(0);
    trainer.dispose();
  });

  it("waits for levels that others make, counts the time, and is stopped at once while it waits", async () => {
    const backend = await prepareBackend("cpu", now);
    const source = walkLevels(levelsKey);
    let time = 0;
    let waitedMs = 0;
    let asked = 0;
    let forget = () => {};
    const left = new Promise<void>((resolve) => {
      forget = resolve;
    });
    const levels: LevelSource = {
      ...source,
      get waitedMs() {
        return waitedMs;
      },
      async ready(count, signal) {
        expect(count).toBe(TINY_RECIPE.rows);
        // One second for the step that is the fourth, and no end to that of the third update.
        if (++asked === 4) {
          time += 1000;
          waitedMs += 1000;
        }
        if (asked > 2 * TINY_RECIPE.ppo.rolloutSteps) {
          forget();
          await untilAborted(new Promise(() => {}), signal);
        }
      },
    };
    const trainer = Trainer.create({ recipe: TINY_RECIPE, levels, seed: 1, backend, now: () => time });
    const reports: TrainingProgress[] = [];
    let state: unknown;
    const stop = new AbortController();
    const run = trainer.run(10_000, {
      signal: stop.signal,
      onProgress: (progress) => {
        reports.push(progress);
        state = structuredClone(trainer.state());
        time += 3000;
      },
    });
    await left;
    stop.abort();
    await run;
    expect(reports.map(({ waitingShare }) => waitingShare)).toEqual([1, 0.25]);
    expect(trainer.steps).toBe(reports[1].steps);
    // What is saved goes on from before the update that was given up.
    expect(trainer.state()).toEqual(state);
    trainer.dispose();
  });

  it("gives means of episodes from the twentieth on, and after a resume from the twentieth since", async () => {
    const trainer = await newTrainer();
    const reports: TrainingProgress[] = [];
    const onProgress = (progress: TrainingProgress) => void reports.push(progress);
    await trainer.run(1500, { onProgress });
    const known = ({ episodeReturn }: TrainingProgress) => !Number.isNaN(episodeReturn);
    expect(reports.map(known)).toEqual(reports.map(({ episodes }) => episodes >= 20));
    expect(reports.map(known)).toContain(true);
    const before = reports.at(-1)!.episodes;
    reports.length = 0;
    const backend = await prepareBackend("cpu", now);
    const resumed = Trainer.resume(trainer.checkpoint(), { levels: walkLevels(levelsKey), backend, now });
    await resumed.run(1500, { onProgress });
    expect(reports.map(known)).toEqual(reports.map(({ episodes }) => episodes - before >= 20));
    expect(reports.map(known)).toContain(false);
    trainer.dispose();
    resumed.dispose();
  });

  it("follows its schedules from update to update", async () => {
    const schedule = (first: number, later: number) => [
      { step: 0, value: first },
      { step: 128, value: later },
    ];
    const recipe: Recipe = {
      ...TINY_RECIPE,
      rewardTerms: [
        { kind: "boardChange", coefficient: 1, baseline: "starting-state", rewardCells: "charge" },
      ],
      exitDifficulty: schedule(0.25, 0.75),
      sideEffectFactor: schedule(0.5, 1),
      learningRateFactor: schedule(0, 1),
    };
    const backend = await prepareBackend("cpu", now);
    // Without an agent an episode ends with its first step; the bar's turn changes four cells.
    const levels = repeatLevels([{ ...PRISON, agents: [] }]);
    const trainer = Trainer.create({ recipe, levels, seed: 1, backend, now });
    const weights = () => readSafetensors(trainer.checkpoint()).tensors.get("hidden/kernel");
    const before = weights();
    const afterAnUpdate = async () => {
      let episodeReturn = 0;
      const onProgress = (progress: TrainingProgress) => {
        ({ episodeReturn } = progress);
      };
      await trainer.run(1, { onProgress });
      return { episodeReturn, difficulty: games(trainer)[0].minPerformance };
    };
    expect(await afterAnUpdate()).toEqual({ episodeReturn: -2, difficulty: 0.25 });
    expect(weights()).toEqual(before);
    expect(await afterAnUpdate()).toEqual({ episodeReturn: -4, difficulty: 0.75 });
    expect(weights()).not.toEqual(before);
    trainer.dispose();
  });

  it("tells its levels how far it is and which episodes ended", async () => {
    const heard: { steps: number; episodes: number }[] = [];
    const levels: LevelSource = {
      ...repeatLevels([{ ...PRISON, agents: [] }]),
      heard: (steps, ended) => void heard.push({ steps, episodes: ended.length }),
    };
    const backend = await prepareBackend("cpu", now);
    const trainer = Trainer.create({ recipe: TINY_RECIPE, levels, seed: 1, backend, now });
    await trainer.run(200);
    // Without an agent every step ends an episode.
    expect(heard).toEqual([
      { steps: 128, episodes: 128 },
      { steps: 256, episodes: 128 },
    ]);
    trainer.dispose();
  });

  it("lets its boards be seen after every step", async () => {
    const backend = await prepareBackend("cpu", now);
    const levels = repeatLevels([PRISON]);
    const trainer = Trainer.create({ recipe: TINY_RECIPE, levels, seed: 1, backend, now });
    const steps: number[] = [];
    await trainer.run(1, { onStep: () => steps.push(games(trainer)[0].step) });
    expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    trainer.dispose();
  });

  it("starts on the first levels, when resumed too", async () => {
    const backend = await prepareBackend("cpu", now);
    const names = Array.from({ length: 40 }, (_, i) => `level ${i}`);
    const levels = names.map((name) => ({ ...PRISON, name }));
    const namesPlayed = (trainer: Trainer) => games(trainer).map(({ level }) => level.name);
    const options = { recipe: TINY_RECIPE, seed: 1, backend, now };
    const trainer = Trainer.create({ ...options, levels: repeatLevels(levels) });
    expect(namesPlayed(trainer)).toEqual(names.slice(0, 16));
    const resumed = Trainer.resume(trainer.checkpoint(), { ...options, levels: repeatLevels(levels) });
    expect(namesPlayed(resumed)).toEqual(names.slice(0, 16));
    trainer.dispose();
    resumed.dispose();
  });

  it("gives the same bytes for the same seed, and leaves no tensor behind", async () => {
    const before = tf.memory().numTensors;
    const bytesOf = async (seed: number) => {
      const trainer = await newTrainer(seed);
      await trainer.run(256);
      const bytes = trainer.checkpoint();
      trainer.dispose();
      return bytes;
    };
    const first = await bytesOf(1);
    expect(await bytesOf(1)).toEqual(first);
    expect(await bytesOf(2)).not.toEqual(first);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("resumes with everything but the episodes under way, and then goes on alike", async () => {
    const trainer = await newTrainer();
    await trainer.run(256);
    const bytes = trainer.checkpoint();
    trainer.dispose();
    const continued = async () => {
      const backend = await prepareBackend("cpu", now);
      const resumed = Trainer.resume(bytes, { levels: walkLevels(levelsKey), backend, now });
      expect(resumed.steps).toBe(256);
      expect(resumed.checkpoint()).toEqual(bytes);
      await resumed.run(256);
      const after = resumed.checkpoint();
      resumed.dispose();
      return after;
    };
    const after = await continued();
    expect(after).not.toEqual(bytes);
    expect(await continued()).toEqual(after);
  });
});
