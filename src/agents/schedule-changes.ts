// What a person changed while an agent trained. The plan of the recipe stays as it is, the changes are listed beside it,
// so that an agent says how it came about and a training goes on under the same settings.
import { type Schedule, valueAt } from "./schedule.ts";

export const CHANGEABLE = [
  "learningRateFactor",
  "entropyFactor",
  "exitDifficulty",
  "sideEffectFactor",
] as const;
export type Changeable = (typeof CHANGEABLE)[number];

/** From this environment step on, until the next change of the same setting. */
export interface ScheduleChange {
  readonly step: number;
  readonly name: Changeable;
  /** Null: what the recipe planned, again. */
  readonly value: number | null;
}

export type ScheduledSettings = Readonly<Record<Changeable, number>>;

/** The part of a recipe that plans them. */
export interface Scheduled extends Readonly<Record<Changeable, Schedule>> {
  /** What was changed by hand while it trained, in the order of its steps; none where absent. */
  readonly changes?: readonly ScheduleChange[] | undefined;
}

/** A recipe with more would be refused, see `parseRecipe`. */
export const MOST_CHANGES = 1000;

/** What counts at a step: the latest change of each setting, or else the plan. */
export function settingsAt(recipe: Scheduled, step: number): ScheduledSettings {
  const planned = plannedAt(recipe, step);
  const changed: Partial<Record<Changeable, number | null>> = {};
  for (const change of recipe.changes ?? []) {
    if (change.step <= step) changed[change.name] = change.value;
  }
  const current = (name: Changeable): number => changed[name] ?? planned[name];
  return {
    learningRateFactor: current("learningRateFactor"),
    entropyFactor: current("entropyFactor"),
    exitDifficulty: current("exitDifficulty"),
    sideEffectFactor: current("sideEffectFactor"),
  };
}

const plannedAt = (recipe: Scheduled, step: number): ScheduledSettings => ({
  learningRateFactor: valueAt(recipe.learningRateFactor, step),
  entropyFactor: valueAt(recipe.entropyFactor, step),
  exitDifficulty: valueAt(recipe.exitDifficulty, step),
  sideEffectFactor: valueAt(recipe.sideEffectFactor, step),
});

/** The recipe with one more change, which takes the place of one of the same setting at the same step. */
export const withChange = <Any extends Scheduled>(recipe: Any, change: ScheduleChange): Any => ({
  ...recipe,
  changes: [
    ...(recipe.changes ?? []).filter(({ step, name }) => step !== change.step || name !== change.name),
    change,
  ],
});
