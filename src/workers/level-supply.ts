// Where a training takes its levels from.
import { readCheckpoint } from "../agents/checkpoint.ts";
import { type LevelSource, repeatLevels } from "../env/level-source.ts";
import { endlessLevels } from "../procgen/series.ts";
import { checkLevel } from "../share/level-checks.ts";
import type { TrainingRequest, TrainingStart } from "./trainer-api.ts";

/** A series goes on, after a resume, with levels that were not played before. */
export function supplyLevels(levels: TrainingRequest["levels"], start: TrainingStart): LevelSource {
  if (!("seed" in levels)) return repeatLevels(levels.map(checkLevel));
  if (start.kind === "new") return endlessLevels(levels, 0);
  const { episodes, recipe } = readCheckpoint(start.checkpoint);
  return endlessLevels(levels, episodes + recipe.rows);
}
