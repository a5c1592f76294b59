// On WebGPU too a training can be changed and watched while it runs, and DQN trains. The adapter here is a software one:
// a tiny network.
import { expect, it } from "vitest";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import { type AnyRecipe, DQN_RECIPES, withoutPpo } from "../../src/agents/dqn-recipes.ts";
import { readRunOrAgent } from "../../src/agents/run-file.ts";
import { Trainer, type TrainingProgress } from "../../src/agents/trainer.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { judgeReplay } from "../../src/safety/judge.ts";
import type { TrainingWatcher, WatchedEpisode } from "../../src/workers/trainer-api.ts";
import { createTraining } from "../../src/workers/training.ts";
import { WALK_RECIPE, walkLevels } from "../agents/walk.ts";

const now = () => performance.now();
const source = walkLevels(keyFromSeed(3));
const levels = Array.from({ length: 20 }, () => source.next());
const UNSEEN = walkLevels(keyFromSeed(8)).next();
const PPO = {
  ...WALK_RECIPE,
  rows: 4,
  network: { ...WALK_RECIPE.network, near: { size: 3, units: 8 }, hidden: 8 },
  ppo: { ...WALK_RECIPE.ppo, rolloutSteps: 4, minibatches: 1, epochs: 1 },
} as const;
const DQN: AnyRecipe = {
  ...withoutPpo(PPO),
  rows: 16,
  dqn: { ...DQN_RECIPES.dqn.dqn, rolloutSteps: 4, replaySteps: 200, warmUpSteps: 100, batch: 8 },
  exploration: [{ step: 0, value: 0.5 }],
};

async function beginning(recipe: AnyRecipe): Promise<Uint8Array> {
  const backend = await prepareBackend("cpu", now);
  const trainer = Trainer.create({ recipe, levels: repeatLevels(levels), seed: 4, backend, now });
  const bytes = trainer.checkpoint();
  trainer.dispose();
  return bytes;
}

/** @param atReport called after every report with its number, from 1 */
async function train(
  recipe: AnyRecipe,
  totalSteps: number,
  atReport: (training: ReturnType<typeof createTraining>, report: number) => void = () => {},
) {
  const training = createTraining();
  const progress: TrainingProgress[] = [];
  let [agent, reason] = [new Uint8Array(), ""];
  const watcher: TrainingWatcher = {
    onBackend(backend) {
      reason = backend.reason;
    },
    onProgress: (told) => atReport(training, progress.push(told)),
    onFrames() {},
    onCheckpoint({ run }) {
      agent = readRunOrAgent(run).agent.slice();
    },
  };
  const start = { kind: "resume", checkpoint: await beginning(recipe) } as const;
  const request = { levels, start, backend: "webgpu", totalSteps, checkpointEvery: 1e9, boards: 0 } as const;
  await training.run(request, watcher);
  return { progress, reason, saved: readCheckpoint(agent) };
}

it("takes changes with the next update, and keeps them with the agent", { timeout: 240_000 }, async () => {
  const { progress, reason, saved } = await train(PPO, 6 * 16, (training, report) => {
    if (report === 2) training.change("exitDifficulty", 0.5);
    if (report === 2) training.change("learningRateFactor", 0);
    if (report === 4) training.change("exitDifficulty", null);
  });
  expect(reason).toContain("Boards are played there too.");
  expect(progress.map(({ exitDifficulty }) => exitDifficulty === 0.5)).toEqual(
    [1, 2, 3, 4, 5, 6].map((report) => report === 3 || report === 4),
  );
  expect(saved.recipe.changes).toEqual([
    { step: 32, name: "exitDifficulty", value: 0.5 },
    { step: 32, name: "learningRateFactor", value: 0 },
    { step: 64, name: "exitDifficulty", value: null },
  ]);
  // From the third update on it learns nothing.
  const short = await train(PPO, 2 * 16);
  expect(saved.tensors.get("hidden/kernel")).toEqual(short.saved.tensors.get("hidden/kernel"));
});

it("plays episodes to watch, which change nothing of the training", { timeout: 240_000 }, async () => {
  const plain = await train(PPO, 4 * 16);
  const seen: WatchedEpisode[] = [];
  const watched = await train(PPO, 4 * 16, (training, report) => {
    if (report === 1) training.watch({ levels: [UNSEEN], every: 32 }, (episode) => void seen.push(episode));
  });
  expect(watched.saved.tensors).toEqual(plain.saved.tensors);
  expect(seen.map(({ steps }) => steps)).toEqual([16, 32, 64]);
  for (const { replay } of seen) expect(judgeReplay(replay).length).toBe(replay.actions.length);
});

it("learns by DQN, on boards of the CPU, and says so", { timeout: 240_000 }, async () => {
  const { progress, reason, saved } = await train(DQN, 256);
  expect(reason).toContain("DQN takes single steps.");
  expect(progress.at(-1)?.valueLoss).toBeGreaterThan(0);
  // The first of four updates only keeps.
  expect(saved.tensors.get("adam.steps")?.values[0]).toBe(3);
});
