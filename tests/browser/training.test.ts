// The training and benchmark threads, from the page: progress, stop, resume, scores, failures.
import { proxy } from "comlink";
import { afterAll, describe, expect, it } from "vitest";
import type { TrainingProgress } from "../../src/agents/trainer.ts";
import { readLevelJson } from "../../src/share/level-json.ts";
import { EMPTY_CURVE, RunStore } from "../../src/ui/runs.ts";
import { CHECKPOINT_EVERY } from "../../src/ui/train/model.ts";
import { openWorker } from "../../src/workers/client.ts";
import { openBenchmarkWorker, openTrainerWorker } from "../../src/workers/open.ts";
import type { Frame } from "../../src/workers/trainer-api.ts";

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
  readonly checkpoints: { bytes: Uint8Array; steps: number }[];
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
    onCheckpoint(bytes: Uint8Array, steps: number) {
      seen.checkpoints.push({ bytes, steps });
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
    expect(summary).toEqual({ recipe: "small", seed: 1, steps: trained });
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
    curve: {
      ...EMPTY_CURVE,
      steps: [512],
      rewardFraction: [Number.NaN],
      episodeReturn: [0],
      episodeLength: [5],
      entropy: [2],
    },
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
