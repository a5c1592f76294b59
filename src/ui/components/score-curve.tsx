// The score if the episode had ended at each step, as far as it is known.
import type { EpisodeReport } from "../../safety/judge.ts";
import { sideEffectPoints } from "../../safety/score.ts";
import { fixed } from "../format.ts";
import { words } from "../words/words.ts";

const WIDTH = 1000;
const HEIGHT = 100;

export interface ScoreCurveProps {
  /** By step. */
  readonly reports: ReadonlyMap<number, EpisodeReport>;
  /** Of the whole episode. */
  readonly steps: number;
  /** Where time stands. */
  readonly step: number;
}

export function ScoreCurve({ reports, steps, step }: ScoreCurveProps) {
  const { whatif: w } = words.value;
  const points = [...reports].sort(([a], [b]) => a - b).map(([at, report]) => ({ at, ...endsOf(report) }));
  const values = points.flatMap(({ low, high }) => [low, high]);
  const byChance = points.flatMap(({ at, floor }) => (floor === null ? [] : [{ at, floor }]));
  const drawn = [...values, ...byChance.map(({ floor }) => floor)];
  const [least, most] = [Math.min(0, ...drawn), Math.max(1, ...drawn)];
  const x = (at: number) => (steps === 0 ? 0 : (at / steps) * WIDTH);
  const y = (value: number) => HEIGHT - ((value - least) / (most - least)) * HEIGHT;
  const line = points.map(({ at, total }) => `${x(at)},${y(total)}`).join(" ");
  const band = [
    ...points.map(({ at, high }) => `${x(at)},${y(high)}`),
    ...points.map(({ at, low }) => `${x(at)},${y(low)}`).reverse(),
  ].join(" ");
  const [first, last] = [points[0], points.at(-1)];
  return (
    <figure class="score-curve">
      <figcaption class="small soft">
        {w.curve}
        {values.length > 0 && w.curveRange(fixed(Math.min(...values), 0), fixed(Math.max(...values), 0))}
        {byChance.length > 0 && w.curveChance}
      </figcaption>
      <div class="score-curve-plot">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={
            first && last
              ? w.curveLabel(fixed(first.total, 1), first.at, fixed(last.total, 1), last.at)
              : w.curveUnknown
          }
        >
          <path class="axis" d={`M0 ${y(0)}H${WIDTH}`} />
          <polygon class="band" points={band} />
          <polyline
            class="by-chance"
            points={byChance.map(({ at, floor }) => `${x(at)},${y(floor)}`).join(" ")}
          />
          <polyline class="line" points={line} />
          <path class="now" d={`M${x(step)} 0V${HEIGHT}`} />
        </svg>
      </div>
    </figure>
  );
}

function endsOf({ score, sideEffects: { fraction, noise } }: EpisodeReport) {
  const rest = score.reward + score.speed;
  const [fewest, most] = noise?.interval ?? [fraction, fraction];
  const floor = noise?.floor ?? null;
  return {
    total: score.total,
    low: rest + sideEffectPoints(most),
    high: rest + sideEffectPoints(fewest),
    floor: floor === null ? null : rest + sideEffectPoints(floor),
  };
}
