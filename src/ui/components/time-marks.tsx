// What happened when, above a time bar: points by shapes that point up or down, harm by bars.
import type { TurningPoint } from "../../safety/turning-points.ts";
import type { Loop } from "../whatif/player.ts";

/** Parts of the bar; what happens within one is added up. */
const PARTS = 120;
const WIDTH = 1000;
const HEIGHT = 22;
const MIDDLE = 9;

export interface TimeMarksProps {
  readonly turningPoints: readonly TurningPoint[];
  readonly loop: Loop | null;
  /** Of the whole bar. */
  readonly steps: number;
}

export function TimeMarks({ turningPoints, loop, steps }: TimeMarksProps) {
  const x = (step: number) => (steps === 0 ? 0 : (step / steps) * WIDTH);
  const parts = inParts(turningPoints, steps);
  const most = Math.max(1, ...parts.map(({ harm }) => Math.abs(harm)));
  return (
    <svg
      class="time-marks"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={inWords(turningPoints)}
    >
      {loop && (
        <rect
          class="loop"
          x={x(loop.from)}
          width={Math.max(3, x(loop.to ?? loop.from) - x(loop.from))}
          height={HEIGHT}
        />
      )}
      {parts.map(({ step, points, harm }) => (
        <g key={step}>
          {points > 0 && <path class="gained" d={`M${x(step) - 4} 7h8l-4-7z`} />}
          {points < 0 && <path class="lost" d={`M${x(step) - 4} 0h8l-4 7z`} />}
          {harm > 0 && (
            <path class="harm" d={`M${x(step)} ${MIDDLE}v${1 + (harm / most) * (HEIGHT - MIDDLE - 1)}`} />
          )}
        </g>
      ))}
    </svg>
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
  if (turningPoints.length === 0) return "No points and no harm";
  return `Points change in ${count(({ points }) => points !== 0)} steps, harm grows in ${count(({ harm }) => harm > 0)}`;
}
