// The training thread: puts levels, engine and trainer together and shows what happens.
import { transfer } from "comlink";
import { readCheckpoint } from "../agents/checkpoint.ts";
import type { AnyRecipe } from "../agents/dqn-recipes.ts";
import { readRecipeFile, writeRecipeFile } from "../agents/recipe-file.ts";
import { readRunOrAgent, writeRun } from "../agents/run-file.ts";
import { readRunState } from "../agents/run-state.ts";
import type { Changeable } from "../agents/schedule-changes.ts";
import type { Trainer } from "../agents/trainer.ts";
import type { Backend } from "../backends/prepare.ts";
import { despiteLosses } from "./losses.ts";
import { atWorkSoon, stepsPerSecondOf } from "./measuring.ts";
import type {
  MeasureRequest,
  RecipeOutline,
  TrainerApi,
  TrainingRequest,
  TrainingWatcher,
} from "./trainer-api.ts";
import { type Prepared, prepare, recipeOf, stepsOf, withAgents } from "./training-start.ts";
import { Watch } from "./watching.ts";

const now = () => performance.now();

/** Milliseconds between pictures. */
const FRAME_EVERY = 80;

/** What the page wants of the run under way. */
class Wishes {
  readonly #stopping = new AbortController();
  readonly changes = new Map<Changeable, number | null>();
  watch: (() => Promise<void>) | null = null;
  /** Null: as many as the request says. */
  boards: number | null = null;
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

  async function measure(request: MeasureRequest) {
    const { signal } = wishes;
    let prepared: Prepared | undefined;
    try {
      prepared = await prepare(request, signal, atWorkSoon);
      return await stepsPerSecondOf(prepared.trainer, now, signal);
    } catch (error) {
      if (signal.aborted && error === signal.reason) return null;
      throw error;
    } finally {
      prepared?.dispose();
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
    show(boards) {
      wishes.boards = boards;
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
    readRecipe: (text, fileName) => outlineOf(readRecipeFile(text, fileName)),
    recipeOf(start, levels, steps) {
      const all = typeof levels === "string" || "seed" in levels ? undefined : levels;
      return outlineOf({ ...withAgents(recipeOf(start), start, all), steps });
    },
    inspect(checkpoint) {
      const { agent, state } = readRunOrAgent(checkpoint);
      if (state !== undefined) readRunState(state);
      const { recipe, seed } = readCheckpoint(agent);
      return { recipe: recipe.name, seed, steps: stepsOf(checkpoint), changes: recipe.changes ?? [] };
    },
  };
}

const outlineOf = (recipe: AnyRecipe): RecipeOutline => ({
  name: recipe.name,
  steps: recipe.steps,
  isDqn: "dqn" in recipe,
  hasLevels: recipe.levels.kind !== "given",
  text: writeRecipeFile(recipe),
});

/** A GPU that is lost is started anew, and training goes on from the last checkpoint. */
async function run(request: TrainingRequest, watcher: TrainingWatcher, wishes: Wishes): Promise<void> {
  const { signal } = wishes;
  let { start } = request;
  let setback = "";
  const instead = "Choose another engine; what was trained up to the last checkpoint is kept.";
  await despiteLosses(instead, async (kept) => {
    let prepared: Prepared | undefined;
    try {
      prepared = await prepare({ ...request, start }, signal);
      const { trainer, backend } = prepared;
      wishes.trainer = trainer;
      for (const [name, value] of wishes.changes) trainer.change(name, value);
      watcher.onBackend(describe(backend, trainer, setback));
      await runWatched(trainer, request, watcher, wishes, (checkpoint) => {
        start = { kind: "resume", checkpoint };
        kept();
      });
    } catch (error) {
      if (signal.aborted && error === signal.reason) return;
      const resumesAt = start.kind === "resume" ? stepsOf(start.checkpoint) : 0;
      setback = `The GPU was lost at step ${prepared?.trainer.steps ?? resumesAt}; training went on from step ${resumesAt}. `;
      throw error;
    } finally {
      wishes.trainer = null;
      prepared?.dispose();
    }
  });
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
    const frames = await trainer.boards.look(wishes.boards ?? boards);
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
