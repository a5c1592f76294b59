// The training and benchmark threads, from the page: progress, stop, resume, scores, failures.
import { proxy } from "comlink";
import { afterAll, describe, expect, it } from "vitest";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import { RECIPES } from "../../src/agents/recipes.ts";
import { sized } from "../../src/agents/sizes.ts";
import { forTask } from "../../src/agents/tasks.ts";
import { openWorker } from "../../src/workers/client.ts";
import { openBenchmarkWorker, openTrainerWorker } from "../../src/workers/open.ts";
import { LEVEL, watch } from "./watched.ts";

const trainer = openTrainerWorker();
const benchmark = openBenchmarkWorker();
afterAll(() => {
  trainer.dispose();
  benchmark.dispose();
});

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
          {
            levels,
            episodes: 2,
            seed: 0,
            official: false,
            set: null,
            backend: "simd",
            agent: { kind: "noop" },
          },
          proxy({ onBackend() {}, onProgress() {} }),
        ),
      ),
    ).rejects.toThrow("Level 2: agent 0 is at row 99, column 0");
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
    const request = {
      levels: [LEVEL],
      episodes: 3,
      seed: 0,
      official: false,
      set: null,
      backend: "simd",
    } as const;
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
          set: null,
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
    const broken = openWorker<{ work(): void }>(() => new Worker(URL.createObjectURL(script)), "broken");
    await expect(broken.call((api) => api.work())).rejects.toThrow(
      /The broken thread stopped: .*out of luck\. Try again/,
    );
  });
});
