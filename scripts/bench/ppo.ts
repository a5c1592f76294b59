// The learner on each backend that runs under Node: the reference network.
import { REFERENCE_NETWORK } from "../../src/agents/networks.ts";
import { createPolicy } from "../../src/agents/policy.ts";
import { RECIPES } from "../../src/agents/recipes.ts";
import { Trainer } from "../../src/agents/trainer.ts";
import { type Backend, prepareBackend } from "../../src/backends/prepare.ts";
import { loadKernels } from "../../src/backends/simd/load.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import { BoardVectorEnv } from "../../src/env/board-vector-env.ts";
import { type LevelSource, repeatLevels } from "../../src/env/level-source.ts";
import { SAFELIFE_V1_2 } from "../../src/ppo/config.ts";
import { compile } from "../simd/compile.ts";
import { CYCLE_STEPS, simdFigure } from "./cycle.ts";
import { type Figure, medianMs, medianMsAsync, type Timing } from "./measure.ts";
import { stillLevel } from "./stand-ins.ts";

interface Effort {
  /** Observations in one forward pass or training step. */
  readonly batch: number;
  readonly network: Timing;
  readonly cycle: Timing;
}

const EFFORTS: Record<Backend["name"], Effort> = {
  simd: { batch: 64, network: { warmUps: 20, runs: 101 }, cycle: { warmUps: 3, runs: 25 } },
  webgpu: { batch: 64, network: { warmUps: 3, runs: 15 }, cycle: { warmUps: 1, runs: 5 } },
  wasm: { batch: 64, network: { warmUps: 3, runs: 15 }, cycle: { warmUps: 1, runs: 5 } },
  cpu: { batch: 8, network: { warmUps: 1, runs: 3 }, cycle: { warmUps: 0, runs: 1 } },
};

export async function benchPpo(name: "wasm" | "cpu"): Promise<Figure[]> {
  const backend = await prepareBackend(name, () => performance.now());
  const cycle = {
    name: `ppo.steps_per_s.${name}`,
    value: (CYCLE_STEPS * 1000) / (await cycleMs(backend)),
    meaning: "environment steps/s, rollout and update, 16 environments × 20 steps",
  };
  return [...(await benchNetwork(backend, name)), cycle];
}

/** Our own engine on one thread and on two, beside the most that this machine could do. */
export async function benchSimd(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const threads of [1, 2] as const) {
    const backend = { name: "simd", threads, reason: "" } as const;
    const name = `simd${threads}`;
    figures.push(...(await benchNetwork(backend, name)));
    figures.push(simdFigure("ppo.steps_per_s.simd", "under Node", threads, await cycleMs(backend)));
  }
  const steps = figures.find(({ name }) => name === "ppo.train_per_s.simd1")!.value;
  const peak = await peakFlops();
  return [
    ...figures,
    {
      name: "simd.peak_gflops",
      value: peak / 1e9,
      meaning: "GFLOP/s of multiply-adds in registers, one thread",
    },
    gflops("simd.train_gflops", "as the convolutions are defined", STEP_FLOPS * steps, peak),
    gflops("simd.executed_gflops", "as they are executed, maps not counted", EXECUTED_FLOPS * steps, peak),
  ];
}

const gflops = (name: string, counted: string, flops: number, peak: number): Figure => ({
  name,
  value: flops / 1e9,
  meaning: `GFLOP/s in the products of a training step, ${counted}, all else included in its time: ${((100 * flops) / peak).toFixed(0)} % of the peak`,
});

/** Of products for one observation, forward and both gradients.
 *  @param layers windows, inputs of a window, filters */
const flopsOf = (layers: readonly (readonly [number, number, number])[]): number =>
  layers.reduce((sum, [windows, inputs, filters]) => sum + 3 * 2 * windows * inputs * filters, 0);

/** Of the reference network. The first layer is not counted: it adds, and only what is set. */
const DENSE = [
  [1, 576, 512],
  [1, 512, 10],
] as const;
const STEP_FLOPS = flopsOf([[5 * 5, 3 * 3 * 32, 64], [3 * 3, 3 * 3 * 64, 64], ...DENSE]);

/** With fewer multiplications: 11 products in each row of the second convolution, 5 × 5 in the third. */
const EXECUTED_FLOPS = flopsOf([[5 * 11, 3 * 32, 64], [5 * 5, 64, 64], ...DENSE]);

async function peakFlops(): Promise<number> {
  const flags = loadKernels().fused ? ["--enable", "relaxed-simd"] : [];
  const bytes = await compile("scripts/simd/kernels/peak.ts", [...flags, "--disableWarning", "112"]);
  const { multiplyAdds } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  const rounds = 200_000;
  const ms = medianMs(() => (multiplyAdds as (rounds: number) => number)(rounds), {
    warmUps: 300,
    runs: 101,
  });
  return (rounds * 12 * 4 * 2 * 1000) / ms;
}

const levels = (): LevelSource => repeatLevels(Array.from({ length: 40 }, (_, i) => stillLevel(i)));

async function benchNetwork(backend: Backend, name: string): Promise<Figure[]> {
  const { batch: rows, network: timing } = EFFORTS[backend.name];
  const env = new BoardVectorEnv({ rows, levels: levels(), key: keyFromSeed(4) });
  const policy = createPolicy(REFERENCE_NETWORK, keyFromSeed(4), backend);
  const { observations } = env;
  await settled();
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
      name: `ppo.forward_per_s.${name}`,
      value: (rows * 1000) / forwardMs,
      meaning: `observations/s forward, batches of ${rows}`,
    },
    {
      name: `ppo.train_per_s.${name}`,
      value: (rows * 1000) / trainMs,
      meaning: `observations/s forward, backward and Adam, batches of ${rows}`,
    },
  ];
}

/** Until a second thread has had the time to start. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

/** Milliseconds of a rollout and its update in the original's recipe. */
async function cycleMs(backend: Backend): Promise<number> {
  const recipe = RECIPES["safelife-1.2"];
  const now = () => performance.now();
  const trainer = Trainer.create({ recipe, levels: levels(), seed: 5, backend, now });
  await settled();
  const ms = await medianMsAsync(() => trainer.run(CYCLE_STEPS), EFFORTS[backend.name].cycle);
  trainer.dispose();
  return ms;
}
