// `safelife train`: trains an agent on level files, with checkpoints and its learning curve in a folder.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { goingOnFrom } from "../agents/beginning.ts";
import { type Checkpoint, levelsBegun, readCheckpoint } from "../agents/checkpoint.ts";
import { updateOf } from "../agents/engine-trial.ts";
import { writeRecipeFile } from "../agents/recipe-file.ts";
import { readRunOrAgent } from "../agents/run-file.ts";
import { teamOn } from "../agents/team.ts";
import { levelsAtStart, Trainer } from "../agents/trainer.ts";
import { readAgent } from "./agents.ts";
import { commandBackend } from "./backend.ts";
import { command } from "./command.ts";
import { INTERRUPTED } from "./exit-codes.ts";
import { supplyLevels } from "./level-supply.ts";
import { BACKEND_OPTION, LEVELS_OPTION, number, RANGE_OPTION, wholeNumber } from "./options.ts";
import { say } from "./output.ts";
import { chosenRecipe, policiesOf, recipeNames, sizeNames, taskNames } from "./recipe-options.ts";
import { AGENT, clearRuns, findRun, freeFolder, holdsAgent } from "./run-folder.ts";
import { CURVE } from "./run-logs.ts";
import { runTraining, SECONDS_BETWEEN_CHECKPOINTS } from "./run-training.ts";

const now = () => performance.now();

