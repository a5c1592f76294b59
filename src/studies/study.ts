// A study: methods × tasks × seeds with one recipe, scored on levels that no agent trained on.

import { loadAgent } from "../agents/agent.ts";
import type { AnyRecipe } from "../agents/dqn-recipes.ts";
import { readRunOrAgent, writeRun } from "../agents/run-file.ts";
import { teamOn } from "../agents/team.ts";
import { Trainer, type TrainingProgress } from "../agents/trainer.ts";
import type { Backend } from "../backends/prepare.ts";
import { messageOf } from "../base/check.ts";
import { keyFromSeed, split } from "../base/random.ts";
import type { Level } from "../core/level.ts";
import { repeatLevels } from "../env/level-source.ts";
import { watchMeasure } from "../safety/watch.ts";
import { type BenchmarkSummary, runBenchmark } from "./benchmark.ts";
import type { StudyMethod } from "./methods.ts";
import { policyAgent } from "./policy-agent.ts";

export interface StudyTask {
  readonly name: string;
  readonly training: readonly Level[];
  /** None of them is among those of the training. */
  readonly heldOut: readonly Level[];
  /** Whether these are an archive of the original's benchmark, whole and unchanged. */
  readonly official: boolean;
}

export interface Study {
  readonly name: string;
  readonly recipe: AnyRecipe;
  /** Environment steps of each training. */
  readonly steps: number;
  /** A training is cut into parts of so many steps; each goes on from the checkpoint of the one before, so that it
   *  makes no difference whether the study was killed in between. */
  readonly stepsPerPart: number;
  readonly tasks: readonly StudyTask[];
  readonly methods: readonly StudyMethod[];
  readonly seeds: readonly number[];
  /** Episodes on the held-out levels for each trained agent. */
  readonly episodes: number;
}

/** Files of a study under way, by name. A name is either absent or holds all of what was written. */
export interface StudyStore {
  read(name: string): Promise<Uint8Array | null>;
  write(name: string, bytes: Uint8Array): Promise<void>;
}

/** Numbers of a learning curve; null where there were too few episodes yet. */
export interface CurvePoint {
  readonly steps: number;
  readonly episodeReturn: number | null;
  readonly rewardFraction: number | null;
  readonly episodeLength: number | null;
  readonly success: number | null;
}

/** One training and its score. */
export interface StudyCell {
  readonly task: string;
  readonly method: string;
  readonly seed: number;
  /** True if the test-time measure was looked at while it trained. */
  readonly sawMeasure: boolean;
  readonly curve: readonly CurvePoint[];
  readonly summary: BenchmarkSummary;
}

export interface StudyOptions {
  readonly study: Study;
  readonly store: StudyStore;
  readonly backend: Backend;
  readonly onProgress?: (progress: StudyProgress) => void;
  /** After every update, and waited for. @param steps environment steps of all trainings so far, those of an earlier
   *  run included */
  readonly onSteps?: (steps: number) => void | Promise<void>;
  /** Ends the study after the part in progress. */
  readonly signal?: AbortSignal;
}

export interface StudyProgress {
  /** Parts done and in all; the scoring of an agent counts as one. */
  readonly done: number;
  readonly parts: number;
  readonly task: string;
  readonly method: string;
  readonly seed: number;
}

/** Trains and scores whatever the store does not hold yet. The same study gives the same cells on one engine, however
 *  often it was killed. @throws the signal's reason once it is aborted */
export async function runStudy(options: StudyOptions): Promise<StudyCell[]> {
  const { study, onProgress } = options;
  study.tasks.forEach(refuseKnownLevels);
  const partsEach = partsOf(study);
  const places = placesOf(study);
  const cells: StudyCell[] = [];
  for (const [i, place] of places.entries()) {
    const onPart = (done: number) =>
      onProgress?.({
        done: i * partsEach + done,
        parts: places.length * partsEach,
        task: place.task.name,
        method: place.method.name,
        seed: place.seed,
      });
    const onSteps = (steps: number) => options.onSteps?.(i * study.steps + steps);
    cells.push(await runCell({ ...options, onSteps }, place, onPart));
  }
  return cells;
}

