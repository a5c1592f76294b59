// What a training leaves in its folder, and what is made of it when it is damaged.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LOGGED } from "../../src/agents/metrics.ts";
import { readRun, type SavedRun, writeRun } from "../../src/agents/run-file.ts";
import { Trainer } from "../../src/agents/trainer.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { findRun, saveRun } from "../../src/cli/run-folder.ts";
import { CURVE, CURVE_LINES, EVENTS, type LogLengths } from "../../src/cli/run-logs.ts";
import { runTraining } from "../../src/cli/run-training.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { TINY_RECIPE } from "../agents/tiny.ts";
import { levelOf } from "../support/board.ts";
import { readEvents } from "../support/event-file.ts";

let folder: string;
const at = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "safelife-run-"));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const UPDATE = TINY_RECIPE.rows * TINY_RECIPE.ppo.rolloutSteps;
const levels = () => repeatLevels([levelOf(["......", ".A.gg.", "..gE..", "......"])]);

async function newTrainer(run?: SavedRun): Promise<Trainer> {
  const backend = await prepareBackend("simd", () => 0);
  const options = { levels: levels(), backend, now: () => performance.now() };
  return run
    ? Trainer.resume(run.agent, options, run.state)
    : Trainer.create({ ...options, recipe: TINY_RECIPE, seed: 1 });
}

/** Goes on from what the folder holds, or anew. @returns sentences of files that could not be used */
async function train(updates: number, more: { logEvery?: number; secondsBetweenCheckpoints?: number } = {}) {
  const found =
    existsSync(at("run.checkpoint")) || existsSync(at("run.checkpoint.older")) ? findRun(folder) : null;
  const trainer = await newTrainer(found?.run);
  const logs = found ? (found.run.notes as LogLengths) : "anew";
  await runTraining({
    trainer,
    totalSteps: updates * UPDATE,
    folder,
    logs,
    secondsBetweenCheckpoints: 0,
    ...more,
  });
  const { steps } = trainer;
  trainer.dispose();
  return { complaints: found?.complaints ?? [], steps };
}

/** All that must not depend on interruptions. */
const outcome = () =>
  [CURVE, CURVE_LINES, "agent.safetensors", "run.checkpoint"].map(
    (name) => [...readFileSync(at(name))].length > 0 && readFileSync(at(name)).toString("base64"),
  );

