// `safelife train`: trains an agent on level files, with checkpoints and its learning curve in a folder.
import { access, appendFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readCheckpoint } from "../agents/checkpoint.ts";
import { RECIPES, type RecipeName } from "../agents/recipes.ts";
import { levelsAtStart, Trainer, type TrainingProgress } from "../agents/trainer.ts";
import { prepareBackend } from "../backends/prepare.ts";
import { type LevelSource, repeatLevels } from "../env/level-source.ts";
import { LevelQueue } from "../procgen/level-queue.ts";
import { fixed } from "./benchmark-table.ts";
import { command } from "./command.ts";
import { loadLevels } from "./level-files.ts";
import { openLevelThreads } from "./level-threads.ts";
import { BACKEND_OPTION, LEVELS_OPTION, oneOf, RANGE_OPTION, wholeNumber } from "./options.ts";
import { isParameterSource, loadParameters } from "./parameter-files.ts";

export const CHECKPOINT = "agent.safetensors";
export const CURVE = "curve.csv";
export const SECONDS_BETWEEN_CHECKPOINTS = 30;

const now = () => performance.now();
const recipeNames = Object.keys(RECIPES) as RecipeName[];

export const train = command(
  { name: "train", description: "Train an agent with PPO. Ctrl-C stops with a checkpoint." },
  {
    levels: {
      ...LEVELS_OPTION,
      description: `${LEVELS_OPTION.description}; random/KIND or a .yaml file makes levels without end`,
    },
    range: RANGE_OPTION,
    steps: { type: "string", description: "environment steps to train for", required: true },
    seed: { type: "string", description: "seed of all random draws", default: "0" },
    out: {
      type: "string",
      description: "folder for the agent and its curve",
      valueHint: "DIR",
      required: true,
    },
    recipe: { type: "enum", description: "network and settings", options: recipeNames, default: "small" },
    resume: {
      type: "boolean",
      description: "go on from the checkpoint in the folder, with its recipe and seed",
    },
    overwrite: { type: "boolean", description: "start anew in a folder that holds an agent already" },
    keep: {
      type: "string",
      description: "also keep a numbered checkpoint each time so many steps have passed",
      valueHint: "STEPS",
    },
    backend: BACKEND_OPTION,
  },
  async (args) => {
    if (!args.resume && !args.overwrite && (await holdsAgent(args.out))) {
      throw new Error(
        `"${args.out}" holds an agent already. Use --resume, --overwrite, or another folder with --out.`,
      );
    }
    const steps = wholeNumber(args.steps, "steps", 1);
    const recipe = RECIPES[oneOf(args.recipe, "recipe", recipeNames)];
    const seed = wholeNumber(args.seed, "seed");
    const keepEvery = args.keep === undefined ? Number.POSITIVE_INFINITY : wholeNumber(args.keep, "keep", 1);
    const backend = await prepareBackend(oneOf(args.backend, "backend", BACKEND_OPTION.options), now);
    console.log(`backend ${backend.name}: ${backend.reason}`);
    await mkdir(args.out, { recursive: true });
    const checkpoint = args.resume ? await readCheckpointFile(args.out) : null;
    const levels = await supplyLevels(args, seed, checkpoint);
    await levels.ready?.(levelsAtStart(checkpoint ? readCheckpoint(checkpoint).recipe : recipe));
    const waitedAtStart = levels.waitedMs ?? 0;
    const trainer = checkpoint
      ? Trainer.resume(checkpoint, { levels, backend, now })
      : Trainer.create({ recipe, levels, seed, backend, now });
    const began = now();
    await trainWithCheckpoints(trainer, steps, args.out, keepEvery);
    const tookMs = now() - began;
    trainer.dispose();
    if (levels instanceof LevelQueue) {
      levels.dispose();
      console.log(`made the first levels in ${(waitedAtStart / 1000).toFixed(1)} s`);
      console.log(waitedFor(levels.waitedMs - waitedAtStart, tookMs));
    }
    console.log(`wrote ${join(args.out, CHECKPOINT)} and ${join(args.out, CURVE)}`);
  },
);

const waitedFor = (ms: number, ofMs: number): string =>
  `waited for levels ${((100 * ms) / ofMs).toFixed(1)} % of the time, ${(ms / 1000).toFixed(1)} s`;

