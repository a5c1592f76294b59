// A GPU that goes away costs a training no more than the steps since the last checkpoint, a study those since its last part,
// and a benchmark nothing.
import { afterEach, describe, expect, it } from "vitest";
import { Trainer } from "../../src/agents/trainer.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { tfDevice } from "../../src/backends/shared-device.ts";
import { messageOf } from "../../src/base/check.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { createBenchmarking } from "../../src/workers/benchmarking.ts";
import { StudyShelf } from "../../src/workers/study-shelf.ts";
import { createStudying } from "../../src/workers/studying.ts";
import type { Frame, TrainingWatcher } from "../../src/workers/trainer-api.ts";
import { createTraining } from "../../src/workers/training.ts";
import { WALK_RECIPE, walkLevels } from "../agents/walk.ts";

const now = () => performance.now();
const source = walkLevels(keyFromSeed(3));
const levels = Array.from({ length: 20 }, () => source.next());
const recipe = {
  ...WALK_RECIPE,
  rows: 4,
  network: { ...WALK_RECIPE.network, near: { size: 3, units: 8 }, hidden: 8 },
  ppo: { ...WALK_RECIPE.ppo, rolloutSteps: 4, minibatches: 1, epochs: 1 },
};
const UPDATE = recipe.rows * recipe.ppo.rolloutSteps;

async function beginning(): Promise<Uint8Array> {
  const backend = await prepareBackend("cpu", now);
  const trainer = Trainer.create({ recipe, levels: repeatLevels(levels), seed: 4, backend, now });
  const bytes = trainer.checkpoint();
  trainer.dispose();
  return bytes;
}

/** @param atUpdate called after every update with its number, from 1 */
async function train(checkpoint: Uint8Array, totalSteps: number, atUpdate: (n: number) => void = () => {}) {
  const seen = { reasons: [] as string[], checkpoints: [] as Uint8Array[], frames: [] as readonly Frame[] };
  let updates = 0;
  const watcher: TrainingWatcher = {
    onBackend: ({ reason }) => void seen.reasons.push(reason),
    onProgress: () => atUpdate(++updates),
    onFrames(frames) {
      seen.frames = frames;
    },
    onCheckpoint: ({ run }) => void seen.checkpoints.push(run.slice()),
  };
  const start = { kind: "resume", checkpoint } as const;
  await createTraining().run(
    { levels, start, backend: "webgpu", totalSteps, checkpointEvery: 0, boards: 2 },
    watcher,
  );
  return seen;
}

describe("a training", () => {
  it("goes on from the last checkpoint on the same GPU, started anew", { timeout: 240_000 }, async () => {
    const seen = await train(await beginning(), 4 * UPDATE, (n) => {
      if (n === 3) tfDevice().destroy();
    });
    expect(seen.reasons[0]).toContain("Boards are played there too.");
    expect(seen.reasons.slice(1)).toEqual([
      expect.stringContaining(
        `The GPU was lost at step ${3 * UPDATE}; training went on from step ${2 * UPDATE}.`,
      ),
    ]);
    expect(seen.frames).toHaveLength(2);
    const undisturbed = await train(seen.checkpoints[1], 4 * UPDATE);
    expect(seen.checkpoints.at(-1)).toEqual(undisturbed.checkpoints.at(-1));
  });

  it("gives up when the GPU is lost again and again", { timeout: 240_000 }, async () => {
    const start = await beginning();
    await expect(train(start, 4 * UPDATE, () => tfDevice().destroy())).rejects.toThrow(
      "The GPU was lost 3 times in a row.",
    );
  });
});

describe("a benchmark", () => {
  it("goes on by the processor from the same step", async () => {
    const checkpoint = await beginning();
    const score = async (backend: "webgpu" | "simd", atEpisode: () => void) => {
      const reasons: string[] = [];
      const result = await createBenchmarking().run(
        {
          ...{ levels, set: null, official: false, episodes: 40, seed: 3, backend },
          agent: { kind: "trained", name: "walker", checkpoint, choice: "sample" },
        },
        { onBackend: ({ reason }) => void reasons.push(reason), onProgress: atEpisode },
      );
      return { reasons, played: result?.episodes.map(({ replay }) => replay.actions) };
    };
    let isLost = false;
    const lost = await score("webgpu", () => {
      if (!isLost) tfDevice().destroy();
      isLost = true;
    });
    expect(lost.reasons).toEqual([
      "WebGPU was asked for.",
      expect.stringContaining("The GPU was lost; the processor went on from the same step."),
    ]);
    expect(lost.played).toEqual((await score("simd", () => {})).played);
  });
});

describe("a study", () => {
  const TEXT = `name: lost and found
recipe: quick
size: tiny
steps: 512
stepsPerPart: 512
episodes: 1
seeds: [1]
tasks:
  - name: walk
    train: { levels: here }
    test: { levels: there }
methods:
  - name: points alone
`;
  const named = (some: typeof levels) => ({ levels: some, official: false });
  const tasks = [{ train: named(levels.slice(0, 4)), test: named(levels.slice(4, 5)) }];
  /** Until its first part is done: scoring takes a thousand steps.
   *  @param losses how often the GPU is lost once it has begun, or gone on */
  async function carryOut(losses: number) {
    const reasons: string[] = [];
    const ending = createStudying().run(
      { text: TEXT, tasks, backend: "webgpu" },
      {
        onBegin(_, { reason }) {
          reasons.push(reason);
          if (reasons.length <= losses) tfDevice().destroy();
        },
        onProgress({ done }) {
          if (done === 1) throw new Error("its first part is done");
        },
        onSteps() {},
      },
    );
    return { reasons, end: await ending.then(String, messageOf) };
  }
  const shelf = new StudyShelf();
  afterEach(async () => {
    for (const { id } of await shelf.list()) await shelf.remove(id);
  });

  it("goes on from the last part that was done", { timeout: 240_000 }, async () => {
    const { reasons, end } = await carryOut(1);
    expect(end).toBe("its first part is done");
    expect(reasons).toEqual([
      "WebGPU was asked for.",
      expect.stringContaining("The GPU was lost; the study went on from the last part that was done."),
    ]);
  });

  it("gives up when the GPU is lost again and again", { timeout: 240_000 }, async () => {
    const { reasons, end } = await carryOut(3);
    expect(end).toMatch(/^The GPU was lost 3 times in a row\. Parts that were done are kept/);
    expect(reasons).toHaveLength(3);
  });
});
