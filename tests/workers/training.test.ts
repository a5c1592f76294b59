// The training thread without its thread: what the page may ask of a run under way.
import { describe, expect, it, vi } from "vitest";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import { DQN_RECIPES } from "../../src/agents/dqn-recipes.ts";
import { parseRecipe } from "../../src/agents/parse-recipe.ts";
import { readRun } from "../../src/agents/run-file.ts";
import { Trainer, type TrainingProgress } from "../../src/agents/trainer.ts";
import type { Backend } from "../../src/backends/prepare.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { judgeReplay } from "../../src/safety/judge.ts";
import { atWorkSoon } from "../../src/workers/measuring.ts";
import type {
  SentCheckpoint,
  TrainingRequest,
  TrainingStart,
  WatchedEpisode,
} from "../../src/workers/trainer-api.ts";
import { createTraining } from "../../src/workers/training.ts";
import { TINY_RECIPE } from "../agents/tiny.ts";
import { levelOf } from "../support/board.ts";

const LEVEL = levelOf(["........", "..S..A..", ".g...#..", "..b.gg..", "....gE..", "..C....."], {
  minPerformance: 0.1,
});
const UNSEEN = [
  levelOf(["......", ".A.gg.", "..gE..", "......"], { name: "first unseen", minPerformance: 1 }),
  levelOf(["......", ".A..g.", "..gE..", "...b.."], { name: "second unseen", spawnProb: 0.1 }),
];
const UPDATE = TINY_RECIPE.rows * TINY_RECIPE.ppo.rolloutSteps;
const backend: Backend = { name: "simd", threads: 1, reason: "" };

/** An agent of the tiny recipe after no training. */
function beginning(): Uint8Array {
  const levels = repeatLevels([LEVEL]);
  const trainer = Trainer.create({ recipe: TINY_RECIPE, levels, seed: 1, backend, now: () => 0 });
  const bytes = trainer.checkpoint();
  trainer.dispose();
  return bytes;
}

/** One training, with what came of it. @param onUpdate after each update, with its number from 1 */
async function train(
  updates: number,
  onUpdate: (training: ReturnType<typeof createTraining>, update: number) => void = () => {},
  start: TrainingStart = { kind: "resume", checkpoint: beginning() },
  levels = [LEVEL],
  checkpointEvery = Number.POSITIVE_INFINITY,
) {
  const training = createTraining();
  const progress: TrainingProgress[] = [];
  const checkpoints: SentCheckpoint[] = [];
  let changes: readonly object[] = [];
  const request: TrainingRequest = {
    ...{ levels, start, backend: "simd", boards: 0 },
    ...{ totalSteps: updates * UPDATE, checkpointEvery },
  };
  await training.run(request, {
    onBackend() {},
    onFrames() {},
    onProgress(told, changed) {
      progress.push(told);
      changes = changed;
      onUpdate(training, progress.length);
    },
    onCheckpoint: (checkpoint) => void checkpoints.push(checkpoint),
  });
  return { progress, checkpoints, changes, run: checkpoints.at(-1)!.run };
}

describe("a training that is watched", { timeout: 120_000 }, () => {
  it("ends in the same bytes as one that is not", async () => {
    const seen: WatchedEpisode[] = [];
    const plain = await train(12);
    const watched = await train(12, (training, update) => {
      if (update === 1) {
        training.watch({ levels: UNSEEN, every: 3 * UPDATE }, (episode) => seen.push(episode));
      }
    });
    expect(watched.run).toEqual(plain.run);
    // At once, then each time so many steps have passed.
    expect(seen.map(({ steps }) => steps / UPDATE)).toEqual([1, 3, 6, 9, 12]);
    expect(seen.map(({ replay }) => replay.level.name.split(" ")[0])).toEqual(
      [0, 1, 0, 1, 0].map((i) => ["first", "second"][i]),
    );
  });

  it("shows the same episode whenever the training is repeated, one that can be judged", async () => {
    const episodeOf = async () => {
      const seen: WatchedEpisode[] = [];
      await train(2, (training, update) => {
        if (update === 1) training.watch({ levels: UNSEEN, every: 1e6 }, (episode) => seen.push(episode));
      });
      return seen;
    };
    const [episode, ...others] = await episodeOf();
    expect(others).toEqual([]);
    expect(await episodeOf()).toEqual([episode]);
    const { length, sideEffects } = judgeReplay(episode.replay);
    expect(length).toBe(episode.replay.actions.length);
    expect(sideEffects.fraction).toBeGreaterThanOrEqual(0);
  });

  it("refuses levels that are damaged", () => {
    const levels = [{ ...LEVEL, agents: [{ row: 99, col: 0 }] }];
    expect(() => createTraining().watch({ levels, every: 1 }, () => {})).toThrow("agent 0 is at row 99");
  });
});

describe("a training whose settings are changed", { timeout: 120_000 }, () => {
  it("says so with the next update, and goes on to the same bytes from any checkpoint", async () => {
    const change = (training: ReturnType<typeof createTraining>, update: number) => {
      if (update === 2) training.change("exitDifficulty", 0.5);
      if (update === 2) training.change("learningRateFactor", 0.1);
    };
    const whole = await train(9, change);
    expect(whole.progress.map(({ exitDifficulty }) => exitDifficulty).slice(2)).toEqual(Array(7).fill(0.5));
    expect(whole.changes).toEqual([
      { step: 2 * UPDATE, name: "exitDifficulty", value: 0.5 },
      { step: 2 * UPDATE, name: "learningRateFactor", value: 0.1 },
    ]);
    const part = await train(5, change);
    const rest = await train(9, undefined, { kind: "resume", checkpoint: part.run });
    expect(rest.run).toEqual(whole.run);
    expect(createTraining().inspect(whole.run)).toMatchObject({ changes: whole.changes });
  });
});

