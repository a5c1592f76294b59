// The training thread: puts levels, engine and trainer together and shows what happens.
import { transfer } from "comlink";
import { readCheckpoint } from "../agents/checkpoint.ts";
import { readRunOrAgent, writeRun } from "../agents/run-file.ts";
import { readRunState } from "../agents/run-state.ts";
import type { Changeable } from "../agents/schedule-changes.ts";
import { levelsAtStart, type Trainer } from "../agents/trainer.ts";
import { type Backend, prepareBackend, whyDeviceLost } from "../backends/prepare.ts";
import { type LevelSupply, supplyLevels } from "./level-supply.ts";
import { stepsPerSecondOf } from "./measuring.ts";
import type { MeasureRequest, TrainerApi, TrainingRequest, TrainingWatcher } from "./trainer-api.ts";
import { createTrainer, recipeOf, stepsOf } from "./training-start.ts";
import { Watch } from "./watching.ts";

const now = () => performance.now();

/** Milliseconds between pictures. */
const FRAME_EVERY = 80;

/** Losses of the GPU in a row without a checkpoint between them after which a run gives up. */
const MOST_LOSSES = 3;

/** What the page wants of the run under way. */
class Wishes {
  readonly #stopping = new AbortController();
  readonly changes = new Map<Changeable, number | null>();
  watch: (() => Promise<void>) | null = null;
  trainer: Trainer | null = null;
  /** Resolves when a pause is over. */
  paused: Promise<void> | null = null;
  #goOn = () => {};

  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  stop(): void {
    this.#stopping.abort();
    this.pause(false);
  }

  pause(isPaused: boolean): void {
    this.#goOn();
    this.paused = null;
    if (!isPaused || this.signal.aborted) return;
    this.paused = new Promise((resolve) => {
      this.#goOn = resolve;
    });
  }
}

export function createTraining(): TrainerApi {
  let wishes = new Wishes();
  let measuring: Promise<unknown> = Promise.resolve();

  async function measure({ levels: wanted, start, backend: preference }: MeasureRequest) {
    const { signal } = wishes;
    const levels = supplyLevels(wanted, start);
    let trainer: Trainer | undefined;
    try {
      const backend = await prepareBackend(preference, now);
      await levels.ready?.(levelsAtStart(recipeOf(start)), signal);
      if (signal.aborted) return null;
      trainer = createTrainer(start, { levels, backend, now });
      return await stepsPerSecondOf(trainer, now, signal);
    } catch (error) {
      if (signal.aborted && error === signal.reason) return null;
      throw error;
    } finally {
      trainer?.dispose();
      levels.dispose();
    }
  }

  return {
    async measure(request) {
      if (wishes.trainer) return null;
      wishes = new Wishes();
      const speed = measure(request);
      measuring = speed.catch(() => {});
      return speed;
    },
    async run(request, watcher) {
      wishes.stop();
      wishes = new Wishes();
      await measuring;
      await run(request, watcher, wishes);
    },
    change(name, value) {
      wishes.trainer?.change(name, value);
      wishes.changes.set(name, value);
    },
    watch(watching, onEpisode) {
      const { signal } = wishes;
      const watch = new Watch(watching);
      wishes.watch = async () => {
        const { trainer } = wishes;
        const episode = trainer && (await watch.episode(trainer.agent, trainer.steps, signal));
        if (episode) onEpisode(episode);
      };
    },
    watchNothing() {
      wishes.watch = null;
    },
    pause: (isPaused) => wishes.pause(isPaused),
    stop: () => wishes.stop(),
    inspect(checkpoint) {
      const { agent, state } = readRunOrAgent(checkpoint);
      if (state !== undefined) readRunState(state);
      const { recipe, seed } = readCheckpoint(agent);
      return { recipe: recipe.name, seed, steps: stepsOf(checkpoint), changes: recipe.changes ?? [] };
    },
  };
}

/** A GPU that is lost is started anew, and training goes on from the last checkpoint. */
async function run(request: TrainingRequest, watcher: TrainingWatcher, wishes: Wishes): Promise<void> {
  const { signal } = wishes;
  let { start } = request;
  let setback = "";
  for (let losses = 1; ; losses++) {
    let levels: LevelSupply | undefined;
    let trainer: Trainer | undefined;
    try {
      levels = supplyLevels(request.levels, start);
      const backend = await prepareBackend(request.backend, now);
      signal.throwIfAborted();
      await levels.ready?.(levelsAtStart(recipeOf(start)), signal);
      trainer = createTrainer(start, { levels, backend, now });
      wishes.trainer = trainer;
      for (const [name, value] of wishes.changes) trainer.change(name, value);
      watcher.onBackend(describe(backend, trainer, setback));
      await runWatched(trainer, request, watcher, wishes, (checkpoint) => {
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
      wishes.trainer = null;
      trainer?.dispose();
      levels?.dispose();
    }
  }
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
  wishes: Wishes,
  keep: (checkpoint: Uint8Array) => void,
): Promise<void> {
  const { signal } = wishes;
  let savedAt = now();
  const sendCheckpoint = () => {
    savedAt = now();
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
  await trainer.run(Math.max(0, totalSteps - trainer.steps), {
    signal,
    onStep: () => void sendFrames(),
    async onProgress(progress) {
      watcher.onProgress(progress, trainer.recipe.changes ?? []);
      await sendFrames();
      await wishes.watch?.();
      if (wishes.paused || now() - savedAt >= checkpointEvery) void sendCheckpoint();
      await wishes.paused;
    },
  });
  await sendCheckpoint();
}
