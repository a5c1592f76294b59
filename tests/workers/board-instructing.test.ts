// The thread of the Instruct page's boards: clips, answers, an agent that learns from them, and what comes of it.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import { loadParameters } from "../../src/cli/parameter-files.ts";
import { resimulate } from "../../src/core/replay.ts";
import { differenceOf } from "../../src/safety/difference.ts";
import type { ClipAnswer } from "../../src/share/clip-answers.ts";
import { CLIPS } from "../../src/studies/clips.ts";
import type { BoardImproveRequest, BoardProgress } from "../../src/workers/board-instruct-api.ts";
import { createBoardInstructing } from "../../src/workers/board-instructing.ts";

const agent = new Uint8Array(
  readFileSync(new URL("../../public/agents/prune-still.safetensors", import.meta.url)),
);
const api = createBoardInstructing(async (kind) => (await loadParameters(`random/${kind}`)).parameters);
const asked = { agent, task: "prune-still", first: 0, count: 4, answers: [] } as const;
const [questions, answers] = [await api.ask(asked), await api.answer(asked, "careful")];

describe("clips", () => {
  it("go on from one moment, and are told in words by what differs from it", () => {
    expect(questions.map(({ number }) => number)).toEqual([0, 1, 2, 3]);
    for (const { replays, from, points, changes } of questions) {
      const [left, right] = replays;
      expect(left.actions.slice(0, from)).toEqual(right.actions.slice(0, from));
      const start = resimulate({ ...left, actions: left.actions.slice(0, from) });
      replays.forEach((replay, i) => {
        expect(replay.actions).toHaveLength(from + CLIPS.steps);
        const end = resimulate(replay);
        expect(end.earned(0) - start.earned(0)).toBe(points[i]);
        expect(changes[i]).toEqual(differenceOf(end.board, start.board));
      });
    }
  });

  it("are the same for a script, whose answers hold them", async () => {
    expect(answers.map(({ clips }) => clips)).toEqual(questions.map(({ links }) => links));
    expect(answers.every(({ by, task }) => by === "script" && task === "prune-still")).toBe(true);
    const [first, second] = answers;
    const check = (...items: ClipAnswer[]) => api.check(items.map((item, i) => ({ line: 2 * i + 1, item })));
    await check(...answers);
    await expect(check(first, { ...first, clips: [first.clips[0], second.clips[0]] })).rejects.toThrow(
      /^Line 3 is no answer: Both clips of an answer must have 32 steps/,
    );
    await expect(check(first, second, { ...first, task: "nonsense" })).rejects.toThrow(
      'Line 5 is no answer: There is no agent "nonsense" to be asked about.',
    );
  });

  it("of many answers are played again while others have their turn", async () => {
    const many = Array.from({ length: 25 }, () => answers).flat();
    let isChecked = false;
    const checking = api.check(many.map((item, i) => ({ line: i + 1, item }))).then(() => {
      isChecked = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(isChecked).toBe(false);
    await checking;
  });

  it("come of an agent that can be watched", async () => {
    const replay = await api.watch(agent, "prune-still", 3);
    expect(resimulate(replay).earned(0)).toBeGreaterThan(0);
  });
});

/** 4096 steps an update. */
const request: BoardImproveRequest = {
  ...{ agent, task: "prune-still", seed: 1 },
  answers: answers.map((answer, i): ClipAnswer => ({ ...answer, preferred: i % 2 === 0 ? "left" : "right" })),
  settings: { steps: 3 * 4096, factor: 2, klFactor: 0.02 },
};

function watch(onProgress: (progress: BoardProgress) => void = () => {}) {
  const seen: BoardProgress[] = [];
  const files: Uint8Array[] = [];
  const watcher = {
    onJudged() {},
    onProgress(progress: BoardProgress) {
      seen.push(progress);
      onProgress(progress);
    },
    onFile: (bytes: Uint8Array) => void files.push(bytes),
  };
  return { seen, files, watcher };
}

describe("an agent that learns from answers", () => {
  it("is stopped and gone on with, is marked where a script answered, and is compared", {
    timeout: 240_000,
  }, async () => {
    const first = watch(({ number }) => number === 1 && api.stop());
    expect(await api.improve(request, null, first.watcher)).toBe(null);
    expect(first.seen).toMatchObject([{ number: 1, steps: 4096, totalSteps: 3 * 4096 }]);
    // Nothing has been learned yet when the first actions are taken.
    expect(Math.abs(first.seen[0].update.kl)).toBeLessThan(1e-3);

    const rest = watch();
    const improved = await api.improve(request, first.files.at(-1)!, rest.watcher);
    expect(rest.seen.map(({ number }) => number)).toEqual([2, 3]);
    expect(rest.seen[1].update.kl).toBeGreaterThan(0);
    expect(readCheckpoint(improved!)).toMatchObject({ sawMeasure: true, updates: 3 });

    const compared = await api.compare({
      before: agent,
      after: improved!,
      task: "prune-still",
      levels: 3,
      seed: 1,
    });
    expect(compared.levels).toHaveLength(3);
    for (const measure of ["points", "sideEffects", "length"] as const) {
      const { before, after, change } = compared[measure];
      expect(change.mean).toBeCloseTo(after.mean - before.mean, 9);
    }
  });

  it("is stopped while clips are played again", async () => {
    const { seen, files, watcher } = watch();
    const many = Array.from({ length: 25 }, () => request.answers).flat();
    const improving = api.improve({ ...request, answers: many }, null, watcher);
    await new Promise((resolve) => setTimeout(resolve, 0));
    api.stop();
    expect(await improving).toBe(null);
    expect([seen, files]).toEqual([[], []]);
  });

  it("says what is missing", async () => {
    const { watcher } = watch();
    const unsure = request.answers.map((answer): ClipAnswer => ({ ...answer, preferred: "unsure" }));
    await expect(api.improve({ ...request, answers: unsure }, null, watcher)).rejects.toThrow(
      "Nobody has compared anything yet.",
    );
  });
});
