// The training thread: puts levels, engine and trainer together and shows what happens.
import { transfer } from "comlink";
import { readCheckpoint } from "../agents/checkpoint.ts";
import { RECIPES, type Recipe } from "../agents/recipes.ts";
import { readRunOrAgent, writeRun } from "../agents/run-file.ts";
import { readRunState } from "../agents/run-state.ts";
import { sized } from "../agents/sizes.ts";
import { levelsAtStart, Trainer, type TrainerOptions } from "../agents/trainer.ts";
import { type Backend, prepareBackend, whyDeviceLost } from "../backends/prepare.ts";
import { supplyLevels } from "./level-supply.ts";
import type { TrainerApi, TrainingRequest, TrainingStart, TrainingWatcher } from "./trainer-api.ts";

const now = () => performance.now();

/** Milliseconds between pictures. */
const FRAME_EVERY = 80;

/** Losses of the GPU in a row without a checkpoint between them after which a run gives up. */
const MOST_LOSSES = 3;

export function createTraining(): TrainerApi {
  let stopping = new AbortController();
  return {
    async run(request, watcher) {
      stopping = new AbortController();
      const { signal } = stopping;
      let { start } = request;
      let setback = "";
      for (let losses = 1; ; losses++) {
        const levels = supplyLevels(request.levels, start);
        let trainer: Trainer | undefined;
        try {
          const backend = await prepareBackend(request.backend, now);
          signal.throwIfAborted();
          await levels.ready?.(levelsAtStart(recipeOf(start)), signal);
          trainer = createTrainer(start, { levels, backend, now });
          watcher.onBackend(describe(backend, trainer, setback));
          await runWatched(trainer, request, watcher, signal, (checkpoint) => {
            start = { kind: "resume", checkpoint };
            losses = 0;
          });
          return;
        } catch (error) {
          if (signal.aborted && error === signal.reason) return;
          if (!whyDeviceLost()) throw error;
          if (losses >= MOST_LOSSES) {
            throw new Error(
              `The GPU was lost ${losses} times in a row. Choose another engine; what was trained up to the last checkpoint is kept.`,
            );
          }
          const resumesAt = start.kind === "resume" ? stepsOf(start.checkpoint) : 0;
          setback = `The GPU was lost at step ${trainer?.steps ?? resumesAt}; training went on from step ${resumesAt}. `;
        } finally {
          trainer?.dispose();
          levels.dispose();
        }
      }
    },
    stop: () => stopping.abort(),
    inspect(checkpoint) {
      const { agent, state } = readRunOrAgent(checkpoint);
      if (state !== undefined) readRunState(state);
      const { recipe, seed } = readCheckpoint(agent);
      return { recipe: recipe.name, seed, steps: stepsOf(checkpoint) };
    },
  };
}

function recipeOf(start: TrainingStart): Recipe {
  if (start.kind === "resume") return readCheckpoint(readRunOrAgent(start.checkpoint).agent).recipe;
  const recipe = RECIPES[start.recipe];
  return start.size === undefined ? recipe : sized(recipe, start.size);
}

function stepsOf(checkpoint: Uint8Array): number {
  const { recipe, updates } = readCheckpoint(readRunOrAgent(checkpoint).agent);
  return updates * recipe.ppo.rolloutSteps * recipe.rows;
}

function createTrainer(start: TrainingStart, options: Omit<TrainerOptions, "recipe" | "seed">): Trainer {
  if (start.kind === "new") {
    return Trainer.create({ ...options, recipe: recipeOf(start), seed: start.seed });
  }
  const { agent, state } = readRunOrAgent(start.checkpoint);
  return Trainer.resume(agent, options, state);
}

function describe(backend: Backend, { boards }: Trainer, setback: string): Backend {
  if (backend.name !== "webgpu") return { ...backend, reason: setback + backend.reason };
  const place = boards.where === "gpu" ? "Boards are played there too." : `Boards are not: ${boards.reason}`;
  return { ...backend, reason: `${setback}${backend.reason} ${place}` };
}

async function runWatched(
  trainer: Trainer,
  { totalSteps, checkpointEvery, boards }: TrainingRequest,
  watcher: TrainingWatcher,
  signal: AbortSignal,
  keep: (checkpoint: Uint8Array) => void,
): Promise<void> {
  const sendCheckpoint = () => {
    const { steps } = trainer;
    const agent = trainer.checkpoint();
    const run = writeRun({ agent, state: trainer.state(), notes: null });
    keep(run.slice());
    return watcher.onCheckpoint(transfer({ agent, run, steps }, [agent.buffer, run.buffer]));
  };
  let shownAt = Number.NEGATIVE_INFINITY;
  const sendFrames = async () => {
    if (now() - shownAt < FRAME_EVERY) return;
    shownAt = now();
    const frames = await trainer.boards.look(boards);
    const buffers = frames.flatMap(({ board, goals }) => [board.cells.buffer, goals.cells.buffer]);
    watcher.onFrames(transfer(frames, buffers as ArrayBuffer[]));
  };
  let savedAt = now();
  await trainer.run(Math.max(0, totalSteps - trainer.steps), {
    signal,
    onStep: () => void sendFrames(),
    async onProgress(progress) {
      watcher.onProgress(progress);
      await sendFrames();
      if (now() - savedAt < checkpointEvery) return;
      savedAt = now();
      void sendCheckpoint();
    },
  });
  await sendCheckpoint();
}