/** Levels in the making while others are played. */
const AHEAD = 64;

/** Files over and over, or the levels of a kind without end; a resume goes on with those not played yet. */
async function supplyLevels(
  { levels, range }: { readonly levels: string; readonly range?: string | undefined },
  seed: number,
  checkpoint: Uint8Array | null,
): Promise<LevelSource> {
  if (!isParameterSource(levels)) return repeatLevels(await loadLevels(levels, range));
  const { name, parameters } = await loadParameters(levels);
  const played = checkpoint && readCheckpoint(checkpoint);
  return new LevelQueue({
    series: { parameters, name, seed: played?.seed ?? seed },
    from: played ? played.episodes + played.recipe.rows : 0,
    makers: openLevelThreads(),
    ahead: AHEAD,
    now,
  });
}

/** A folder that is not there holds none. */
export const holdsAgent = (folder: string): Promise<boolean> =>
  access(join(folder, CHECKPOINT)).then(
    () => true,
    () => false,
  );

async function readCheckpointFile(folder: string): Promise<Uint8Array> {
  return readFile(join(folder, CHECKPOINT)).catch(() => {
    throw new Error(`"${folder}" holds no ${CHECKPOINT} to resume from. Leave out --resume to start anew.`);
  });
}

/** Trains until the trainer has made `totalSteps` in all, or Ctrl-C. @param keepEvery steps between kept copies */
export async function trainWithCheckpoints(
  trainer: Trainer,
  totalSteps: number,
  folder: string,
  keepEvery = Number.POSITIVE_INFINITY,
): Promise<void> {
  const stop = new AbortController();
  // Launchers such as npx send the signal a second time: it must not cut off the last checkpoint.
  const onInterrupt = () => stop.abort();
  process.on("SIGINT", onInterrupt);
  const curve = join(folder, CURVE);
  if (trainer.steps === 0) await writeFile(curve, `${CURVE_COLUMNS.join(",")}\n`);

  let lines = "";
  let failure: unknown;
  let writing = Promise.resolve();
  const write = (task: () => Promise<void>) => {
    writing = writing.then(task).catch((error: unknown) => {
      failure ??= error;
      stop.abort();
    });
  };
  const save = () => {
    const checkpoint = trainer.checkpoint();
    const newLines = lines;
    lines = "";
    write(async () => {
      await appendFile(curve, newLines);
      await writeWhole(join(folder, CHECKPOINT), checkpoint);
    });
  };

  let savedAt = now();
  let keepAt = trainer.steps + keepEvery;
  await trainer.run(Math.max(0, totalSteps - trainer.steps), {
    signal: stop.signal,
    onProgress(progress) {
      lines += `${CURVE_COLUMNS.map((column) => +progress[column].toPrecision(6)).join(",")}\n`;
      if (progress.steps >= keepAt) {
        keepAt += keepEvery;
        const checkpoint = trainer.checkpoint();
        const name = `agent-${String(progress.steps).padStart(8, "0")}.safetensors`;
        write(() => writeWhole(join(folder, name), checkpoint));
      }
      if (now() - savedAt < SECONDS_BETWEEN_CHECKPOINTS * 1000) return;
      savedAt = now();
      save();
      console.log(progressLine(progress));
    },
  });
  save();
  await writing;
  process.removeListener("SIGINT", onInterrupt);
  if (failure) throw failure;
}

/** A crash while writing leaves the file as it was. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

const CURVE_COLUMNS = [
  "steps",
  "episodes",
  "episodeReturn",
  "rewardFraction",
  "episodeLength",
  "success",
  "entropy",
  "approxKl",
  "clipFraction",
  "policyLoss",
  "valueLoss",
] as const satisfies readonly (keyof TrainingProgress)[];

function progressLine(progress: TrainingProgress): string {
  const { steps, totalSteps, stepsPerSecond, secondsLeft, rewardFraction, episodeLength, entropy } = progress;
  return [
    `${steps} of ${totalSteps} steps`,
    `${stepsPerSecond.toFixed(0)} steps/s`,
    `${(secondsLeft / 60).toFixed(1)} min left`,
    `reward ${fixed(rewardFraction, 3)}`,
    `length ${fixed(episodeLength, 0)}`,
    `entropy ${entropy.toFixed(2)}`,
  ].join(" · ");
}