export const train = command(
  { name: "train", description: "Train an agent with PPO or DQN. Ctrl-C stops with a checkpoint." },
  {
    task: {
      type: "string",
      description: `what to learn, on levels made for it without end: ${taskNames.join(", ")}`,
      valueHint: "TASK",
    },
    levels: {
      ...LEVELS_OPTION,
      description: `${LEVELS_OPTION.description}; random/KIND or a .yaml file makes levels without end`,
      required: false,
    },
    range: RANGE_OPTION,
    steps: {
      type: "string",
      description: "environment steps to train for (default: those that the recipe is made for)",
    },
    seed: { type: "string", description: "seed of all random draws", default: "0" },
    out: {
      type: "string",
      description: "folder for the agent, its checkpoints and its logs (default: a new one in runs/)",
      valueHint: "DIR",
    },
    recipe: {
      type: "string",
      description: `algorithm, network and settings: ${recipeNames.join(", ")}, or a .yaml file`,
      valueHint: "RECIPE",
      default: "small",
    },
    "print-recipe": {
      type: "boolean",
      description:
        "write the recipe that --recipe, --task, --size and --charge choose, as YAML to change, and train nothing",
    },
    size: {
      type: "enum",
      description: "size of the network (default: the recipe's own)",
      options: sizeNames,
    },
    agents: {
      type: "enum",
      description:
        "levels with several agents: one policy for all, or a policy for each (default: the task's; else the first one learns, and others copy it)",
      options: ["shared", "independent"],
    },
    from: {
      type: "string",
      description:
        "begin with the network and weights of an agent: a checkpoint file, or the name of one that comes along",
      valueHint: "AGENT",
    },
    resume: {
      type: "boolean",
      description: "go on from the checkpoint in the folder, with its recipe and seed",
    },
    "checkpoint-every": {
      type: "string",
      description: "seconds between checkpoints; 0: after every update",
      valueHint: "SECONDS",
      default: String(SECONDS_BETWEEN_CHECKPOINTS),
    },
    "log-every": {
      type: "string",
      description: "steps between entries of the logs (default: every update has one)",
      valueHint: "STEPS",
    },
    overwrite: { type: "boolean", description: "start anew in a folder that holds an agent already" },
    keep: {
      type: "string",
      description: "also keep a numbered checkpoint each time so many steps have passed",
      valueHint: "STEPS",
    },
    charge: {
      type: "string",
      description:
        "points charged for each cell that differs from the board at the start, once the recipe has raised it",
      valueHint: "POINTS",
    },
    backend: BACKEND_OPTION,
  },
  async (args) => {
    if (args.resume && args.out === undefined) throw new Error("--resume needs the folder, with --out.");
    if (args["print-recipe"]) {
      const recipe = await chosenRecipe(args);
      say(writeRecipeFile(recipe).trimEnd());
      return { recipe };
    }
    const out = args.out ?? freeFolder(args.task ?? "agent");
    if (!args.resume && !args.overwrite && holdsAgent(out)) {
      throw new Error(
        `"${out}" holds an agent already. Use --resume, --overwrite, or another folder with --out.`,
      );
    }
    const found = args.resume ? findRun(out) : null;
    for (const complaint of found?.complaints ?? []) console.error(`${complaint} An older one is used.`);
    const played = found && readCheckpoint(found.run.agent);
    const begun = args.from === undefined || played ? undefined : await begunWith(args.from, args);
    const chosen = played?.recipe ?? (await chosenRecipe(args));
    const recipe = begun ? goingOnFrom(begun.recipe, chosen) : chosen;
    const seed = played?.seed ?? wholeNumber(args.seed, "seed");
    const policies = policiesOf(args.agents, recipe);
    const options = {
      totalSteps: args.steps === undefined ? recipe.steps : wholeNumber(args.steps, "steps", 1),
      folder: out,
      secondsBetweenCheckpoints: number(args["checkpoint-every"], "checkpoint-every"),
      keepEvery: args.keep === undefined ? undefined : wholeNumber(args.keep, "keep", 1),
      logEvery: args["log-every"] === undefined ? undefined : wholeNumber(args["log-every"], "log-every", 1),
    };
    const backend = await commandBackend(args.backend, updateOf(recipe));
    say(`backend ${backend.name}: ${backend.reason}`);
    say(`recipe ${recipe.name}, to step ${options.totalSteps}, in ${out}`);
    const { range } = args;
    const from = played ? levelsBegun(played) : 0;
    const supply = await supplyLevels({ recipe, seed, levels: args.levels, range, from });
    const { levels } = supply;
    await mkdir(out, { recursive: true });
    await levels.ready?.(levelsAtStart(recipe));
    const waitedAtStart = levels.waitedMs ?? 0;
    const trainer = found
      ? Trainer.resume(found.run.agent, { levels, backend, now }, found.run.state)
      : Trainer.create({
          recipe: policies ? { ...recipe, team: teamOn(levels.all, policies) } : recipe,
          ...{ levels, seed, backend, now },
          from: begun,
        });
    if (found) say(goesOn(trainer));
    else clearRuns(out);
    const began = now();
    const logs = found ? logLengths(found.run.notes) : "anew";
    const end = await runTraining({ ...options, trainer, logs });
    const tookMs = now() - began;
    const { steps } = trainer;
    trainer.dispose();
    supply.dispose();
    if (levels.waitedMs !== undefined) {
      say(`made the first levels in ${(waitedAtStart / 1000).toFixed(1)} s`);
      say(waitedFor(levels.waitedMs - waitedAtStart, tookMs));
    }
    say(`wrote ${join(out, AGENT)} and ${join(out, CURVE)}`);
    if (end === "stopped") {
      say(`stopped at step ${steps}; with --resume --out ${out} it goes on from there`);
      process.exitCode = INTERRUPTED;
    }
    return { folder: out, agent: join(out, AGENT), steps, finished: end === "finished" };
  },
);

/** @throws one sentence if there is no such agent, or what was chosen besides is its own affair */
async function begunWith(
  name: string,
  { size, agents }: { readonly size?: string | undefined; readonly agents?: string | undefined },
): Promise<Checkpoint> {
  if (size !== undefined || agents !== undefined) {
    throw new Error(
      "--from brings a network and its agents along. Leave out --size and --agents, or --from.",
    );
  }
  return readCheckpoint(readRunOrAgent(await readAgent(name)).agent);
}

const goesOn = ({ steps, boards }: Trainer): string =>
  `goes on from step ${steps}${boards.goesOn ? "" : ", with new episodes: those under way were not kept, or are of other levels"}`;

/** Notes of a checkpoint; of an agent alone nothing is known. */
const logLengths = (notes: unknown) =>
  notes === null ? "as they are" : v.parse(v.record(v.string(), v.number()), notes);

const waitedFor = (ms: number, ofMs: number): string =>
  `waited for levels ${((100 * ms) / ofMs).toFixed(1)} % of the time, ${(ms / 1000).toFixed(1)} s`;
