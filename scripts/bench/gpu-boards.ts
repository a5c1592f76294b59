// Boards stepped together on whatever WebGPU finds here; the same steps with a thread for every cell beside them.
import { integer, keyFromSeed, split } from "../../src/base/random.ts";
import { ACTION_COUNT } from "../../src/core/actions.ts";
import { type Board, copyBoard, sameCells } from "../../src/core/board.ts";
import { advanceBoard } from "../../src/core/life.ts";
import { GpuVectorEnv } from "../../src/env/gpu-vector-env.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { TRAINING_CHANNELS, TRAINING_VIEW } from "../../src/env/observation.ts";
import { TRAINING_REWARD_TERMS } from "../../src/env/reward-terms.ts";
import { Gpu } from "../../src/gpu/gpu.ts";
import { occupancy } from "../../src/gpu/occupancy.ts";
import { Simulator } from "../../src/gpu/simulator.ts";
import { CellPerThread } from "./gpu-cells.ts";
import { type Figure, median, medianMsAsync } from "./measure.ts";
import { stillLevel } from "./stand-ins.ts";

const BOARDS = [256, 1024, 4096, 16384] as const;
/** Board steps in one timed run, whatever the number of boards. */
const BOARD_STEPS = 32_768;
/** Fewer for the slow form, a thread for every cell. */
const CELL_STEPS = 4;
const ROUNDS = 5;
const LEVELS = Array.from({ length: 40 }, (_, i) => stillLevel(i));

type Record = (pass: GPUComputePassEncoder) => void;

/** @param from `navigator.gpu`, or what stands for it under Node */
export async function benchBoards(from: GPU): Promise<Figure[]> {
  const gpu = await Gpu.open(from);
  try {
    return [
      ...(await environmentSteps(gpu)),
      ...(await lifeSteps(gpu)),
      await occupancyReports(gpu),
      await readbacksPerRollout(gpu),
      rolloutMemory(gpu),
    ];
  } finally {
    gpu.destroy();
  }
}

const simulate = (gpu: Gpu, boards: number): Simulator => {
  const key = keyFromSeed(7);
  const simulator = new Simulator(gpu, {
    boards,
    levels: LEVELS,
    keyOf: (board) => split(key, "row", board),
    timeLimit: 1000,
    terms: TRAINING_REWARD_TERMS,
    actions: "one",
    view: TRAINING_VIEW,
    channels: TRAINING_CHANNELS,
    restarts: "first agent",
  });
  const actions = Uint32Array.from({ length: boards }, (_, i) =>
    integer(split(key, "actions"), i, ACTION_COUNT),
  );
  gpu.write(simulator.actions, actions);
  return simulator;
};

async function environmentSteps(gpu: Gpu): Promise<Figure[]> {
  const times = await sideBySide(
    gpu,
    BOARDS.map((boards) => {
      const simulator = simulate(gpu, boards);
      return {
        steps: BOARD_STEPS / boards,
        record: (pass) => {
          simulator.turn(pass);
          simulator.renew(pass);
        },
      };
    }),
  );
  return BOARDS.map((boards, i) => ({
    name: `gpu.us_per_board_step.${boards}`,
    value: times[i] / BOARD_STEPS,
    meaning: `µs per environment step of one of ${boards} boards, packed observation included`,
  }));
}

async function lifeSteps(gpu: Gpu): Promise<Figure[]> {
  const boards = 1024;
  const advance = simulate(gpu, boards).part("advance");
  const cells = new CellPerThread(
    gpu,
    Array.from({ length: boards }, (_, i) => LEVELS[i % LEVELS.length].board),
  );
  const [planes, perCell] = await sideBySide(gpu, [
    { steps: BOARD_STEPS / boards, record: (pass) => advance.dispatch(pass) },
    { steps: CELL_STEPS, record: (pass) => cells.advance(pass) },
  ]);
  await checkFirst(cells, LEVELS[0].board);
  const planesUs = planes / BOARD_STEPS;
  const perCellUs = perCell / (CELL_STEPS * boards);
  return [
    {
      name: "gpu.life_us",
      value: planesUs,
      meaning: `µs per life step of one of ${boards} boards`,
    },
    {
      name: "gpu.cell_per_thread_us",
      value: perCellUs,
      meaning: "the same with a thread for every cell",
    },
    {
      name: "gpu.cell_per_thread_ratio",
      value: perCellUs / planesUs,
      meaning: "times the cost of bit planes",
    },
  ];
}

