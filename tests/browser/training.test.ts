// The training and benchmark threads, from the page: progress, stop, resume, scores, failures.
import { proxy } from "comlink";
import { afterAll, describe, expect, it } from "vitest";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import { RECIPES } from "../../src/agents/recipes.ts";
import { sized } from "../../src/agents/sizes.ts";
import { forTask } from "../../src/agents/tasks.ts";
import { Trainer, type TrainingProgress } from "../../src/agents/trainer.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { readLevelJson } from "../../src/share/level-json.ts";
import { seriesOf } from "../../src/ui/levels/source.ts";
import { type Copy, type Run, RunStore } from "../../src/ui/runs.ts";
import { EMPTY_CURVE, extendCurve } from "../../src/ui/train/curve.ts";
import { CHECKPOINT_EVERY } from "../../src/ui/train/keeping.ts";
import { openWorker } from "../../src/workers/client.ts";
import { openBenchmarkWorker, openTrainerWorker } from "../../src/workers/open.ts";
import type { Frame, SentCheckpoint, TrainingRequest } from "../../src/workers/trainer-api.ts";
import { TINY_RECIPE } from "../agents/tiny.ts";

const LEVEL = readLevelJson(
  JSON.stringify({
    format: "safelife-level",
    version: 1,
    name: "Tiny",
    legend: { ".": "empty", "@": "player", E: "exit" },
    board: [".....", ".@...", ".....", "...E.", "....."],
  }),
  "tiny.json",
);

const trainer = openTrainerWorker();
const benchmark = openBenchmarkWorker();
afterAll(() => {
  trainer.dispose();
  benchmark.dispose();
});

interface Seen {
  readonly progress: TrainingProgress[];
  readonly checkpoints: { bytes: Uint8Array; run: Uint8Array; steps: number }[];
  frames: readonly Frame[];
  backend: string;
}

function watch(onProgress: () => void = () => {}) {
  const seen: Seen = { progress: [], checkpoints: [], frames: [], backend: "" };
  const watcher = proxy({
    onBackend({ name }: { name: string }) {
      seen.backend = name;
    },
    onProgress(progress: TrainingProgress) {
      seen.progress.push(progress);
      onProgress();
    },
    onFrames(frames: readonly Frame[]) {
      seen.frames = frames;
    },
    onCheckpoint({ agent, run, steps }: SentCheckpoint) {
      seen.checkpoints.push({ bytes: agent, run, steps });
    },
  });
  return { seen, watcher };
}

const REQUEST = { levels: [LEVEL], backend: "simd", checkpointEvery: 60_000, boards: 3 } as const;
const NEW = { kind: "new", recipe: "small", seed: 1 } as const;