describe("a training whose clock jumps", { timeout: 120_000 }, () => {
  it("ends in the same bytes, and has kept all but the last update when hours seem to pass", async () => {
    const plain = await train(6);
    let hours = 0;
    const clock = vi.spyOn(performance, "now").mockImplementation(() => 3.6e6 * hours);
    const date = vi.spyOn(Date, "now").mockImplementation(() => 3.6e6 * -hours);
    try {
      const passed = (_: unknown, update: number) => {
        hours = update;
      };
      const jumping = await train(6, passed, undefined, undefined, 15_000);
      expect(jumping.run).toEqual(plain.run);
      expect(jumping.checkpoints.map(({ steps }) => steps / UPDATE)).toEqual([1, 2, 3, 4, 5, 6, 6]);
    } finally {
      clock.mockRestore();
      date.mockRestore();
    }
  });
});

describe("a training that is paused", { timeout: 120_000 }, () => {
  it("keeps a checkpoint and rests, then ends as if it had not been", async () => {
    const plain = await train(5);
    let rested = 0;
    const paused = await train(5, (training, update) => {
      if (update !== 2) return;
      training.pause(true);
      const began = performance.now();
      setTimeout(() => {
        rested = performance.now() - began;
        training.pause(false);
      }, 300);
    });
    expect(rested).toBeGreaterThan(250);
    expect(paused.checkpoints.map(({ steps }) => steps / UPDATE)).toEqual([2, 5]);
    expect(paused.run).toEqual(plain.run);
  });

  it("can be stopped", async () => {
    const { progress } = await train(50, (training, update) => {
      if (update !== 3) return;
      training.pause(true);
      setTimeout(() => training.stop(), 50);
    });
    expect(progress).toHaveLength(3);
  });
});

describe("the start of a training", { timeout: 120_000 }, () => {
  it("takes network and weights of an agent, and the recipe that was chosen", async () => {
    const weights = beginning();
    const { run } = await train(0, undefined, {
      ...{ kind: "new", recipe: "quick", size: "reference", charge: 2, seed: 5, weights },
    });
    const summary = createTraining().inspect(run);
    expect(summary).toMatchObject({ recipe: "quick", seed: 5, steps: 0 });
    const { agent } = readRun(run);
    const { recipe, tensors } = readCheckpoint(agent);
    const teacher = readCheckpoint(weights);
    expect(recipe.network).toEqual(TINY_RECIPE.network);
    expect(recipe.timeLimit).toBe(250);
    expect(recipe.rewardTerms.at(-1)).toMatchObject({ kind: "boardChange", coefficient: 2 });
    expect(tensors.get("hidden/kernel")).toEqual(teacher.tensors.get("hidden/kernel"));
  });

  it("is of all agents of its levels where that is wanted, and of those of an agent it begins with", async () => {
    const levels = [levelOf(["........", ".A....A.", "........", "....EE.."])];
    const start = { kind: "new", recipe: "quick", size: "tiny", seed: 1, agents: "independent" } as const;
    const teamOf = async (start: TrainingStart) => {
      const { run } = await train(0, undefined, start, levels);
      return readCheckpoint(readRun(run).agent).recipe.team;
    };
    expect(await teamOf(start)).toEqual({ count: 2, policies: "independent" });
    expect(await teamOf({ ...start, task: "asym1", agents: "shared" })).toEqual({
      count: 2,
      policies: "shared",
    });
    expect(await teamOf({ ...start, weights: beginning() })).toBeUndefined();
  });

  it("by DQN takes an agent's network too, and refuses a policy for each agent", async () => {
    const weights = beginning();
    const start = { kind: "new", recipe: "dqn", seed: 5, weights } as const;
    const { agent } = readRun((await train(0, undefined, start)).run);
    const { recipe, tensors } = readCheckpoint(agent);
    expect(recipe).toMatchObject({ network: TINY_RECIPE.network, dqn: { learningRate: 1e-3 } });
    expect(tensors.get("hidden/kernel")).toEqual(readCheckpoint(weights).tensors.get("hidden/kernel"));
    await expect(
      train(0, undefined, { kind: "new", recipe: "dqn", seed: 5, agents: "independent" }),
    ).rejects.toThrow("DQN has one policy for all agents. Choose another recipe, or one policy for all.");
  });

  it("by DQN is measured while it learns, however many steps it keeps before", async () => {
    const original = DQN_RECIPES["safelife-1.2-dqn"];
    const soon = atWorkSoon(original);
    expect(soon).toEqual({ ...original, dqn: { ...original.dqn, warmUpSteps: 272 } });
    expect(parseRecipe(JSON.stringify(soon))).toEqual(soon);
    expect(atWorkSoon(TINY_RECIPE)).toBe(TINY_RECIPE);
    const start = { kind: "new", recipe: "dqn", size: "tiny", seed: 1 } as const;
    expect(await createTraining().measure({ levels: [LEVEL], start, backend: "simd" })).toBeGreaterThan(10);
  });

  it("is measured in about two seconds, and gives way to a run", async () => {
    const start = { kind: "new", recipe: "quick", size: "tiny", seed: 1 } as const;
    const request = { levels: [LEVEL], start, backend: "simd" } as const;
    const training = createTraining();
    expect(await training.measure(request)).toBeGreaterThan(10);
    const second = training.measure(request);
    let updates = 0;
    const watcher = { onBackend() {}, onFrames() {}, onCheckpoint() {}, onProgress: () => void updates++ };
    await training.run({ ...request, totalSteps: 1, checkpointEvery: 1e9, boards: 0 }, watcher);
    expect(updates).toBe(1);
    await second;
  });
});
