// A training curve as a file, in the formats that `safelife train` writes too.
import { eventFileBeginning, scalarEvent } from "../../base/tensorboard.ts";
import { LOGGED, METRICS } from "../../workers/trainer-api.ts";
import { csv } from "../csv.ts";
import type { TrainingCurve } from "./curve.ts";

/** One line per point; fields are empty where there was nothing to average yet. */
export const curveAsCsv = (curve: TrainingCurve): string =>
  csv([LOGGED, ...curve.steps.map((_, i) => LOGGED.map((name) => curve[name][i]))]);

/** One object per point, null where there was nothing to average yet. */
export const curveAsJsonLines = (curve: TrainingCurve): string =>
  curve.steps
    .map((_, i) => `${JSON.stringify(Object.fromEntries(LOGGED.map((name) => [name, curve[name][i]])))}\n`)
    .join("");

/** A file of events for TensorBoard. @param wallTime seconds since 1970: the page keeps no times of single points */
export function curveAsEvents(curve: TrainingCurve, wallTime: number): Uint8Array<ArrayBuffer> {
  const scalars = METRICS.flatMap(({ group, name }) =>
    name === "steps" || name === "stepsPerSecond" ? [] : [[`${group}/${name}`, curve[name]] as const],
  );
  const events = curve.steps.map((step, i) =>
    scalarEvent(
      wallTime,
      step,
      scalars.map(([tag, values]) => [tag, values[i]] as const),
    ),
  );
  const parts = [eventFileBeginning(wallTime), ...events];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
