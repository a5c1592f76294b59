// The training thread: puts levels, engine and trainer together and shows what happens.
import { transfer } from "comlink";
import { readCheckpoint } from "../agents/checkpoint.ts";
import { RECIPES } from "../agents/recipes.ts";
import { Trainer, type TrainerOptions } from "../agents/trainer.ts";
import { prepareBackend } from "../backends/prepare.ts";
import { copyBoard } from "../core/board.ts";
import { repeatLevels } from "../env/level-source.ts";
import { checkLevel } from "../share/level-checks.ts";
import type { TrainerApi, TrainingRequest, TrainingWatcher } from "./trainer-api.ts";

const now = () => performance.now();

/** Milliseconds between pictures. */
const FRAME_EVERY = 80;

export function createTraining(): TrainerApi {
  let stopping = new AbortController();
  return {
    async run(request, watcher) {
      stopping = new AbortController();
      const { signal } = stopping;
      const backend = await prepareBackend(request.backend, now);
      watcher.onBackend(backend);
      const levels = repeatLevels(request.levels.map(checkLevel));
      const trainer = createTrainer(request, { levels, backend, now });
      try {
        await runWatched(trainer, request, watcher, signal);
      } finally {
        trainer.dispose();
      }
    },
    stop: () => stopping.abort(),
    inspect(checkpoint) {
      const { recipe, seed, updates } = readCheckpoint(checkpoint);
      return { recipe: recipe.name, seed, steps: updates * recipe.ppo.rolloutSteps * recipe.rows };
    },
  };
}

function createTrainer(
  { start }: TrainingRequest,
  options: Omit<TrainerOptions, "recipe" | "seed">,
): Trainer {
  return start.kind === "new"
    ? Trainer.create({ ...options, recipe: RECIPES[start.recipe], seed: start.seed })
    : Trainer.resume(start.checkpoint, options);
}

async function runWatched(
  trainer: Trainer,
  { totalSteps, checkpointEvery, boards }: TrainingRequest,
  watcher: TrainingWatcher,
  signal: AbortSignal,
): Promise<void> {
  const sendCheckpoint = () => {
    const bytes = trainer.checkpoint();
    watcher.onCheckpoint(transfer(bytes, [bytes.buffer]), trainer.steps);
  };
  const sendFrames = () => {
    const frames = trainer.env.games
      .slice(0, boards)
      .map(({ board, goals }) => ({ board: copyBoard(board), goals: copyBoard(goals) }));
    const buffers = frames.flatMap(({ board, goals }) => [board.cells.buffer, goals.cells.buffer]);
    watcher.onFrames(transfer(frames, buffers as ArrayBuffer[]));
  };
  let savedAt = now();
  let shownAt = Number.NEGATIVE_INFINITY;
  await trainer.run(Math.max(0, totalSteps - trainer.steps), {
    signal,
    onStep() {
      if (now() - shownAt < FRAME_EVERY) return;
      shownAt = now();
      sendFrames();
    },
    onProgress(progress) {
      watcher.onProgress(progress);
      if (now() - savedAt < checkpointEvery) return;
      savedAt = now();
      sendCheckpoint();
    },
  });
  sendCheckpoint();
}