describe("the folder of a training", { timeout: 60_000 }, () => {
  it("has logs in three formats that say the same", async () => {
    await train(40);
    const rows = readFileSync(at(CURVE), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    const lines = readFileSync(at(CURVE_LINES), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const [beginning, ...events] = readEvents(readFileSync(at(EVENTS)));
    expect(rows[0]).toEqual([...LOGGED]);
    expect(lines.map(({ steps }) => steps)).toEqual(Array.from({ length: 40 }, (_, i) => (i + 1) * UPDATE));
    expect(beginning).toMatchObject({ fileVersion: "brain.Event:2", scalars: {} });
    expect(beginning.wallTime).toBeGreaterThan(1.7e9);
    for (const [i, line] of lines.entries()) {
      expect(Object.keys(line)).toEqual([...LOGGED]);
      expect(rows[i + 1]).toEqual(
        LOGGED.map((name) => (line[name] === null ? "" : String(+line[name].toPrecision(6)))),
      );
      const { step, scalars } = events[i];
      expect(step).toBe(line.steps);
      expect(scalars["learner/entropy"]).toBe(Math.fround(line.entropy));
      expect(scalars["episodes/episodeReturn"]).toBe(
        line.episodeReturn === null ? undefined : Math.fround(line.episodeReturn),
      );
      expect(scalars["training/stepsPerSecond"]).toBeGreaterThan(0);
    }
    expect(lines.at(-1).episodeReturn).not.toBeNull();
  });

  it("logs only every so many steps where asked, the same ones after a resume", async () => {
    const steps = () =>
      readFileSync(at(CURVE_LINES), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).steps / UPDATE);
    await train(5, { logEvery: 3 * UPDATE });
    await train(10, { logEvery: 3 * UPDATE });
    expect(steps()).toEqual([3, 6, 9]);
  });

  it("goes on with the columns that its table was begun with", async () => {
    await train(2);
    const whole = readFileSync(at(CURVE), "utf8").trimEnd().split("\n");
    const first = (line: string) => line.split(",").slice(0, 3).join(",");
    rmSync(at(CURVE));
    writeFileSync(at(CURVE), `${whole.map(first).join("\n")}\n`);
    const { agent, state } = readRun(readFileSync(at("run.checkpoint")));
    saveRun(folder, { agent, state, notes: { [CURVE]: readFileSync(at(CURVE)).length } });
    await train(3);
    const lines = readFileSync(at(CURVE), "utf8").trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    expect(lines.slice(0, 3)).toEqual(whole.map(first));
    expect(lines[3].split(",")).toHaveLength(3);
  });

  it("ends the same with and without a stop", async () => {
    await train(10);
    const whole = outcome();
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    await train(4);
    await train(10);
    expect(outcome()).toEqual(whole);
  });

  it("goes on from the older checkpoint where the newest is damaged, to the same end", async () => {
    await train(10);
    const whole = outcome();
    for (const damage of [
      () => truncateSync(at("run.checkpoint"), 1000),
      () => {
        const bytes = readFileSync(at("run.checkpoint"));
        bytes[5000] ^= 4;
        writeFileSync(at("run.checkpoint"), bytes);
      },
      () => writeFileSync(at("run.checkpoint"), ""),
    ]) {
      damage();
      const { complaints } = await train(10);
      expect(complaints).toEqual([expect.stringMatching(/run\.checkpoint: This .*checkpoint.*\.$/)]);
      expect(outcome()).toEqual(whole);
    }
  });

  it("loses no checkpoint of a newer version", async () => {
    await train(3);
    const newer = readFileSync(at("run.checkpoint")).toString("latin1").replace('"version":1', '"version":2');
    writeFileSync(at("run.checkpoint"), newer, "latin1");
    const { complaints } = await train(5);
    expect(complaints[0]).toMatch(/format version 2; this program reads 1\. Update it\.$/);
    expect(readFileSync(at("run.checkpoint.unreadable"), "latin1")).toBe(newer);
  });

  it("goes on with the agent alone where no checkpoint can be read", async () => {
    await train(3);
    for (const name of ["run.checkpoint", "run.checkpoint.older"]) writeFileSync(at(name), "x");
    const { run, complaints } = findRun(folder);
    expect(complaints).toHaveLength(2);
    const trainer = await newTrainer(run);
    expect([trainer.steps, trainer.boards.goesOn]).toEqual([3 * UPDATE, false]);
    trainer.dispose();
  });

  it("is not half written: a crash between two steps of saving leaves one that can be read", async () => {
    await train(3);
    const { run } = findRun(folder);
    // After the first renaming, before the second.
    rmSync(at("run.checkpoint"));
    writeFileSync(at("run.checkpoint.part"), writeRun(run).subarray(0, 2000));
    expect(findRun(folder).complaints).toEqual([]);
    expect(await train(3)).toMatchObject({ steps: 3 * UPDATE });
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("says that the disk is full, keeps the older checkpoint and tries again", async () => {
    await train(2);
    const before = readFileSync(at("run.checkpoint"));
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    // A file that every write finds full.
    symlinkSync("/dev/full", at("run.checkpoint.part"));
    await expect(train(4)).rejects.toThrow(
      /^The checkpoint of step 80 could not be written to ".*": the disk is full\. The one of step 40 is kept\. Mend that/,
    );
    expect(said.mock.calls[0][0]).toMatch(/step 60 .*the disk is full.* it will be tried again\.$/);
    expect(readFileSync(at("run.checkpoint")).equals(before)).toBe(true);
    rmSync(at("run.checkpoint.part"));
    await train(4);
    const mended = outcome();
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    await train(4);
    expect(outcome()).toEqual(mended);
  });

  it("says so too where a log finds the disk full", async () => {
    symlinkSync("/dev/full", at(CURVE_LINES));
    const trainer = await newTrainer();
    await expect(
      runTraining({ trainer, totalSteps: UPDATE, folder, logs: {}, secondsBetweenCheckpoints: 0 }),
    ).rejects.toThrow("the disk is full");
    trainer.dispose();
  });

  it("is written anew in one piece by every save", () => {
    saveRun(folder, { agent: Uint8Array.of(1), state: 1, notes: null });
    saveRun(folder, { agent: Uint8Array.of(2), state: 2, notes: null });
    expect(readdirSync(folder).sort()).toEqual([
      "agent.safetensors",
      "run.checkpoint",
      "run.checkpoint.older",
    ]);
    expect([...readFileSync(at("agent.safetensors"))]).toEqual([2]);
  });
});
