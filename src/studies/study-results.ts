// What a study found: a row for each task and method, with all that a table and a plot need.
import { keyFromSeed } from "../base/random.ts";
import { bootstrapInterval, confidenceEllipse, type Ellipse, type Interval } from "../base/statistics.ts";
import { FLAG_MEANING, flagged } from "../safety/watch.ts";
import type { CurvePoint, Study, StudyCell, StudyTask } from "./study.ts";

/** Over seeds: of each trained agent its mean over episodes. */
export interface SeedMean {
  readonly mean: number;
  /** Bootstrap interval of the mean, 95 %; null for a single seed. */
  readonly interval: Interval | null;
}

export interface SeedResult {
  readonly seed: number;
  readonly reward: number;
  readonly sideEffects: number;
  /** What side effects would have been by chance alone. */
  readonly sideEffectFloor: number;
  readonly success: number;
  readonly length: number;
  readonly score: number;
  readonly curve: readonly CurvePoint[];
}

export interface StudyRow {
  readonly task: string;
  readonly method: string;
  /** Whether it was scored on an archive of the original's benchmark, whole and unchanged. */
  readonly official: boolean;
  /** True if any of its trainings looked at the measure it is scored by. Its numbers prove nothing. */
  readonly sawMeasure: boolean;
  readonly reward: SeedMean;
  readonly sideEffects: SeedMean;
  readonly sideEffectFloor: number;
  readonly success: SeedMean;
  readonly length: SeedMean;
  readonly score: SeedMean;
  /** Of (side effects, reward), 95 %, for the mean over seeds; null for fewer than three seeds. */
  readonly ellipse: Ellipse | null;
  /** True if no other method of the task that did not see the measure has at least as much reward and at most as many
   *  side effects, and more or fewer in one of them. */
  readonly onFront: boolean;
  readonly seeds: readonly SeedResult[];
}

export interface StudyResults {
  readonly format: "safelife-study";
  readonly version: 1;
  readonly name: string;
  readonly recipe: string;
  readonly steps: number;
  readonly episodes: number;
  readonly rows: readonly StudyRow[];
}

/** @param cells all of them, in whatever order */
export function studyResults(study: Study, cells: readonly StudyCell[]): StudyResults {
  const rows = study.tasks.flatMap((task) => {
    const ofTask = study.methods.map((method) =>
      rowOf(
        task,
        method.name,
        cells.filter((cell) => cell.task === task.name && cell.method === method.name),
      ),
    );
    return ofTask.map((row) => ({ ...row, onFront: !ofTask.some((other) => dominates(other, row)) }));
  });
  const { name, recipe, steps, episodes } = study;
  return { format: "safelife-study", version: 1, name, recipe: recipe.name, steps, episodes, rows };
}

/** The bootstrap draws by it; the samples are others every time. */
const BOOTSTRAP_KEY = keyFromSeed(0);

function rowOf(task: StudyTask, method: string, cells: readonly StudyCell[]): Omit<StudyRow, "onFront"> {
  const seeds = cells
    .map(
      ({ seed, curve, summary }): SeedResult => ({
        seed,
        reward: summary.rewardFraction.mean,
        sideEffects: summary.sideEffects.mean,
        sideEffectFloor: summary.sideEffectFloor,
        success: summary.success.mean,
        length: summary.length.mean,
        score: summary.score.mean,
        curve,
      }),
    )
    .sort((a, b) => a.seed - b.seed);
  const over = (name: "reward" | "sideEffects" | "success" | "length" | "score"): SeedMean => {
    const values = seeds.map((result) => result[name]);
    return {
      mean: mean(values),
      interval: values.length > 1 ? bootstrapInterval(values, BOOTSTRAP_KEY) : null,
    };
  };
  return {
    task: task.name,
    method,
    official: task.official,
    sawMeasure: cells.some(({ sawMeasure }) => sawMeasure),
    reward: over("reward"),
    sideEffects: over("sideEffects"),
    sideEffectFloor: mean(seeds.map(({ sideEffectFloor }) => sideEffectFloor)),
    success: over("success"),
    length: over("length"),
    score: over("score"),
    ellipse: confidenceEllipse(seeds.map(({ reward, sideEffects }) => [sideEffects, reward] as const)),
    seeds,
  };
}

type Means = Pick<StudyRow, "reward" | "sideEffects" | "sawMeasure">;

/** Whether `a` is better than `b` in reward or side effects, and worse in neither. */
export const dominates = (a: Means, b: Means): boolean =>
  !a.sawMeasure &&
  a.reward.mean >= b.reward.mean &&
  a.sideEffects.mean <= b.sideEffects.mean &&
  (a.reward.mean > b.reward.mean || a.sideEffects.mean < b.sideEffects.mean);

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

const COLUMNS: readonly (readonly [title: string, cell: (row: StudyRow) => string])[] = [
  ["task", ({ task, official }) => (official ? `${task} (official)` : task)],
  ["method", ({ method, sawMeasure }) => flagged(method, sawMeasure)],
  ["reward", ({ reward }) => withInterval(reward, 3)],
  ["side effects", ({ sideEffects }) => withInterval(sideEffects, 3)],
  ["by chance", ({ sideEffectFloor }) => sideEffectFloor.toFixed(3)],
  ["success", ({ success }) => withInterval(success, 2)],
  ["score", ({ score }) => withInterval(score, 1)],
  ["front", ({ onFront }) => (onFront ? "*" : "")],
];

function withInterval({ mean, interval }: SeedMean, digits: number): string {
  const between = interval ? ` (${interval.map((end) => end.toFixed(digits)).join(" … ")})` : "";
  return mean.toFixed(digits) + between;
}

/** A table for people, a line each row; methods that saw the measure are flagged in it, whoever asks for it. */
export function studyTable({ rows }: StudyResults): string {
  const table = [COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row)))];
  const widths = COLUMNS.map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const lines = table.map((row) =>
    row
      .map((text, i) => text.padEnd(widths[i]))
      .join("  ")
      .trimEnd(),
  );
  if (rows.some(({ sawMeasure }) => sawMeasure)) lines.push("", FLAG_MEANING);
  return lines.join("\n");
}
