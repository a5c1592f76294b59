// The lesson that trains an agent: what was recorded is what its words say, and where training is too slow it is shown.
import { describe, expect, it } from "vitest";
import { ALIVE, colorOf } from "../../../src/core/cells.ts";
import { judgeReplay } from "../../../src/safety/judge.ts";
import { isReference, parseReplayLink } from "../../../src/share/replay-link.ts";
import { train } from "../../../src/ui/lessons/train/lesson.ts";
import recorded from "../../../src/ui/lessons/train/recorded.json" with { type: "json" };
import { LessonRun } from "../../../src/ui/lessons/train/run.ts";
import type { ShippedAgents } from "../../../src/ui/shipped-agents.ts";
import type { WorkerClient } from "../../../src/workers/client.ts";
import type { TrainerApi, TrainingWatcher, Watching } from "../../../src/workers/trainer-api.ts";

const level = train.levels.greenhouse;

const shipped = {
  cards: { peek: () => [{ name: "prune-still" }] },
  load: async () => new Uint8Array(1),
} as unknown as ShippedAgents;

/** A thread that does as it is told. */
const threadThat = (run: (watcher: TrainingWatcher, api: Partial<TrainerApi>) => Promise<void>) => {
  const asked: Watching[] = [];
  const api: Partial<TrainerApi> = {
    run: (_, watcher) => run(watcher, api),
    stop: () => {},
    watch: (watching) => void asked.push(watching),
  };
  const client = { call: (use: (api: unknown) => unknown) => Promise.resolve(use(api)), dispose() {} };
  return { asked, open: () => client as unknown as WorkerClient<TrainerApi> };
};

describe("the recorded run", () => {
  const reports = recorded.map(({ link }) => {
    const { level: its, key, actions } = parseReplayLink(link);
    if (isReference(its)) throw new Error("a reference");
    expect(its).toEqual(level);
    return judgeReplay({ level: its, key, actions });
  });

  it("earns everything, ever quicker, and ends in a mess", () => {
    const last = reports.at(-1)!;
    const { careless } = train.demonstrations;
    expect(reports[0].length).toBeGreaterThan(last.length);
    expect(last.rewardFraction).toBe(1);
    expect(last.length).toBe(careless.moves.length);
    for (const { sideEffects, score } of reports) {
      expect(sideEffects.distance).toBe(careless.harm);
      expect(score.total).toBeLessThan(0);
    }
  });

  it("is of the training that the words describe", () => {
    expect(recorded[0].steps).toBe(train.figures!.update);
    expect(recorded.at(-1)!.steps).toBeGreaterThanOrEqual(train.figures!.steps);
    const living = (color: number) =>
      level.board.cells.filter((cell) => cell & ALIVE && colorOf(cell) === color).length;
    expect(living(1)).toBe(train.figures!.red);
    expect(living(2)).toBe(train.figures!.green);
  });
});

describe("a run", () => {
  it("is watched on the level of the lesson", async () => {
    const { asked, open } = threadThat(async (watcher) => {
      watcher.onBackend({ name: "simd", threads: { count: 1 }, reason: "" } as never);
      watcher.onProgress({ steps: 40_448 } as never, []);
    });
    const run = new LessonRun(level, shipped, open);
    await run.start();
    expect(asked).toEqual([{ levels: [level], every: 10_000 }]);
    expect(run.state.value).toBe("done");
    expect(run.isRecorded.value).toBe(false);
    expect(run.steps.value).toBe(40_448);
  });

  it("is a recorded one, and said to be, on the slowest engine", async () => {
    const { asked, open } = threadThat(async (watcher) => {
      watcher.onBackend({ name: "cpu", reason: "" });
    });
    const run = new LessonRun(level, shipped, open);
    await run.start();
    expect(asked).toEqual([]);
    expect(run.isRecorded.value).toBe(true);
    expect(run.note.value).toMatch(/slowest engine.*recorded/);
    expect(run.attempts.value).toHaveLength(recorded.length);
  });

  it("is a recorded one where the thread fails, and says why", async () => {
    const { open } = threadThat(async () => {
      throw new Error("No memory.");
    });
    const run = new LessonRun(level, shipped, open);
    await run.start();
    expect(run.isRecorded.value).toBe(true);
    expect(run.note.value).toBe("No memory. This is a recorded run.");
  });
});
