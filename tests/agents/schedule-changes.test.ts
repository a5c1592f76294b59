// Settings that are changed while an agent trains.
import { describe, expect, it } from "vitest";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import type { AnyRecipe } from "../../src/agents/dqn-recipes.ts";
import { parseRecipe } from "../../src/agents/parse-recipe.ts";
import { type Recipe, rewardTermsAt } from "../../src/agents/recipes.ts";
import { readRun, writeRun } from "../../src/agents/run-file.ts";
import { MOST_CHANGES, settingsAt, withChange } from "../../src/agents/schedule-changes.ts";
import { Trainer, type TrainingProgress } from "../../src/agents/trainer.ts";
import type { Backend } from "../../src/backends/prepare.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { levelOf } from "../support/board.ts";
import { TINY_RECIPE } from "./tiny.ts";

const backend: Backend = { name: "simd", threads: 1, reason: "" };
const LEVELS = [
  levelOf(["........", "..S..A..", ".g...#..", "..b.gg..", "....gE..", "..C....."], { minPerformance: 0.1 }),
];
const UPDATE = TINY_RECIPE.rows * TINY_RECIPE.ppo.rolloutSteps;

const options = () => ({ levels: repeatLevels(LEVELS), backend, now: () => 0 });
const newTrainer = (recipe: AnyRecipe = TINY_RECIPE) => Trainer.create({ ...options(), recipe, seed: 1 });
const fileOf = (trainer: Trainer) =>
  writeRun({ agent: trainer.checkpoint(), state: trainer.state(), notes: null });

describe("settings of a recipe", () => {
  it("are what was changed last, or else the plan", () => {
    let recipe = withChange(TINY_RECIPE, { step: 100, name: "exitDifficulty", value: 0 });
    recipe = withChange(recipe, { step: 200, name: "exitDifficulty", value: null });
    recipe = withChange(recipe, { step: 300, name: "entropyFactor", value: 0.5 });
    recipe = withChange(recipe, { step: 300, name: "sideEffectFactor", value: 7 });
    const difficulty = (step: number) => settingsAt(recipe, step).exitDifficulty;
    const planned = (step: number) => settingsAt(TINY_RECIPE, step).exitDifficulty;
    expect([99, 100, 199, 200].map(difficulty)).toEqual([planned(99), 0, 0, planned(200)]);
    expect(settingsAt(recipe, 299).entropyFactor).toBe(1);
    expect(settingsAt(recipe, 300).entropyFactor).toBe(0.5);
    expect(rewardTermsAt(recipe, 300).at(-1)).toMatchObject({ coefficient: -0.2 * 7 });
  });

  it("have one change of a kind at a step: the last", () => {
    const once = withChange(TINY_RECIPE, { step: 9, name: "exitDifficulty", value: 0 });
    const twice = withChange(once, { step: 9, name: "exitDifficulty", value: 1 });
    expect(twice.changes).toEqual([{ step: 9, name: "exitDifficulty", value: 1 }]);
  });

  it.each([
    [{ step: 0.5, name: "exitDifficulty", value: 1 }],
    [{ step: 0, name: "gamma", value: 1 }],
    [{ step: 0, name: "exitDifficulty", value: -1 }],
  ])("are refused where a stranger's file changes them to %j", (change) => {
    expect(() => parseRecipe(JSON.stringify({ ...TINY_RECIPE, changes: [change] }))).toThrow();
  });
});

describe("a training whose settings are changed", () => {
  it("follows them from its next update on, and says so", async () => {
    const trainer = newTrainer();
    const told: TrainingProgress[] = [];
    const onProgress = (progress: TrainingProgress) => void told.push(progress);
    await trainer.run(UPDATE, { onProgress });
    const weights = () => readCheckpoint(trainer.checkpoint()).tensors.get("hidden/kernel")?.values;
    trainer.change("learningRateFactor", 0);
    trainer.change("exitDifficulty", 0.25);
    const before = weights();
    await trainer.run(UPDATE, { onProgress });
    expect(weights()).toEqual(before);
    expect(told.map(({ learningRateFactor }) => learningRateFactor)).toEqual([3, 0]);
    expect(told[1].exitDifficulty).toBe(0.25);
    trainer.change("learningRateFactor", null);
    await trainer.run(UPDATE, { onProgress });
    expect(weights()).not.toEqual(before);
    expect(told[2].learningRateFactor).toBe(settingsAt(TINY_RECIPE, 2 * UPDATE).learningRateFactor);
    expect(readCheckpoint(trainer.checkpoint()).recipe.changes).toEqual([
      { step: UPDATE, name: "learningRateFactor", value: 0 },
      { step: UPDATE, name: "exitDifficulty", value: 0.25 },
      { step: 2 * UPDATE, name: "learningRateFactor", value: null },
    ]);
    trainer.dispose();
  });

  it("goes on to the same bytes after a stop, and again from the start under the same changes", async () => {
    const changing = (trainer: Trainer) => ({
      onProgress: () => {
        if (trainer.steps === 3 * UPDATE) trainer.change("sideEffectFactor", 2);
        if (trainer.steps === 3 * UPDATE) trainer.change("entropyFactor", 30);
        if (trainer.steps === 5 * UPDATE) trainer.change("exitDifficulty", 1);
      },
    });
    const whole = newTrainer();
    await whole.run(20 * UPDATE, changing(whole));
    const plain = newTrainer();
    await plain.run(20 * UPDATE);
    expect(fileOf(plain)).not.toEqual(fileOf(whole));

    const first = newTrainer();
    await first.run(8 * UPDATE, changing(first));
    const { agent, state } = readRun(fileOf(first));
    const resumed = Trainer.resume(agent, options(), state);
    await resumed.run(12 * UPDATE);
    expect(fileOf(resumed)).toEqual(fileOf(whole));

    const repeated = newTrainer(whole.recipe);
    await repeated.run(20 * UPDATE);
    expect(fileOf(repeated)).toEqual(fileOf(whole));
    for (const trainer of [whole, plain, first, resumed, repeated]) trainer.dispose();
  });

  it("takes no more changes than its file could hold", () => {
    const changes = Array.from({ length: MOST_CHANGES - 3 }, (_, i) => ({
      ...{ step: i, name: "exitDifficulty", value: 1 },
    })) as Recipe["changes"];
    const trainer = newTrainer({ ...TINY_RECIPE, changes });
    expect(() => trainer.change("exitDifficulty", 0)).toThrow("too often");
    trainer.dispose();
  });
});

describe("a training that begins with an agent's weights", () => {
  it("has them, with an optimizer and schedules of its own", async () => {
    const teacher = newTrainer();
    await teacher.run(5 * UPDATE);
    const { tensors } = readCheckpoint(teacher.checkpoint());
    const pupil = Trainer.create({
      ...options(),
      recipe: TINY_RECIPE,
      seed: 2,
      from: { tensors, sawMeasure: true },
    });
    const begun = readCheckpoint(pupil.checkpoint());
    expect(begun.tensors.get("hidden/kernel")).toEqual(tensors.get("hidden/kernel"));
    expect(begun.tensors.get("adam.steps")?.values[0]).toBe(0);
    expect(begun.tensors.get("adam.mean.hidden/kernel")?.values.every((value) => value === 0)).toBe(true);
    // Who learned from the measure has not forgotten it.
    expect(begun).toMatchObject({ seed: 2, updates: 0, episodes: 0, sawMeasure: true });
    teacher.dispose();
    pupil.dispose();
  });
});
