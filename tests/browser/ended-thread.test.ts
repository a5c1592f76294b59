// A training whose thread is ended without warning, and what goes on from its newest checkpoint.
import { describe, expect, it } from "vitest";
import type { AnyRecipe } from "../../src/agents/dqn-recipes.ts";
import { forTask } from "../../src/agents/tasks.ts";
import { Trainer } from "../../src/agents/trainer.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { seriesOf } from "../../src/ui/levels/reading.ts";
import { openTrainerWorker } from "../../src/workers/open.ts";
import type { TrainingRequest } from "../../src/workers/trainer-api.ts";
import { TINY_DQN, TINY_RECIPE } from "../agents/tiny.ts";
import { LEVEL, watch } from "./watched.ts";

describe("a training whose thread is ended at once", { timeout: 240_000 }, () => {
  const UPDATES = 120;
  const EACH = TINY_RECIPE.rows * TINY_RECIPE.ppo.rolloutSteps;
  const ORCHARD = seriesOf({ name: "orchard", text: "board_shape: [9, 9]\nlater_regions: orchard\n" }, 2);

  /** @param until reports after which the thread is ended
   *  @returns the newest checkpoint that came out, one comes with each report */
  async function train(
    levels: TrainingRequest["levels"],
    checkpoint: Uint8Array,
    backend: "simd" | "wasm",
    until = Number.POSITIVE_INFINITY,
  ): Promise<{ run: Uint8Array; reports: number }> {
    const thread = openTrainerWorker();
    const { seen, watcher } = watch(() => {
      if (seen.progress.length === until) thread.dispose();
    });
    const start = { kind: "resume", checkpoint } as const;
    const request = { levels, start, backend, totalSteps: UPDATES * EACH, checkpointEvery: 0, boards: 1 };
    await thread.call((api) => api.run(request, watcher)).catch(() => {});
    if (until === Number.POSITIVE_INFINITY) thread.dispose();
    return { run: seen.checkpoints.at(-1)?.run ?? checkpoint, reports: seen.progress.length };
  }

  async function beginning(tiny: AnyRecipe): Promise<Uint8Array> {
    const backend = await prepareBackend("cpu", () => 0);
    const recipe = forTask(tiny, "prune-spawn");
    const levels = repeatLevels([LEVEL]);
    const begun = Trainer.create({ recipe, levels, seed: 1, backend, now: () => 0 });
    const bytes = begun.checkpoint();
    begun.dispose();
    return bytes;
  }

  it.each<["ppo" | "dqn", "simd" | "wasm", string, TrainingRequest["levels"]]>([
    ["ppo", "simd", "a set of levels", [LEVEL, { ...LEVEL, name: "Again", spawnProb: 0.1 }]],
    ["ppo", "simd", "levels without end", ORCHARD],
    ["ppo", "simd", "the mix of a task", "of the recipe"],
    ["ppo", "wasm", "a set of levels", [LEVEL]],
    ["dqn", "simd", "levels without end", ORCHARD],
  ])("goes on to the same bytes by %s on %s with %s", async (algorithm, backend, _, levels) => {
    const start = await beginning({ ppo: TINY_RECIPE, dqn: TINY_DQN }[algorithm]);
    const whole = await train(levels, start, backend);
    let checkpoint = start;
    for (const part of [0.4, 0.3]) {
      const until = 1 + Math.floor(part * whole.reports * Math.random());
      checkpoint = (await train(levels, checkpoint, backend, until)).run;
    }
    expect(checkpoint).not.toEqual(whole.run);
    expect((await train(levels, checkpoint, backend)).run).toEqual(whole.run);
  });
});
