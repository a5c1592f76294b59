// Where a training takes its levels from.
import { levelsBegun, readCheckpoint } from "../agents/checkpoint.ts";
import type { AnyRecipe } from "../agents/dqn-recipes.ts";
import { readRunOrAgent } from "../agents/run-file.ts";
import { repeatLevels } from "../env/level-source.ts";
import { type LevelThread, threadsFor } from "../procgen/level-queue.ts";
import { checkLevel } from "../share/level-checks.ts";
import { type LevelSupply, supplyPlanned, supplySeries } from "./endless-supply.ts";
import { openGeneratorWorker } from "./open.ts";
import type { TrainingRequest, TrainingStart } from "./trainer-api.ts";

/** Levels without end go on, after a resume, with those that were not played before.
 *  @throws one sentence where they are the recipe's, and it has none */
export async function supplyLevels(
  levels: TrainingRequest["levels"],
  start: TrainingStart,
  { name, levels: plan }: AnyRecipe,
): Promise<LevelSupply> {
  const makers = { openThreads, from: begunBy(start) };
  if (levels !== "of the recipe") {
    if ("seed" in levels) return supplySeries(makers, (open) => open(levels));
    return { levels: repeatLevels(levels.map(checkLevel)), dispose: () => {} };
  }
  if (plan.kind === "given") throw new Error(`The recipe "${name}" has no levels of its own. Choose some.`);
  const { parametersOf } = await import("./random-kinds.ts");
  const seed = seedOf(start);
  return supplyPlanned(makers, plan, seed, async (kind) => ({
    parameters: parametersOf(kind),
    name: kind.split("/").at(-1) ?? kind,
    seed,
  }));
}

const begunBy = (start: TrainingStart): number =>
  start.kind === "new" ? 0 : levelsBegun(readCheckpoint(readRunOrAgent(start.checkpoint).agent));

const seedOf = (start: TrainingStart): number =>
  start.kind === "new" ? start.seed : readCheckpoint(readRunOrAgent(start.checkpoint).agent).seed;

const openThreads = (): readonly LevelThread[] =>
  Array.from({ length: threadsFor(navigator.hardwareConcurrency) }, openThread);

function openThread(): LevelThread {
  const client = openGeneratorWorker();
  return {
    make: async (series, index) => (await client.call((api) => api.make(series, index))).level,
    dispose: () => client.dispose(),
  };
}
