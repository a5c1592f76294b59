// Levels of graded difficulty: fuller, more irregular, harder to undo, in more regions, step by step.
import type { Layer, ParameterFile, RandomRecord } from "./parameters.ts";

/** Steps are counted from 1 to this. */
export const DIFFICULTY_STEPS = 12;

/** Linear from the first step to the last, in thousandths, so that every machine has the same number. */
function graded(step: number, first: number, last: number): number {
  const thousandths = 1000 * first + ((1000 * last - 1000 * first) * (step - 1)) / (DIFFICULTY_STEPS - 1);
  return Math.round(thousandths) / 1000;
}

/**
 * A parameter file for the defaults of levels/random: to build on blue goals beside green life, or to take away red
 * life from among green.
 * @param step 1 … 12
 */
export function difficultyParameters(task: "append" | "prune", step: number): ParameterFile {
  const at = (first: number, last: number) => graded(step, first, last);
  const regions = Math.round(at(2, 6));
  const leastFill = at(0.04, 0.2);
  const harm: RandomRecord<Layer> = {
    color: "green",
    fences: 1,
    pattern: { period: 1, min_fill: at(0.05, 0.12), wall: [1, 20], tree: [1, 20] },
    movable_walls: at(0.3, 0.1),
    hardened_life: task === "append" ? at(0, 1) : 0,
    buffer_zone: step <= DIFFICULTY_STEPS / 3 ? 1 : 0,
  };
  const pattern = {
    period: 1,
    min_fill: leastFill,
    max_fill: at(0.15, 0.5),
    temperature: at(0.3, 0.8),
    wall: [at(1, 0), 20],
  } as const;
  const work: RandomRecord<Layer> =
    task === "append"
      ? { color: "blue", target: "goals", pattern, movable_walls: 1 }
      : { color: "red", pattern, movable_walls: 1, hardened_life: at(0, 1) };
  return {
    min_performance: 0.5,
    partitioning: { min_regions: regions, max_regions: regions },
    starting_region: null,
    later_regions: "graded",
    buffer_region: null,
    named_regions: { graded: [harm, work] },
  };
}
