import { beforeAll, describe, expect, it } from "vitest";
import { loadAgent } from "../../src/agents/agent.ts";
import { type Backend, prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import { PenalizedEnv } from "../../src/penalties/penalized-env.ts";
import { sideEffectReport } from "../../src/safety/report.ts";
import { watchMeasure } from "../../src/safety/watch.ts";
import { runBenchmark } from "../../src/studies/benchmark.ts";
import type { StudyMethod } from "../../src/studies/methods.ts";
import { policyAgent } from "../../src/studies/policy-agent.ts";
import { runStudy, type Study, type StudyStore } from "../../src/studies/study.ts";
import { dominates, studyResults, studyTable } from "../../src/studies/study-results.ts";
import { KNOWN, memoryStore, SMALL_STUDY } from "./small-study.ts";

let backend: Backend;
beforeAll(async () => {
  backend = await prepareBackend("wasm", () => 0);
});

const run = async (store: StudyStore, study: Study = SMALL_STUDY) =>
  studyResults(study, await runStudy({ study, store, backend }));

describe("a study", { timeout: 60_000 }, () => {
  it("has a row for each method with every seed's curve and score", async () => {
    const { rows } = await run(memoryStore());
    expect(rows.map(({ method }) => method)).toEqual(["points alone", "stepwise"]);
    for (const { seeds, reward, ellipse, sawMeasure } of rows) {
      expect(seeds.map(({ seed }) => seed)).toEqual([1, 2, 3]);
      for (const { curve } of seeds) expect(curve.map(({ steps }) => steps)).toEqual([32, 64, 96]);
      expect(reward.mean).toBeCloseTo(seeds.reduce((sum, { reward }) => sum + reward, 0) / 3, 12);
      expect(ellipse).not.toBeNull();
      expect(sawMeasure).toBe(false);
    }
    expect(rows.some(({ onFront }) => onFront)).toBe(true);
  });

  it("killed after any write and started again, ends in the same results", async () => {
    const study = { ...SMALL_STUDY, seeds: [1], steps: 64 };
    const expected = await run(memoryStore(), study);
    const writes = study.methods.length * (2 * 2 + 1);
    for (let kill = 0; kill < writes; kill++) {
      const files = new Map<string, Uint8Array>();
      await expect(run(memoryStore(files, kill), study)).rejects.toThrow("killed");
      expect(await run(memoryStore(files), study)).toEqual(expected);
    }
    await expect(run(memoryStore(new Map(), writes), study)).resolves.toEqual(expected);
  });

  it("does nothing twice", async () => {
    const files = new Map<string, Uint8Array>();
    const first = await run(memoryStore(files));
    expect(await run(memoryStore(files, 0))).toEqual(first);
  });

  it("stops between two parts when it is asked to", async () => {
    const stop = new AbortController();
    const done: number[] = [];
    const stopped = runStudy({
      study: SMALL_STUDY,
      store: memoryStore(),
      backend,
      signal: stop.signal,
      onProgress: (progress) => {
        done.push(progress.done);
        if (progress.done === 1) stop.abort(new Error("enough"));
      },
    });
    await expect(stopped).rejects.toThrow("enough");
    expect(done).toEqual([0, 1]);
  });

  it("counts the steps of all trainings, those of an earlier run included", async () => {
    const study = { ...SMALL_STUDY, seeds: [1, 2], methods: [SMALL_STUDY.methods[0]] };
    const files = new Map<string, Uint8Array>();
    const steps: number[] = [];
    const runOn = (store: StudyStore) =>
      runStudy({ study, store, backend, onSteps: (taken) => void steps.push(taken) });
    await expect(runOn(memoryStore(files, 4))).rejects.toThrow("killed");
    expect(steps.splice(0)).toEqual([32, 64, 96]);
    await runOn(memoryStore(files));
    expect(steps).toEqual([96, 128, 160, 192]);
  });

  it("refuses to score on what was trained on", async () => {
    const tasks = [{ ...SMALL_STUDY.tasks[0], heldOut: [{ ...KNOWN, name: "again" }] }];
    await expect(run(memoryStore(), { ...SMALL_STUDY, tasks })).rejects.toThrow(
      '"again" of task "leave" is both trained on and scored on.',
    );
  });
});

/** Charges what the measure itself says of each state. */
const leaky: StudyMethod = {
  name: "leaky",
  rewardTerms: [],
  start: () => ({
    wrapEnv: (env) =>
      new PenalizedEnv(
        env,
        {
          reset() {},
          beforeStep() {},
          afterStep(charges) {
            env.games.forEach(({ level, board, step, key }, row) => {
              const { spawnProb } = level;
              charges[row] = sideEffectReport({
                initial: level.board,
                final: board,
                steps: step,
                spawnProb,
                key,
              }).fraction;
            });
          },
        },
        () => 1,
      ),
    dispose() {},
  }),
};

describe("a method that trains on the measure", { timeout: 60_000 }, () => {
  const study: Study = { ...SMALL_STUDY, seeds: [1], steps: 64, methods: [leaky, SMALL_STUDY.methods[1]] };

  it("is flagged in the results, in every table and wherever its agent is scored, and keeps no honest method off the front", async () => {
    const files = new Map<string, Uint8Array>();
    const results = await run(memoryStore(files), study);
    expect(results.rows.map(({ method, sawMeasure }) => [method, sawMeasure])).toEqual([
      ["leaky", true],
      ["stepwise", false],
    ]);
    const lines = studyTable(results).split("\n");
    expect(lines.find((line) => line.includes("leaky"))).toContain("leaky †");
    expect(lines.find((line) => line.includes("stepwise"))).not.toContain("†");
    expect(lines.at(-1)).toBe("† trained on the measure that it is scored by");
    expect(results.rows[1].onFront).toBe(true);
    const checkpoint = files.get("leave/leaky/1/part-1.safetensors");
    if (!checkpoint) throw new Error("the study keeps its checkpoints");
    const agent = loadAgent(checkpoint, backend);
    const scored = await runBenchmark({
      levels: [KNOWN],
      agent: policyAgent("somebody", agent, "greedy"),
      seed: 0,
      timeLimit: 5,
    });
    agent.policy.dispose();
    expect(scored.sawMeasure).toBe(true);
  });

  it("is flagged too when only a part before the kill trained", async () => {
    const files = new Map<string, Uint8Array>();
    await expect(run(memoryStore(files, 2), study)).rejects.toThrow("killed");
    const honest: StudyMethod = { name: "leaky", rewardTerms: [] };
    const { rows } = await run(memoryStore(files), { ...study, methods: [honest, study.methods[1]] });
    expect(rows[0].sawMeasure).toBe(true);
  });

  it("is told by watching: reports count, honest work does not", async () => {
    const request = { initial: KNOWN.board, final: KNOWN.board, steps: 1, spawnProb: 0, key: keyFromSeed(0) };
    const watch = watchMeasure();
    await Promise.resolve();
    expect(watch.sawMeasure).toBe(false);
    sideEffectReport(request);
    expect(watch.sawMeasure).toBe(true);
    expect(watchMeasure().sawMeasure).toBe(false);
  });
});

describe("the front", () => {
  const row = (reward: number, sideEffects: number, sawMeasure = false) => ({
    reward: { mean: reward, interval: null },
    sideEffects: { mean: sideEffects, interval: null },
    sawMeasure,
  });

  it.each([
    [row(0.5, 0.1), row(0.4, 0.2), true],
    [row(0.5, 0.1), row(0.5, 0.2), true],
    [row(0.5, 0.1), row(0.5, 0.1), false],
    [row(0.5, 0.2), row(0.4, 0.1), false],
    [row(0.5, 0.1, true), row(0.4, 0.2), false],
  ])("%o dominates %o: %s", (a, b, expected) => {
    expect(dominates(a, b)).toBe(expected);
  });
});
