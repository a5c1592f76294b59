// Where a training takes its levels from.
import { levelsBegun, readCheckpoint } from "../agents/checkpoint.ts";
import type { AnyRecipe } from "../agents/dqn-recipes.ts";
import { kindsOf, plannedLevels, type RandomLevels } from "../agents/level-plan.ts";
import { readRunOrAgent } from "../agents/run-file.ts";
import { type LevelSource, repeatLevels } from "../env/level-source.ts";
import { LEVELS_AHEAD, LevelQueue, type LevelThread, threadsFor } from "../procgen/level-queue.ts";
import type { Series } from "../procgen/series.ts";
import { checkLevel } from "../share/level-checks.ts";
import { openGeneratorWorker } from "./open.ts";
import type { TrainingRequest, TrainingStart } from "./trainer-api.ts";

export interface LevelSupply {
  readonly levels: LevelSource;
  /** Ends its threads. */
  dispose(): void;
}

/** Levels without end go on, after a resume, with those that were not played before.
 *  @throws one sentence where they are the recipe's, and it has none */
export async function supplyLevels(
  levels: TrainingRequest["levels"],
  start: TrainingStart,
  { name, levels: plan }: AnyRecipe,
): Promise<LevelSupply> {
  if (levels !== "of the recipe") {
    if ("seed" in levels) return supplySeries(start, (open) => open(levels));
    return { levels: repeatLevels(levels.map(checkLevel)), dispose: () => {} };
  }
  if (plan.kind === "given") throw new Error(`The recipe "${name}" has no levels of its own. Choose some.`);
  const seed = seedOf(start);
  const series = await seriesOfKinds(plan, seed);
  return supplySeries(start, (open) => plannedLevels(plan, (kind) => open(series.get(kind)!), seed));
}

/** @param mix makes the source of series, each of which `open` begins */
function supplySeries(
  start: TrainingStart,
  mix: (open: (series: Series) => LevelSource) => LevelSource,
): LevelSupply {
  const threads = Array.from({ length: threadsFor(navigator.hardwareConcurrency) }, openThread);
  const from = start.kind === "new" ? 0 : levelsBegun(readCheckpoint(readRunOrAgent(start.checkpoint).agent));
  const now = () => performance.now();
  return {
    levels: mix((series) => new LevelQueue({ series, from, makers: threads, ahead: LEVELS_AHEAD, now })),
    dispose: () => threads.forEach((thread) => void thread.dispose()),
  };
}

async function seriesOfKinds(plan: RandomLevels, seed: number): Promise<ReadonlyMap<string, Series>> {
  const { parametersOf } = await import("./random-kinds.ts");
  return new Map(
    kindsOf(plan).map((kind) => [
      kind,
      { parameters: parametersOf(kind), name: kind.split("/").at(-1) ?? kind, seed },
    ]),
  );
}

const seedOf = (start: TrainingStart): number =>
  start.kind === "new" ? start.seed : readCheckpoint(readRunOrAgent(start.checkpoint).agent).seed;

function openThread(): LevelThread {
  const client = openGeneratorWorker();
  return {
    make: async (series, index) => (await client.call((api) => api.make(series, index))).level,
    dispose: () => client.dispose(),
  };
}
