// Training curves of bounded length.
import type { TrainingProgress } from "../../agents/trainer.ts";
import { csv } from "../csv.ts";
import type { TrainingCurve } from "../runs.ts";

/** Enough for any screen; beyond it, every second point of the older ones goes. */
const MOST_POINTS = 1000;

const COLUMNS = ["steps", "episodeReturn", "rewardFraction", "episodeLength", "entropy"] as const;

/** Points at or after these steps go: training was set back to before them. */
export function extendCurve(curve: TrainingCurve, progress: TrainingProgress): TrainingCurve {
  const later = curve.steps.findIndex((steps) => steps >= progress.steps);
  const length = later < 0 ? curve.steps.length : later;
  const isFull = length >= MOST_POINTS;
  const column = (name: (typeof COLUMNS)[number]) => {
    const kept = curve[name].filter((_, i) => i < length && (!isFull || i % 2 === 0));
    return [...kept, progress[name]];
  };
  return {
    steps: column("steps"),
    episodeReturn: column("episodeReturn"),
    rewardFraction: column("rewardFraction"),
    episodeLength: column("episodeLength"),
    entropy: column("entropy"),
  };
}

/** One line per point; fields are empty where there was nothing to average yet. */
export const curveAsCsv = (curve: TrainingCurve): string =>
  csv([COLUMNS, ...curve.steps.map((_, i) => COLUMNS.map((name) => curve[name][i]))]);