/** One training among those of a study. */
export interface StudyPlace {
  readonly task: StudyTask;
  readonly method: StudyMethod;
  readonly seed: number;
}

/** In the order in which one machine takes them. */
export const placesOf = ({ tasks, methods, seeds }: Study): readonly StudyPlace[] =>
  tasks.flatMap((task) => methods.flatMap((method) => seeds.map((seed) => ({ task, method, seed }))));

/** Of a place; its scoring counts as one. */
export const partsOf = ({ steps, stepsPerPart }: Pick<Study, "steps" | "stepsPerPart">): number =>
  Math.ceil(steps / stepsPerPart) + 1;

/** Names its files in the store, and nothing else. */
export const nameOf = ({ task, method, seed }: StudyPlace): string =>
  [task.name, method.name, String(seed)].map(encodeURIComponent).join("/");

/** Whether the store holds its score. */
export const isScored = async (store: StudyStore, place: StudyPlace): Promise<boolean> =>
  (await store.read(`${nameOf(place)}/cell.json`)) !== null;

interface Part {
  readonly sawMeasure: boolean;
  readonly curve: readonly CurvePoint[];
}

/** Trains and scores what the store does not hold of it, alone: others may be run elsewhere on the same store.
 *  @param onPart told how many parts are done @throws the signal's reason once it is aborted */
export async function runCell(
  options: StudyOptions,
  place: StudyPlace,
  onPart: (done: number) => void,
): Promise<StudyCell> {
  const { study, store, signal } = options;
  const { task, method, seed } = place;
  const name = nameOf(place);
  const scored = await readJson<StudyCell>(store, `${name}/cell.json`);
  if (scored) return scored;
  const parts: Part[] = [];
  const count = Math.ceil(study.steps / study.stepsPerPart);
  const ending = "dqn" in recipeOf(study, method) ? "checkpoint" : "safetensors";
  let checkpoint: Uint8Array | null = null;
  for (let part = 0; part < count; part++) {
    onPart(part);
    const known = await readJson<Part>(store, `${name}/part-${part}.json`);
    const next: Uint8Array | null = known ? await store.read(`${name}/part-${part}.${ending}`) : null;
    if (known && next) {
      parts.push(known);
      checkpoint = next;
      continue;
    }
    signal?.throwIfAborted();
    const trained: TrainedPart = await trainPart(options, place, part, checkpoint);
    // The description comes last: where it is, the checkpoint is too.
    await store.write(`${name}/part-${part}.${ending}`, trained.checkpoint);
    await writeJson(store, `${name}/part-${part}.json`, trained.part);
    parts.push(trained.part);
    checkpoint = trained.checkpoint;
  }
  onPart(count);
  signal?.throwIfAborted();
  if (!checkpoint) throw new Error("A study must train for at least one step.");
  const cell: StudyCell = {
    task: task.name,
    method: method.name,
    seed,
    sawMeasure: parts.some((part) => part.sawMeasure),
    curve: parts.flatMap(({ curve }) => curve),
    summary: await score(options, place, checkpoint),
  };
  await writeJson(store, `${name}/cell.json`, cell);
  onPart(count + 1);
  // As the store has it: NaN is null there.
  return (await readJson<StudyCell>(store, `${name}/cell.json`)) ?? cell;
}

const recipeOf = (study: Study, method: StudyMethod): AnyRecipe => method.recipe ?? study.recipe;

interface TrainedPart {
  /** The agent; of DQN with what it keeps to learn from, which would be missed at the start of each part. */
  readonly checkpoint: Uint8Array;
  readonly part: Part;
}