describe("training thread", () => {
  let checkpoint = new Uint8Array();
  let trained = 0;

  it("trains to the steps wanted, with progress, pictures and a last checkpoint", async () => {
    const { seen, watcher } = watch();
    await trainer.call((api) => api.run({ ...REQUEST, start: NEW, totalSteps: 600 }, watcher));
    await expect.poll(() => seen.checkpoints.length).toBe(1);
    expect(seen.backend).toBe("simd");
    const last = seen.progress.at(-1)!;
    expect(last.steps).toBeGreaterThanOrEqual(600);
    expect(last.stepsPerSecond).toBeGreaterThan(0);
    expect(last.entropy).toBeGreaterThan(1);
    expect(seen.frames).toHaveLength(3);
    expect(seen.frames[0].board.cells).toHaveLength(25);
    ({ bytes: (checkpoint as Uint8Array), steps: trained } = seen.checkpoints[0]);
    expect(trained).toBe(last.steps);
  });

  it("says what a checkpoint is, and goes on from it", async () => {
    const summary = await trainer.call((api) => api.inspect(checkpoint));
    expect(summary).toEqual({ recipe: "small", seed: 1, steps: trained, changes: [] });
    const { seen, watcher } = watch();
    await trainer.call((api) =>
      api.run({ ...REQUEST, start: { kind: "resume", checkpoint }, totalSteps: trained + 1 }, watcher),
    );
    expect(seen.progress[0].steps).toBeGreaterThan(trained);
  });

  it("stops after the update in progress and still sends a checkpoint", async () => {
    const { seen, watcher } = watch(() => {
      if (seen.progress.length === 1) void trainer.call((api) => api.stop());
    });
    await trainer.call((api) => api.run({ ...REQUEST, start: NEW, totalSteps: 1_000_000 }, watcher));
    await expect.poll(() => seen.checkpoints.length).toBe(1);
    expect(seen.progress.length).toBeLessThan(5);
  });

  it("trains on the levels of a task, with a network of the size wanted", { timeout: 60_000 }, async () => {
    const { seen, watcher } = watch();
    const start = { ...NEW, task: "curriculum-append-spawn", size: "tiny" } as const;
    const request = { ...REQUEST, levels: "of the recipe", start, totalSteps: 512 } as const;
    await trainer.call((api) => api.run(request, watcher));
    const { recipe } = readCheckpoint(seen.checkpoints[0].bytes);
    expect(recipe).toEqual(sized(forTask(RECIPES.small, "curriculum-append-spawn"), "tiny"));
    expect(seen.frames.every(({ board }) => board.width === 26)).toBe(true);
  });

  it("says so where the recipe has no levels", async () => {
    const request = { ...REQUEST, levels: "of the recipe", start: NEW, totalSteps: 512 } as const;
    await expect(trainer.call((api) => api.run(request, watch().watcher))).rejects.toThrow(
      'The recipe "small" has no levels of its own. Choose some.',
    );
  });

  it("refuses kept levels that are damaged, before it starts", async () => {
    const levels = [LEVEL, { ...LEVEL, agents: [{ row: 99, col: 0 }] }];
    const { watcher } = watch();
    await expect(
      trainer.call((api) => api.run({ ...REQUEST, levels, start: NEW, totalSteps: 600 }, watcher)),
    ).rejects.toThrow("Level 2: agent 0 is at row 99, column 0");
    await expect(
      benchmark.call((api) =>
        api.run(
          { levels, episodes: 2, seed: 0, official: false, backend: "simd", agent: { kind: "noop" } },
          proxy({ onBackend() {}, onProgress() {} }),
        ),
      ),
    ).rejects.toThrow("Level 2: agent 0 is at row 99, column 0");
  });

  it("costs at most 30 seconds of training when its tab is closed", () => {
    expect(CHECKPOINT_EVERY).toBeLessThanOrEqual(30_000);
  });

  it("sends checkpoints along the way", async () => {
    const { seen, watcher } = watch();
    await trainer.call((api) =>
      api.run({ ...REQUEST, start: NEW, totalSteps: 1500, checkpointEvery: 0 }, watcher),
    );
    // One after each update of 512 steps, and the last.
    await expect.poll(() => seen.checkpoints.map(({ steps }) => steps)).toEqual([512, 1024, 1536, 1536]);
  });

  it("answers a file that is no checkpoint with a sentence", async () => {
    await expect(trainer.call((api) => api.inspect(new Uint8Array(40)))).rejects.toThrow(/./);
  });

  it("is scored beside the random and the idle agent", async () => {
    const progress: number[] = [];
    const watcher = proxy({
      onBackend() {},
      onProgress: ({ episodesDone }: { episodesDone: number }) => progress.push(episodesDone),
    });
    const request = { levels: [LEVEL], episodes: 3, seed: 0, official: false, backend: "simd" } as const;
    const score = (agent: Parameters<typeof run>[0]) => run(agent);
    const run = (
      agent:
        | { kind: "noop" | "random" }
        | { kind: "trained"; name: string; checkpoint: Uint8Array; choice: "sample" },
    ) => benchmark.call((api) => api.run({ ...request, agent }, watcher));
    const idle = await score({ kind: "noop" });
    const random = await score({ kind: "random" });
    const agent = await score({ kind: "trained", name: "pupil", checkpoint, choice: "sample" });
    expect(idle?.summary.length.mean).toBe(1000);
    expect(random?.summary.success.mean).toBe(1);
    expect(agent?.agent).toBe("pupil");
    expect(agent?.episodes).toHaveLength(3);
    await expect.poll(() => progress.length).toBe(9);
  });

  it("stops a benchmark between episodes", async () => {
    const watcher = proxy({ onBackend() {}, onProgress: () => void benchmark.call((api) => api.stop()) });
    const result = await benchmark.call((api) =>
      api.run(
        {
          levels: [LEVEL],
          episodes: 5000,
          seed: 0,
          official: false,
          backend: "simd",
          agent: { kind: "noop" },
        },
        watcher,
      ),
    );
    expect(result).toBeNull();
  });
});

