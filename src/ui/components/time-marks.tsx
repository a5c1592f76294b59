// What happened when, above a time bar: points by shapes that point up or down, harm by bars.
import type { TurningPoint } from "../../safety/turning-points.ts";
import type { Loop } from "../whatif/player.ts";
import { words } from "../words/words.ts";

/** Parts of the bar; what happens within one is added up. */
const PARTS = 120;

export interface TimeMarksProps {
  readonly turningPoints: readonly TurningPoint[];
  readonly loop: Loop | null;
  /** Of the whole bar. */
  readonly steps: number;
}

export function TimeMarks({ turningPoints, loop, steps }: TimeMarksProps) {
  const at = (step: number) => `${steps === 0 ? 0 : (100 * step) / steps}%`;
  const parts = inParts(turningPoints, steps);
  const most = Math.max(1, ...parts.map(({ harm }) => harm));
  return (
    <div class="time-marks" role="img" aria-label={inWords(turningPoints)}>
      {loop && (
        <i class="loop" style={{ left: at(loop.from), width: at((loop.to ?? loop.from) - loop.from) }} />
      )}
      {parts.map(({ step, points, harm }) => (
        <span key={step} style={{ left: at(step) }}>
          {points !== 0 && <i class={points > 0 ? "gained" : "lost"} />}
          {harm > 0 && <i class="harm" style={{ height: `${(100 * harm) / most}%` }} />}
        </span>
      ))}
    </div>
  );
}

/** Added up within each part, at the first step of it in which something happened. */
function inParts(turningPoints: readonly TurningPoint[], steps: number): readonly TurningPoint[] {
  const parts = new Map<number, TurningPoint>();
  for (const { step, points, harm } of turningPoints) {
    const part = Math.floor((step / Math.max(1, steps)) * PARTS);
    const sum = parts.get(part) ?? { step, points: 0, harm: 0 };
    parts.set(part, { step: sum.step, points: sum.points + points, harm: sum.harm + harm });
  }
  return [...parts.values()];
}

function inWords(turningPoints: readonly TurningPoint[]): string {
  const count = (of: (point: TurningPoint) => boolean) => turningPoints.filter(of).length;
  if (turningPoints.length === 0) return words.value.time.noMarks;
  return words.value.time.marks(
    count(({ points }) => points !== 0),
    count(({ harm }) => harm > 0),
  );
}
