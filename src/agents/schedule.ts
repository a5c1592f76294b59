// Numbers that change in the course of training.

/** Piecewise linear in environment steps, constant before the first point and after the last. */
export type Schedule = readonly { readonly step: number; readonly value: number }[];

export const constant = (value: number): Schedule => [{ step: 0, value }];

/** The same course in `factor` times as many steps. */
export const stretched = (schedule: Schedule, factor: number): Schedule =>
  schedule.map(({ step, value }) => ({ step: Math.round(step * factor), value }));

export function valueAt(schedule: Schedule, step: number): number {
  const next = schedule.findIndex((point) => point.step > step);
  if (next === -1) return schedule[schedule.length - 1].value;
  if (next === 0) return schedule[0].value;
  const from = schedule[next - 1];
  const to = schedule[next];
  return from.value + ((step - from.step) / (to.step - from.step)) * (to.value - from.value);
}
