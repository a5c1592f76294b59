// Training curves of bounded length.
import * as v from "valibot";
import type { TrainingProgress } from "../../agents/trainer.ts";
import { LOGGED, METRICS } from "../../workers/trainer-api.ts";

export type CurveColumn = (typeof LOGGED)[number];

/** Numbers over the course of training, all arrays equally long; NaN where there was nothing to average yet. */
export type TrainingCurve = Readonly<Record<CurveColumn, readonly number[]>>;

const columns = <Value>(value: (name: CurveColumn) => Value): Record<CurveColumn, Value> =>
  Object.fromEntries(LOGGED.map((name) => [name, value(name)])) as Record<CurveColumn, Value>;

export const EMPTY_CURVE: TrainingCurve = columns(() => []);

const numbers = v.array(v.union([v.number(), v.nan()]));

/** Columns that an earlier version of the page did not have are unknown. */
export const curveSchema = v.pipe(
  v.object({ ...columns(() => v.optional(numbers, [])), steps: numbers }),
  v.transform((curve) => columns((name) => curve.steps.map((_, i): number => curve[name][i] ?? Number.NaN))),
);

const LEARNER = METRICS.filter(({ group }) => group === "learner").map(({ name }): string => name);
const OF_DQN: readonly CurveColumn[] = ["exploration", "qValue"];

/** Whether a column is one of the learners of those curves, which is known from their numbers. */
export function isShown(name: CurveColumn, curves: readonly TrainingCurve[]): boolean {
  if (!LEARNER.includes(name)) return true;
  if (curves.every(({ steps }) => steps.length === 0)) return !OF_DQN.includes(name);
  return curves.some((curve) => curve[name].some(Number.isFinite));
}

/** Enough for any screen; beyond it, every second point of the older ones goes. */
const MOST_POINTS = 1000;

/** Points at or after these steps go: training was set back to before them. */
export function extendCurve(curve: TrainingCurve, progress: TrainingProgress): TrainingCurve {
  const later = curve.steps.findIndex((steps) => steps >= progress.steps);
  const length = later < 0 ? curve.steps.length : later;
  const isFull = length >= MOST_POINTS;
  return columns((name) => {
    const kept = curve[name].slice(0, length);
    return [...(isFull ? kept.filter((_, i) => i % 2 === 0) : kept), progress[name]];
  });
}
