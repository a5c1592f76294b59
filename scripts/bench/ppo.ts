// The learner on each backend that runs under Node: the reference network, one thread.
import { createNetwork, REFERENCE_NETWORK } from "../../src/agents/networks.ts";
import { RECIPES } from "../../src/agents/recipes.ts";
import { Trainer } from "../../src/agents/trainer.ts";
import { type Backend, prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import { BoardVectorEnv } from "../../src/env/board-vector-env.ts";
import { type LevelSource, repeatLevels } from "../../src/env/level-source.ts";
import { SAFELIFE_V1_2 } from "../../src/ppo/config.ts";
import { createTfPolicy } from "../../src/ppo/tf-policy.ts";
import { type Figure, medianMsAsync, type Timing } from "./measure.ts";
import { stillLevel } from "./stand-ins.ts";

interface Effort {
  /** Observations in one forward pass or training step. */
  readonly batch: number;
  readonly network: Timing;
  readonly cycle: Timing;
}

/** Rollout and update: 16 environments × 20 steps, as the original's. */
const EFFORTS: Record<"wasm" | "cpu", Effort> = {
  wasm: { batch: 64, network: { warmUps: 3, runs: 15 }, cycle: { warmUps: 1, runs: 5 } },
  cpu: { batch: 8, network: { warmUps: 1, runs: 3 }, cycle: { warmUps: 0, runs: 1 } },
};

export async function benchPpo(name: "wasm" | "cpu"): Promise<Figure[]> {
  const backend = await prepareBackend(name, () => performance.now());
  const effort = EFFORTS[name];
  return [...(await benchNetwork(backend, effort)), await benchTraining(backend, effort)];
}

const levels = (): LevelSource => repeatLevels(Array.from({ length: 40 }, (_, i) => stillLevel(i)));

async function benchNetwork(backend: Backend, { batch: rows, network: timing }: Effort): Promise<Figure[]> {
  const env = new BoardVectorEnv({ rows, levels: levels(), key: keyFromSeed(4) });
  const policy = createTfPolicy(createNetwork(REFERENCE_NETWORK, keyFromSeed(4)), backend);
  const { observations } = env;
  const forwardMs = await medianMsAsync(async () => void (await policy.evaluate(observations, rows)), timing);
  const batch = {
    observations,
    rows,
    // Any derivative costs the same; a full one, so that no engine can skip zeros.
    objective: (_: unknown, gradient: { logits: Float32Array; values: Float32Array }) => {
      gradient.logits.forEach((_, i, logits) => {
        logits[i] = (i % 7) / 700;
      });
      gradient.values.fill(0.01);
    },
  };
  const trainMs = await medianMsAsync(async () => void (await policy.learn([batch], SAFELIFE_V1_2)), timing);
  policy.dispose();
  return [
    {
      name: `ppo.forward_per_s.${backend.name}`,
      value: (rows * 1000) / forwardMs,
      meaning: `observations/s forward, batches of ${rows}`,
    },
    {
      name: `ppo.train_per_s.${backend.name}`,
      value: (rows * 1000) / trainMs,
      meaning: `observations/s forward, backward and Adam, batches of ${rows}`,
    },
  ];
}

async function benchTraining(backend: Backend, { cycle }: Effort): Promise<Figure> {
  const recipe = RECIPES["safelife-1.2"];
  const { rolloutSteps } = recipe.ppo;
  const steps = recipe.rows * rolloutSteps;
  const now = () => performance.now();
  const trainer = Trainer.create({ recipe, levels: levels(), seed: 5, backend, now });
  const cycleMs = await medianMsAsync(() => trainer.run(steps), cycle);
  trainer.dispose();
  return {
    name: `ppo.steps_per_s.${backend.name}`,
    value: (steps * 1000) / cycleMs,
    meaning: `environment steps/s, rollout and update, ${recipe.rows} environments × ${rolloutSteps} steps`,
  };
}