/** Both boards of a side-effect report, many reports at once; transport distances come on top. */
async function occupancyReports(gpu: Gpu): Promise<Figure> {
  const reports = 128;
  const boards = Array.from({ length: 2 * reports }, (_, i) => ({
    board: LEVELS[i % LEVELS.length].board,
    steps: 0,
    spawnProb: 0.3,
    keys: [keyFromSeed(i), keyFromSeed(i + 1)] as const,
  }));
  const ms = await medianMsAsync(async () => void (await occupancy(gpu, boards, 1000)), {
    warmUps: 1,
    runs: 3,
  });
  return {
    name: "gpu.occupancy_ms",
    value: ms / reports,
    meaning: `ms for the densities of a side-effect report, ${reports} reports at once`,
  };
}

/** What is slow must at least be right: these levels have no spawners, so core needs no key. */
async function checkFirst(cells: CellPerThread, start: Board): Promise<void> {
  let board = copyBoard(start);
  let next = copyBoard(start);
  for (let step = 0; step < cells.steps; step++) {
    advanceBoard(board, next, { spawnProb: 0, key: keyFromSeed(0), step });
    [board, next] = [next, board];
  }
  const read = Uint16Array.from((await cells.read()).subarray(0, board.cells.length));
  if (!sameCells(read, board.cells)) throw new Error("a thread for every cell plays by other rules");
}

const rolloutEnv = (gpu: Gpu, rows: number, rolloutSteps: number) =>
  new GpuVectorEnv({ gpu, rows, rolloutSteps, levels: repeatLevels(LEVELS), key: keyFromSeed(7) });

async function readbacksPerRollout(gpu: Gpu): Promise<Figure> {
  const [rows, steps] = [64, 20];
  const env = rolloutEnv(gpu, rows, steps);
  const before = gpu.readbacks;
  // Logits stay as they are, at 0: every action is as likely.
  await env.rollOut({ evaluate: () => {}, key: keyFromSeed(7), firstStep: 0, valuesAtTheLimit: true });
  const value = gpu.readbacks - before;
  env.dispose();
  return {
    name: "gpu.readbacks_per_rollout",
    value,
    meaning: `waits for the GPU in ${steps} steps of ${rows} boards`,
  };
}

function rolloutMemory(gpu: Gpu): Figure {
  const [rows, steps] = [4096, 32];
  const env = rolloutEnv(gpu, rows, steps);
  const memory = Object.entries(env.memory());
  env.dispose();
  for (const [what, bytes] of memory) console.log(`    ${(bytes / 1e6).toFixed(1).padStart(6)} MB  ${what}`);
  const value = memory.reduce((sum, [, bytes]) => sum + bytes, 0) / 1e6;
  return {
    name: "gpu.rollout_memory_mb",
    value,
    meaning: `MB on the GPU for ${steps} steps of ${rows} boards`,
  };
}

/** Median microseconds of each workload, taken in turns so that a busy machine slows all alike. */
async function sideBySide(
  gpu: Gpu,
  workloads: readonly { readonly steps: number; readonly record: Record }[],
): Promise<number[]> {
  const times = workloads.map((): number[] => []);
  for (let round = -1; round < ROUNDS; round++) {
    for (const [i, { steps, record }] of workloads.entries()) {
      const start = performance.now();
      gpu.pass((pass) => {
        for (let step = 0; step < steps; step++) record(pass);
      });
      await gpu.device.queue.onSubmittedWorkDone();
      // The first round is for the compiler.
      if (round >= 0) times[i].push((performance.now() - start) * 1000);
    }
  }
  if (gpu.problem !== undefined) throw new Error(gpu.problem);
  return times.map(median);
}
