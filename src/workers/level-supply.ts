// Where a training takes its levels from.
import { readCheckpoint } from "../agents/checkpoint.ts";
import { readRunOrAgent } from "../agents/run-file.ts";
import { type LevelSource, repeatLevels } from "../env/level-source.ts";
import { LevelQueue, type LevelThread } from "../procgen/level-queue.ts";
import { checkLevel } from "../share/level-checks.ts";
import { openGeneratorWorker } from "./open.ts";
import type { TrainingRequest, TrainingStart } from "./trainer-api.ts";

export interface LevelSupply extends LevelSource {
  dispose(): void;
}

/** Levels in the making while others are played. */
const AHEAD = 64;

/** A series goes on, after a resume, with levels that were not played before. */
export function supplyLevels(levels: TrainingRequest["levels"], start: TrainingStart): LevelSupply {
  if (!("seed" in levels)) return { ...repeatLevels(levels.map(checkLevel)), dispose: () => {} };
  return new LevelQueue({
    series: levels,
    from: start.kind === "new" ? 0 : levelsPlayed(start.checkpoint),
    makers: Array.from({ length: makersHere() }, openMaker),
    ahead: AHEAD,
    now: () => performance.now(),
  });
}

function levelsPlayed(checkpoint: Uint8Array): number {
  const { episodes, recipe } = readCheckpoint(readRunOrAgent(checkpoint).agent);
  return episodes + recipe.rows;
}

/** They rest while enough levels are ready, and where there are not, the training rests. */
const makersHere = (): number => Math.max(2, Math.min(4, navigator.hardwareConcurrency - 1));

function openMaker(): LevelThread {
  const client = openGeneratorWorker();
  return {
    make: async (series, index) => (await client.call((api) => api.make(series, index))).level,
    dispose: () => client.dispose(),
  };
}
