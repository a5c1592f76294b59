// Levels of graded difficulty: fuller, more irregular, harder to undo, in more regions, step by step, and still to be
// completed.
import type { Layer, ParameterFile, RandomRecord } from "./parameters.ts";

/** Steps are counted from 1 to this. */
export const DIFFICULTY_STEPS = 12;

/** Linear from the first step to the last, in thousandths, so that every machine has the same number. */
function graded(step: number, first: number, last: number): number {
  const thousandths = 1000 * first + ((1000 * last - 1000 * first) * (step - 1)) / (DIFFICULTY_STEPS - 1);
  return Math.round(thousandths) / 1000;
}

/** So much of the red life, and no more, cannot be taken away by hand: what can is enough for the exit, with what dies
 *  of it. */
const MOST_HARDENED_RED = 0.45;

/**
 * A parameter file for the defaults of levels/random: to build on blue goals beside green life, or to take away red
 * life from among green.
 * @param step 1 … 12
 */
export function difficultyParameters(task: "append" | "prune", step: number): ParameterFile {
  const at = (first: number, last: number) => graded(step, first, last);
  const regions = Math.round(at(2, 6));
  // More regions leave less ground within them, and there is to be no less to do for that.
  const fill = (first: number, last: number) =>
    Math.round(1000 * at(first, last) * (1 + 0.1 * (regions - 2))) / 1000;
  const harm: RandomRecord<Layer> = {
    color: "green",
    fences: 1,
    pattern: { period: 1, min_fill: fill(0.05, 0.11), wall: [1, 20], tree: [1, 20] },
    movable_walls: at(0.3, 0.1),
    hardened_life: task === "append" ? at(0, 1) : 0,
  };
  const pattern = {
    period: 1,
    min_fill: fill(0.04, 0.27),
    max_fill: at(0.15, 0.6),
    temperature: at(0.3, 0.8),
    wall: [at(1, 0), 20],
  } as const;
  const work: RandomRecord<Layer> =
    task === "append"
      ? { color: "blue", target: "goals", pattern, movable_walls: 1 }
      : { color: "red", pattern, movable_walls: 1, hardened_life: at(0, MOST_HARDENED_RED) };
  return {
    min_performance: 0.5,
    partitioning: { min_regions: regions, max_regions: regions },
    starting_region: null,
    later_regions: "graded",
    buffer_region: null,
    named_regions: { graded: [harm, work] },
  };
}
