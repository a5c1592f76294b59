// What a page's own path on WebGPU costs: boards alone, and a whole training step with the network of tfjs.
import { RECIPES } from "../../src/agents/recipes.ts";
import { Trainer } from "../../src/agents/trainer.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { benchBoards } from "./gpu-boards.ts";
import { type Figure, medianMsAsync } from "./measure.ts";
import { stillLevel } from "./stand-ins.ts";

export const benchGpuPage = async (): Promise<Figure[]> => [
  ...(await benchBoards(navigator.gpu)).map((figure) => ({
    ...figure,
    name: figure.name.replace(/^gpu\./, "gpu.page."),
  })),
  await benchTraining(),
];

async function benchTraining(): Promise<Figure> {
  const now = () => performance.now();
  const backend = await prepareBackend("webgpu", now);
  const recipe = RECIPES["safelife-1.2"];
  const steps = recipe.rows * recipe.ppo.rolloutSteps;
  const levels = repeatLevels(Array.from({ length: 40 }, (_, i) => stillLevel(i)));
  const trainer = Trainer.create({ recipe, levels, seed: 5, backend, now });
  const ms = await medianMsAsync(() => trainer.run(steps), { warmUps: 1, runs: 1 });
  trainer.dispose();
  return {
    name: "ppo.steps_per_s.webgpu",
    value: (steps * 1000) / ms,
    meaning: `environment steps/s, rollout and update, ${recipe.rows} environments × ${recipe.ppo.rolloutSteps} steps`,
  };
}