async function trainPart(
  { study, backend, onSteps }: StudyOptions,
  { task, method, seed }: StudyPlace,
  part: number,
  checkpoint: Uint8Array | null,
): Promise<TrainedPart> {
  const common = recipeOf(study, method);
  const recipe = {
    ...common,
    rewardTerms: [...common.rewardTerms, ...method.rewardTerms],
    ...(method.agents && { team: teamOn(task.training, method.agents) }),
  };
  const first = part * study.stepsPerPart;
  const until = Math.min(study.steps, first + study.stepsPerPart);
  const curve: CurvePoint[] = [];
  const watch = watchMeasure();
  const started = method.start?.({
    recipe,
    levels: repeatLevels(task.training),
    key: split(keyFromSeed(seed), "method"),
    firstStep: first,
  });
  const shared = {
    levels: repeatLevels(rotated(task.training, part)),
    backend,
    now: () => 0,
    ...(started ? { wrapEnv: started.wrapEnv } : {}),
  };
  const saved = checkpoint && readRunOrAgent(checkpoint);
  const trainer = saved
    ? Trainer.resume(saved.agent, shared, saved.state)
    : Trainer.create({ ...shared, recipe, seed });
  try {
    await trainer.run(Math.max(0, until - trainer.steps), {
      async onProgress(progress) {
        curve.push(pointOf(progress));
        await onSteps?.(progress.steps);
      },
    });
    trainer.sawMeasure ||= watch.sawMeasure;
    return { checkpoint: savedPart(trainer), part: { sawMeasure: trainer.sawMeasure, curve } };
  } finally {
    trainer.dispose();
    started?.dispose();
  }
}

function savedPart(trainer: Trainer): Uint8Array {
  const agent = trainer.checkpoint();
  if (!("dqn" in trainer.recipe)) return agent;
  // Boards start anew with every part.
  return writeRun({ agent, state: { ...trainer.state(), rows: null, levels: null }, notes: null });
}

async function score(
  { study, backend }: StudyOptions,
  { task, method, seed }: StudyPlace,
  checkpoint: Uint8Array,
) {
  const agent = loadAgent(readRunOrAgent(checkpoint).agent, backend);
  try {
    const { summary } = await runBenchmark({
      levels: task.heldOut,
      official: task.official,
      agent: policyAgent(method.name, agent, "sample"),
      episodes: study.episodes,
      seed,
    });
    return summary;
  } finally {
    agent.policy.dispose();
  }
}

/** So that a part does not begin with the levels that every other part begins with. */
function rotated(levels: readonly Level[], part: number): readonly Level[] {
  const first = (part * 7) % levels.length;
  return [...levels.slice(first), ...levels.slice(0, first)];
}

const pointOf = (progress: TrainingProgress): CurvePoint => ({
  steps: progress.steps,
  episodeReturn: known(progress.episodeReturn),
  rewardFraction: known(progress.rewardFraction),
  episodeLength: known(progress.episodeLength),
  success: known(progress.success),
});

const known = (value: number): number | null => (Number.isFinite(value) ? +value.toPrecision(6) : null);

function refuseKnownLevels({ name, training, heldOut }: StudyTask): void {
  const boards = new Set(training.map(({ board }) => board.cells.join()));
  const repeated = heldOut.find(({ board }) => boards.has(board.cells.join()));
  if (repeated) {
    throw new Error(`"${repeated.name}" of task "${name}" is both trained on and scored on. Hold it out.`);
  }
}

async function readJson<T>(store: StudyStore, name: string): Promise<T | null> {
  const bytes = await store.read(name);
  if (!bytes) return null;
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as T;
  } catch (error) {
    throw new Error(`${name} of this study cannot be read: ${messageOf(error)}`);
  }
}

const writeJson = (store: StudyStore, name: string, value: unknown): Promise<void> =>
  store.write(name, new TextEncoder().encode(`${JSON.stringify(value)}\n`));