describe("a thread that dies", () => {
  it("ends calls under way with a sentence", async () => {
    const doomed = openTrainerWorker();
    const call = doomed.call((api) => api.run({ ...REQUEST, start: NEW, totalSteps: 1e6 }, watch().watcher));
    doomed.dispose();
    await expect(call).rejects.toThrow("The training thread was ended.");
  });

  it("says so when its script fails", async () => {
    const script = new Blob(["onmessage = () => { throw new Error('out of luck'); }"], {
      type: "text/javascript",
    });
    const broken = openWorker<{ work(): void }>(new Worker(URL.createObjectURL(script)), "broken");
    await expect(broken.call((api) => api.work())).rejects.toThrow(
      /The broken thread stopped: .*out of luck\. Reload the page/,
    );
  });
});

describe("a training whose thread is ended at once", { timeout: 240_000 }, () => {
  const UPDATES = 120;
  const EACH = TINY_RECIPE.rows * TINY_RECIPE.ppo.rolloutSteps;
  const ORCHARD = seriesOf({ name: "orchard", text: "board_shape: [9, 9]\nlater_regions: orchard\n" }, 2);

  /** @param until updates after which the thread is ended @returns the newest checkpoint that came out */
  async function train(
    levels: TrainingRequest["levels"],
    checkpoint: Uint8Array,
    backend: "simd" | "wasm",
    until = Number.POSITIVE_INFINITY,
  ) {
    const thread = openTrainerWorker();
    const { seen, watcher } = watch(() => {
      if (seen.progress.length === until) thread.dispose();
    });
    const start = { kind: "resume", checkpoint } as const;
    const request = { levels, start, backend, totalSteps: UPDATES * EACH, checkpointEvery: 0, boards: 1 };
    await thread.call((api) => api.run(request, watcher)).catch(() => {});
    if (until === Number.POSITIVE_INFINITY) thread.dispose();
    return seen.checkpoints.at(-1)?.run ?? checkpoint;
  }

  async function beginning(): Promise<Uint8Array> {
    const backend = await prepareBackend("cpu", () => 0);
    const recipe = forTask(TINY_RECIPE, "prune-spawn");
    const levels = repeatLevels([LEVEL]);
    const begun = Trainer.create({ recipe, levels, seed: 1, backend, now: () => 0 });
    const bytes = begun.checkpoint();
    begun.dispose();
    return bytes;
  }

  it.each<["simd" | "wasm", string, TrainingRequest["levels"]]>([
    ["simd", "a set of levels", [LEVEL, { ...LEVEL, name: "Again", spawnProb: 0.1 }]],
    ["simd", "levels without end", ORCHARD],
    ["simd", "the mix of a task", "of the recipe"],
    ["wasm", "a set of levels", [LEVEL]],
  ])("goes on to the same bytes on %s with %s", async (backend, _, levels) => {
    const start = await beginning();
    const whole = await train(levels, start, backend);
    let checkpoint = start;
    for (const part of [0.4, 0.3]) {
      checkpoint = await train(levels, checkpoint, backend, 1 + Math.floor(part * UPDATES * Math.random()));
    }
    expect(checkpoint).not.toEqual(whole);
    expect(await train(levels, checkpoint, backend)).toEqual(whole);
  });
});

describe("agents kept in the browser", () => {
  const run = {
    id: "a",
    name: "Pupil",
    recipe: "small",
    seed: 1,
    steps: 512,
    totalSteps: 600,
    setTitle: "Tiny",
    levels: [LEVEL],
    checkpoint: Uint8Array.of(1, 2, 3),
    curve: extendCurve(EMPTY_CURVE, {
      ...{
        steps: 512,
        episodes: 3,
        episodeReturn: 0,
        episodeLength: 5,
        success: 0,
        rewardFraction: Number.NaN,
      },
      ...{ entropy: 2, approxKl: 0, clipFraction: 0, gradNorm: 1, policyLoss: 0, valueLoss: 1 },
      ...{ learningRateFactor: 1, entropyFactor: 1, exitDifficulty: 1, sideEffectFactor: 0 },
      ...{ exploration: Number.NaN, qValue: Number.NaN },
      ...{ totalSteps: 600, stepsPerSecond: 9, secondsLeft: 9, waitingShare: 0 },
    }),
    savedAt: 1,
  };
  const newName = () => `test-${crypto.randomUUID()}`;

  it("come back as they were, newest first, and can be removed", async () => {
    const name = newName();
    const store = new RunStore(name);
    await store.save(run);
    await store.save({ ...run, id: "b", savedAt: 2 });
    const again = new RunStore(name);
    await again.refresh();
    expect(again.runs.value.map(({ id }) => id)).toEqual(["b", "a"]);
    expect(again.runs.value[1]).toEqual(run);
    await again.remove("b");
    expect(again.runs.value).toHaveLength(1);
  });

  it("come back from other versions of the page, without what this one does not know", async () => {
    const name = newName();
    const [change, unknown] = ["exitDifficulty", "gravity"].map((name) => ({ step: 1, name, value: 1 }));
    const foreign = (changes: object[]) => ({ ...run, changes }) as unknown as Run;
    const store = new RunStore(name);
    await store.save(run);
    await store.save({ ...foreign([change]), id: "b" });
    await store.save({ ...foreign([change, unknown]), id: "c" });
    const again = new RunStore(name);
    await again.refresh();
    const changes = Object.fromEntries(again.runs.value.map((kept) => [kept.id, kept.changes]));
    expect(changes).toEqual({ a: undefined, b: [change], c: [] });
  });

  const copy = (steps: number): Copy => ({ bytes: Uint8Array.of(steps), steps, curve: run.curve });
  const stepsOf = (copies: readonly Copy[]) => copies.map(({ steps }) => steps);

  it("have the two latest copies to go on from, each with its steps and its curve", async () => {
    const store = new RunStore(newName());
    await store.save(run);
    expect(await store.copies("a")).toEqual([]);
    for (const steps of [1, 2, 3]) await store.save(run, copy(steps));
    const saves = [4, 5].map((steps) => store.save(run, copy(steps)));
    await Promise.all(saves);
    await store.save({ ...run, id: "b" }, copy(9));
    expect(stepsOf(await store.copies("a"))).toEqual([5, 4]);
    expect((await store.copies("a"))[0]).toMatchObject(copy(5));
    await store.remove("a");
    expect(await store.copies("a")).toEqual([]);
    expect(stepsOf(await store.copies("b"))).toEqual([9]);
  });

  it("lose nothing when the browser has no room left", async () => {
    const name = newName();
    const store = new RunStore(name);
    for (const steps of [1, 2]) await store.save({ ...run, steps }, copy(steps));
    const put = IDBObjectStore.prototype.put;
    // The agent fits, its copy does not.
    IDBObjectStore.prototype.put = function (value: object, key?: IDBValidKey) {
      const request = put.call(this, value, key);
      if (this.name === "copies") this.transaction.abort();
      return request;
    };
    try {
      await expect(store.save({ ...run, steps: 3 }, copy(3))).rejects.toThrow();
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    // What could not be written can still be downloaded.
    expect(store.runs.value[0].steps).toBe(3);
    await store.refresh();
    expect(store.runs.value[0].steps).toBe(2);
    await store.save({ ...run, steps: 4 }, copy(4));
    expect(stepsOf(await store.copies("a"))).toEqual([4, 2]);
  });

  it("are written one by one, whatever else is kept", async () => {
    const store = new RunStore(newName());
    await store.save(run);
    const getAll = IDBObjectStore.prototype.getAll;
    IDBObjectStore.prototype.getAll = () => {
      throw new Error("all of them are read");
    };
    try {
      await store.save({ ...run, id: "b" }, copy(1));
    } finally {
      IDBObjectStore.prototype.getAll = getAll;
    }
    expect(store.runs.value).toHaveLength(2);
  });

  it("are listed in other tabs as soon as they change", async () => {
    const name = newName();
    const [here, there] = [new RunStore(name), new RunStore(name)];
    await here.save(run);
    await expect.poll(() => there.runs.value.map(({ id }) => id)).toEqual(["a"]);
    await there.remove("a");
    await expect.poll(() => here.runs.value).toEqual([]);
  });

  it("are trained by one tab at a time, and not removed meanwhile", async () => {
    const name = newName();
    const [here, there] = [new RunStore(name), new RunStore(name)];
    await here.save(run);
    await here.hold("a", async () => {
      await expect(there.hold("a", async () => {})).rejects.toThrow("being trained in another tab.");
      await expect(there.remove("a")).rejects.toThrow("being trained in another tab.");
      expect(await there.hold("b", async () => "free")).toBe("free");
    });
    await there.remove("a");
  });
});
